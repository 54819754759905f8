import { limit } from '../../fields';
import { read } from '../../operation';
import { reactions } from './field';
import { simpleReaction } from './simple';

/** @see https://docs.gitlab.com/api/emoji_reactions/#list-an-awardables-emoji-reactions */
export const getMany = read({
	name: 'Get Many',
	description: 'List the reactions, and who gave them',
	fields: [reactions, limit],
	simplify: simpleReaction,
	run: async ({ gitlab, reactions, limit }) => await gitlab.list(reactions, {}, limit),
});
