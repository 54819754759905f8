import { write } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const close = write({
	name: 'Close',
	action: 'Close an issue',
	description: 'Close an issue without deleting it',
	fields: [at],
	simplify: simpleIssue,
	run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'close' }),
});
