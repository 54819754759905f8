import { write } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const lock = write({
	name: 'Lock',
	action: 'Lock an issue',
	description: 'Let only project members comment on an issue',
	fields: [at],
	simplify: simpleIssue,
	run: async ({ gitlab, at }) => await gitlab.put(at, { discussion_locked: true }),
});
