import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { write } from '../../operation';
import { chosenReaction, reactions } from './field';

/** @see https://docs.gitlab.com/api/emoji_reactions/#delete-an-emoji-reaction */
export const remove = write({
	name: 'Remove',
	description: 'Take back your own reaction; administrators can remove any',
	fields: [reactions, chosenReaction],
	run: async ({ gitlab, reactions, reaction }): Promise<IDataObject> => {
		await gitlab.delete(path`${reactions}/${reaction}`);
		return { deleted: true };
	},
});
