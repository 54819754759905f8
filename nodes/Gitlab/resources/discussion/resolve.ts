import { path } from '../../client';
import { write } from '../../operation';
import { noteableWithResolving } from '../comment/noteable';
import { thread } from './field';
import { simpleThread } from './simple';

/** @see https://docs.gitlab.com/api/discussions/#resolve-a-merge-request-thread */
export const resolve = write({
	name: 'Resolve',
	description: 'Mark a thread as done',
	fields: [noteableWithResolving, thread],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, discussion }) =>
		await gitlab.put(path`${noteable.holder}/discussions/${discussion}`, { resolved: true }),
});

/** @see https://docs.gitlab.com/api/discussions/#resolve-a-merge-request-thread */
export const unresolve = write({
	name: 'Unresolve',
	description: 'Open a resolved thread again',
	fields: [noteableWithResolving, thread],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, discussion }) =>
		await gitlab.put(path`${noteable.holder}/discussions/${discussion}`, { resolved: false }),
});
