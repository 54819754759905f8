import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { noteableWithThreads } from '../comment/noteable';
import { thread } from './field';
import { simpleThread } from './simple';

/** @see https://docs.gitlab.com/api/discussions/#retrieve-a-merge-request-thread */
export const get = read({
	name: 'Get',
	description: 'Retrieve a thread with its comments',
	fields: [noteableWithThreads, thread],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, discussion }) =>
		await gitlab.get(path`${noteable.holder}/discussions/${discussion}`),
});

/** @see https://docs.gitlab.com/api/discussions/#list-all-merge-request-threads */
export const getMany = read({
	name: 'Get Many',
	description: 'List the threads, single comments and notes about changes',
	fields: [noteableWithThreads, limit],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, limit }) =>
		await gitlab.list(path`${noteable.holder}/discussions`, {}, limit, { countsMore: true }),
});
