import { path } from '../../client';
import { additionalFields, limit, shownFor } from '../../fields';
import { type Operation, type Resource, read, write } from '../../operation';
import { body, createdAt, newBody } from '../comment/content';
import { noteableWithResolving, noteableWithThreads } from '../comment/noteable';
import { simpleNote } from '../comment/simple';
import { explainedPosition, place } from '../shared/diff/place';
import { positionField } from '../shared/diff/positionField';
import { comment, simpleThread, thread } from './field';

/**
 * @see https://docs.gitlab.com/api/discussions/#create-a-merge-request-thread
 * @see https://docs.gitlab.com/api/discussions/#create-a-commit-thread
 */
const create = write({
	name: 'Create',
	description: 'Begin a thread, also on lines of changes',
	fields: [
		noteableWithThreads,
		body,
		shownFor('commentOn', ['commit', 'mergeRequest'], positionField),
		additionalFields(createdAt),
	],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, body, position, additionalFields }) => {
		const { kind, holder: at } = noteable;
		const hasDiff = kind === 'commit' || kind === 'mergeRequest';
		const placed = hasDiff ? await place(gitlab, { kind, at }, { body, wanted: position }) : { body };
		return await gitlab
			.post(path`${at}/discussions`, { ...placed, ...additionalFields })
			.catch((error: unknown) => {
				throw explainedPosition(error);
			});
	},
});

/** @see https://docs.gitlab.com/api/discussions/#retrieve-a-merge-request-thread */
const get = read({
	name: 'Get',
	description: 'Retrieve a thread with its comments',
	fields: [noteableWithThreads, thread],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, discussion }) =>
		await gitlab.get(path`${noteable.holder}/discussions/${discussion}`),
});

/** @see https://docs.gitlab.com/api/discussions/#list-all-merge-request-threads */
const getMany = read({
	name: 'Get Many',
	description: 'List the threads, single comments and notes about changes',
	fields: [noteableWithThreads, limit],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, limit }) =>
		await gitlab.list(path`${noteable.holder}/discussions`, {}, limit, { countsMore: true }),
});

/** @see https://docs.gitlab.com/api/discussions/#resolve-a-merge-request-thread */
const resolve = write({
	name: 'Resolve',
	description: 'Mark a thread as done',
	fields: [noteableWithResolving, thread],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, discussion }) =>
		await gitlab.put(path`${noteable.holder}/discussions/${discussion}`, { resolved: true }),
});

/** @see https://docs.gitlab.com/api/discussions/#resolve-a-merge-request-thread */
const unresolve = write({
	name: 'Unresolve',
	description: 'Open a resolved thread again',
	fields: [noteableWithResolving, thread],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, discussion }) =>
		await gitlab.put(path`${noteable.holder}/discussions/${discussion}`, { resolved: false }),
});

/**
 * What is done with the comments of a thread.
 *
 * @see https://docs.gitlab.com/api/discussions/#create-a-merge-request-thread-note
 */
const comments: Operation[] = [
	write({
		name: 'Reply',
		action: 'Reply to a thread',
		description: 'Add a comment to a thread',
		fields: [noteableWithThreads, thread, body, additionalFields(createdAt)],
		simplify: simpleNote,
		run: async ({ gitlab, noteable, discussion, body, additionalFields }) =>
			await gitlab.post(path`${noteable.holder}/discussions/${discussion}/notes`, {
				body,
				...additionalFields,
			}),
	}),
	write({
		name: 'Update Comment',
		action: 'Update a comment of a thread',
		description: 'Replace the text of a comment',
		fields: [noteableWithThreads, thread, comment, newBody],
		simplify: simpleNote,
		run: async ({ gitlab, noteable, discussion, note, body }) =>
			await gitlab.put(path`${noteable.holder}/discussions/${discussion}/notes/${note}`, { body }),
	}),
	write({
		name: 'Delete Comment',
		action: 'Delete a comment of a thread (cannot be undone)',
		description: 'Delete a comment permanently; the thread goes with its last one',
		fields: [noteableWithThreads, thread, comment],
		run: async ({ gitlab, noteable, discussion, note }) =>
			await gitlab.delete(path`${noteable.holder}/discussions/${discussion}/notes/${note}`),
	}),
];

export const discussion: Resource = {
	name: 'Thread',
	description: 'Discussions on issues, lines of code and more',
	operations: [create, ...comments, get, getMany, resolve, unresolve],
};
