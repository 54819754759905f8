import { write } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const reopen = write({
	name: 'Reopen',
	action: 'Reopen an issue',
	description: 'Open a closed issue again',
	fields: [at],
	simplify: simpleIssue,
	run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'reopen' }),
});
