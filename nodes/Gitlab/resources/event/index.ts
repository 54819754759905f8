import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { type Path, path } from '../../client';
import {
	choice,
	compose,
	day,
	filters,
	limit,
	named,
	oneOf,
	options,
	required,
	shownFor,
} from '../../fields';
import { project } from '../../fields/places';
import type { Item } from '../../item';
import { type Field, type Resource, read } from '../../operation';
import { pick } from '../../simplify';
import { userParam } from '../user/field';

/** Where events are listed, and what that list is asked beside filters. */
interface Source {
	path: Path;
	query: IDataObject;
}

const OF = ['me', 'myProjects', 'project', 'user'] as const;

const eventsOf: INodeProperties = {
	displayName: 'Events Of',
	name: 'eventsOf',
	type: 'options',
	options: [
		{ name: 'Everyone in My Projects', value: 'myProjects' },
		{ name: 'Me', value: 'me', description: 'You' },
		{ name: 'Project', value: 'project' },
		{ name: 'User', value: 'user' },
	],
	default: 'project',
};

const user = required(userParam('user', { displayName: 'User' }));

/** Whose events an operation lists. */
const source: Field<'source', Source> = compose(
	'source',
	[eventsOf, shownFor('eventsOf', ['project'], project), shownFor('eventsOf', ['user'], user)],
	sourceOf,
);

async function sourceOf(item: Item): Promise<Source> {
	switch (oneOf(item.value('eventsOf') ?? 'project', OF, 'Events Of', item)) {
		case 'me':
			return { path: path`/events`, query: {} };
		case 'myProjects':
			return { path: path`/events`, query: { scope: 'all' } };
		case 'project':
			return { path: path`/projects/${await project.read(item)}/events`, query: {} };
		case 'user':
			return { path: path`/users/${await user.read(item)}/events`, query: {} };
	}
}

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
const getMany = read({
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

export const event: Resource = {
	name: 'Event',
	description: 'What people did in GitLab',
	operations: [getMany],
};
