import { path } from '../../client';
import { write } from '../../operation';
import { chosenNote } from './field';
import { noteable } from './noteable';

/** @see https://docs.gitlab.com/api/notes/#delete-an-issue-note */
export const remove = write({
	name: 'Delete',
	action: 'Delete a comment (cannot be undone)',
	description: 'Delete a comment permanently',
	fields: [noteable, chosenNote],
	run: async ({ gitlab, noteable, note }) => {
		await gitlab.delete(path`${noteable.notes}/${note}`);
		return { deleted: true };
	},
});
