import { choice, day, filters, limit, named, options } from '../../fields';
import { read } from '../../operation';
import { pick } from '../../simplify';
import { source } from './source';

const ACTIONS = {
	...named('approved', 'closed', 'commented', 'created', 'destroyed', 'expired', 'joined', 'left'),
	...named('merged', 'pushed', 'reopened', 'updated'),
};

const TARGETS = {
	note: 'Comment',
	...named('design', 'issue', 'merge_request', 'milestone', 'project', 'snippet', 'user'),
	wiki: 'Wiki Page',
};

/** What most workflows use of an event: pushes have a branch or tag, comments a text. */
const simpleEvent = pick(
	['id', 'action_name'],
	{ author: 'author_username' },
	['project_id', 'target_type', 'target_iid', 'target_title'],
	{ note: 'note.body', ref: 'push_data.ref', commit_title: 'push_data.commit_title' },
	['created_at'],
);

/** @see https://docs.gitlab.com/api/events/ */
export const getMany = read({
	name: 'Get Many',
	description: 'List what a user did, or what happened in a project',
	fields: [
		source,
		limit,
		filters(
			choice('action', ACTIONS),
			day('after', { description: 'Not this day itself' }),
			day('before', { description: 'Not this day itself' }),
			choice('target_type', TARGETS, { default: 'issue' }),
		),
		options(choice('sort', { desc: 'Newest First', asc: 'Oldest First' }, { displayName: 'Order' })),
	],
	simplify: simpleEvent,
	run: async ({ gitlab, source: { path, query }, limit, filters, options }) =>
		// GitLab leaves out events of what the user may not see only after counting them.
		await gitlab.list(path, { ...query, ...filters, ...options }, limit, { countsMore: true }),
});
