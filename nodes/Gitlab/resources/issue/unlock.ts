import { write } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const unlock = write({
	name: 'Unlock',
	action: 'Unlock an issue',
	description: 'Let everyone who can see an issue comment on it again',
	fields: [at],
	simplify: simpleIssue,
	run: async ({ gitlab, at }) => await gitlab.put(at, { discussion_locked: false }),
});
