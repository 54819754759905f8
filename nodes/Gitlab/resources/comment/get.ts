import { path } from '../../client';
import { read } from '../../operation';
import { chosenNote } from './field';
import { noteable } from './noteable';
import { simpleNote } from './simple';

/** @see https://docs.gitlab.com/api/notes/#retrieve-a-specific-issue-note */
export const get = read({
	name: 'Get',
	description: 'Retrieve a comment',
	fields: [noteable, chosenNote],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, note }) => await gitlab.get(path`${noteable.notes}/${note}`),
});
