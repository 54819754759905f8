import { path } from '../../client';
import { choice, filters, limit, required, sorting, text } from '../../fields';
import { type Resource, read, write } from '../../operation';
import { body, contentOf, newBody, noteFields } from './content';
import { chosenNote } from './field';
import { noteable, noteableOrCommit } from './noteable';
import { sendAndWait } from './sendAndWait';
import { simpleNote } from './simple';
import { writeSticky } from './sticky';
import { suggestionOperations } from './suggestions';

/**
 * @see https://docs.gitlab.com/api/notes/
 * @see https://docs.gitlab.com/api/commits/#post-comment-to-commit
 */
const create = write({
	name: 'Create',
	description: 'Write a comment, or run quick actions',
	fields: [noteableOrCommit, body, noteFields],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, body, additionalFields }) =>
		await gitlab.post(noteable.notes, contentOf(noteable, body, additionalFields)),
});

const marker = required(
	text('marker', {
		placeholder: 'e.g. deploy-status',
		description: 'Identifies this comment; stored in it, hidden from readers',
	}),
);

/** @see https://docs.gitlab.com/api/notes/ */
const createOrUpdate = write({
	name: 'Create or Update',
	fields: [noteable, marker, body],
	simplify: (row) => ({ ...simpleNote(row), created: row.created }),
	run: async ({ gitlab, noteable, marker, body }) => await writeSticky(gitlab, noteable.notes, marker, body),
});

/** @see https://docs.gitlab.com/api/notes/#delete-an-issue-note */
const remove = write({
	name: 'Delete',
	description: 'Delete a comment permanently',
	fields: [noteable, chosenNote],
	run: async ({ gitlab, noteable, note }) => await gitlab.delete(path`${noteable.notes}/${note}`),
});

/** @see https://docs.gitlab.com/api/notes/#retrieve-a-specific-issue-note */
const get = read({
	name: 'Get',
	fields: [noteable, chosenNote],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, note }) => await gitlab.get(path`${noteable.notes}/${note}`),
});

const ACTIVITY = { all_notes: 'Comments and History', only_comments: 'Comments', only_activity: 'History' };

/**
 * @see https://docs.gitlab.com/api/notes/
 * @see https://docs.gitlab.com/api/commits/#list-all-comments-of-a-commit
 */
const getMany = read({
	name: 'Get Many',
	description: "List the comments, and GitLab's notes about changes",
	fields: [
		noteableOrCommit,
		limit,
		filters(choice('activity_filter', ACTIVITY, { displayName: 'Show', default: 'only_comments' })),
		sorting({ created_at: 'Created At', updated_at: 'Updated At' }),
	],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, limit, filters, options }) => {
		// Comments on commits come in the order of their making, whatever is asked.
		const query = noteable.kind === 'commit' ? {} : { ...filters, ...options };
		return await gitlab.list(noteable.notes, query, limit, { countsMore: true });
	},
});

/** @see https://docs.gitlab.com/api/notes/#modify-existing-issue-note */
const update = write({
	name: 'Update',
	description: 'Replace the text of a comment',
	fields: [noteable, chosenNote, newBody],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, note, body }) =>
		await gitlab.put(path`${noteable.notes}/${note}`, { body }),
});

export const note: Resource = {
	name: 'Comment',
	description: 'On issues, merge requests, commits and more',
	operations: [...suggestionOperations, create, createOrUpdate, remove, get, getMany, sendAndWait, update],
};
