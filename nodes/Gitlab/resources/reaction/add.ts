import { isFailure } from '../../client';
import { required } from '../../fields';
import { write } from '../../operation';
import { emoji, reactions } from './field';
import { ownReaction } from './own';
import { simpleReaction } from './simple';

/** @see https://docs.gitlab.com/api/emoji_reactions/#add-a-new-emoji-reaction */
export const add = write({
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
