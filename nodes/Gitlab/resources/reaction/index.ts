import { isFailure, path } from '../../client';
import { required } from '../../fields';
import { type Resource, write } from '../../operation';
import { pick } from '../../simplify';
import { listBelow } from '../shared/plain';
import { chosenReaction, emoji, ownReaction, reactions } from './field';

/** What most workflows use of a reaction. */
const simpleReaction = pick(['id', 'name'], { user: 'user.username' }, [
	'awardable_type',
	'awardable_id',
	'created_at',
]);

/** @see https://docs.gitlab.com/api/emoji_reactions/#add-a-new-emoji-reaction */
const add = write({
	name: 'Add',
	description: 'React with an emoji; once more changes nothing',
	fields: [reactions, required(emoji)],
	simplify: simpleReaction,
	run: async ({ gitlab, reactions, name }) =>
		await gitlab.post(reactions, { name }).catch(async (error: unknown) => {
			// GitLab answers 404 where the reaction is there already, as well as where there is nothing to react to.
			const own = isFailure(error, 'notFound')
				? await ownReaction(gitlab, reactions, name).catch(() => undefined)
				: undefined;
			if (!own) throw error as Error;
			return own;
		}),
});

/** @see https://docs.gitlab.com/api/emoji_reactions/#list-an-awardables-emoji-reactions */
const getMany = listBelow(reactions, path``, {
	name: 'Get Many',
	description: 'List the reactions, and who gave them',
	simplify: simpleReaction,
});

/** @see https://docs.gitlab.com/api/emoji_reactions/#delete-an-emoji-reaction */
const remove = write({
	name: 'Remove',
	description: 'Take back your own reaction; administrators can remove any',
	fields: [reactions, chosenReaction],
	run: async ({ gitlab, reactions, reaction }) => await gitlab.delete(path`${reactions}/${reaction}`),
});

export const reaction: Resource = {
	name: 'Reaction',
	description: 'Emoji on issues, merge requests and comments',
	operations: [add, getMany, remove],
};
