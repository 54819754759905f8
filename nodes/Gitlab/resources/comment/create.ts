import { noteableOrCommit } from './noteable';
import { write } from '../../operation';
import { body, contentOf, noteFields } from './content';
import { simpleNote } from './simple';

/**
 * @see https://docs.gitlab.com/api/notes/
 * @see https://docs.gitlab.com/api/commits/#post-comment-to-commit
 */
export const create = write({
	name: 'Create',
	action: 'Create a comment',
	description: 'Comment on an issue, a merge request, a commit or something else, or run quick actions on it',
	fields: [noteableOrCommit, body, noteFields],
	simplify: simpleNote,
	run: async ({ gitlab, noteable, body, additionalFields }) =>
		await gitlab.post(noteable.notes, contentOf(noteable, body, additionalFields)),
});
