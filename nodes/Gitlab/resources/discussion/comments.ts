import { path } from '../../client';
import { additionalFields } from '../../fields';
import { type Operation, write } from '../../operation';
import { body, createdAt, newBody } from '../comment/content';
import { noteableWithThreads } from '../comment/noteable';
import { simpleNote } from '../comment/simple';
import { comment, thread } from './field';

/**
 * What is done with the comments of a thread.
 *
 * @see https://docs.gitlab.com/api/discussions/#create-a-merge-request-thread-note
 */
export const comments: Operation[] = [
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
		run: async ({ gitlab, noteable, discussion, note }) => {
			await gitlab.delete(path`${noteable.holder}/discussions/${discussion}/notes/${note}`);
			return { deleted: true };
		},
	}),
];
