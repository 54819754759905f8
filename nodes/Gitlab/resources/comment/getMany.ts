import { choice, filters, limit, sorting } from '../../fields';
import { read } from '../../operation';
import { noteableOrCommit } from './noteable';
import { simpleNote } from './simple';

const ACTIVITY = {
	all_notes: 'Comments and History',
	only_comments: 'Comments',
	only_activity: 'History',
};

/**
 * @see https://docs.gitlab.com/api/notes/
 * @see https://docs.gitlab.com/api/commits/#list-all-comments-of-a-commit
 */
export const getMany = read({
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
