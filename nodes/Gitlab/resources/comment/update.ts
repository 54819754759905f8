import { path } from '../../client';
import { write } from '../../operation';
import { newBody } from './content';
import { chosenNote } from './field';
import { noteable } from './noteable';
import { simpleNote } from './simple';

/** @see https://docs.gitlab.com/api/notes/#modify-existing-issue-note */
export const update = write({
	name: 'Update',
	description: 'Replace the text of a comment',
	fields: [noteable, chosenNote, newBody],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, note, body }) =>
		await gitlab.put(path`${noteable.notes}/${note}`, { body }),
});
