import { path } from '../../client';
import { choice, choices, filters, flag, moment, named, text } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import type { Resource } from '../../operation';
import { pick } from '../../simplify';
import { listBelow } from '../shared/plain';

const STATES = { opened: 'Open', ...named('upcoming', 'current', 'closed', 'all') };

/** What most workflows use of an iteration; GitLab's states are 1 upcoming, 2 current, 3 closed. */
const simpleIteration = pick(
	['id', 'iid', 'group_id', 'title', 'description'],
	['state', 'start_date', 'due_date', 'web_url', 'created_at'],
);

/**
 * @see https://docs.gitlab.com/api/iterations/
 * @see https://docs.gitlab.com/api/group_iterations/
 */
const getMany = listBelow(projectOrGroup, path`/iterations`, {
	name: 'Get Many',
	description: 'List the iterations of a project or group',
	tier: 'Premium',
	simplify: simpleIteration,
	fields: [
		filters(
			choice('state', STATES),
			text('search'),
			choices('in', { title: 'Title', cadence_title: 'Cadence Title' }, { displayName: 'Search In' }),
			flag('include_ancestors', 'Whether to include these', { default: true }),
			flag('include_descendants', 'Whether to include these'),
			moment('updated_after'),
			moment('updated_before'),
		),
	],
});

export const iteration: Resource = { name: 'Iteration', description: 'Sprints', operations: [getMany] };
