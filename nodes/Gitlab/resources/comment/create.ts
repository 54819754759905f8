import { write } from '../../operation';
import { body, contentOf, noteFields } from './content';
import { noteableOrCommit } from './noteable';
import { simpleNote } from './simple';

/**
 * @see https://docs.gitlab.com/api/notes/
 * @see https://docs.gitlab.com/api/commits/#post-comment-to-commit
 */
export const create = write({
	name: 'Create',
	description: 'Write a comment, or run quick actions',
	fields: [noteableOrCommit, body, noteFields],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, body, additionalFields }) =>
		await gitlab.post(noteable.notes, contentOf(noteable, body, additionalFields)),
});
