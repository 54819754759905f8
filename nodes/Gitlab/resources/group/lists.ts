import { path } from '../../client';
import { choice, filters, flag, limit, role, sorting, text } from '../../fields';
import { type Operation, read } from '../../operation';
import { simpleProject } from '../project/simple';
import { listBelow } from '../shared/plain';
import { withCustomAttributes } from '../user/simple';
import { at, simpleGroup } from './field';
import { groupFilters, groupSorting } from './filters';

/** What narrows a group's list of projects. */
const projectFilters = filters(
	flag('active', 'Whether to leave out archived ones and those marked for deletion'),
	flag('archived', 'Whether to return only these'),
	flag('include_ancestor_groups', 'Whether to include these'),
	flag('include_subgroups', 'Whether to include these'),
	role('min_access_level', { displayName: 'My Role at Least' }),
	flag('owned', 'Whether to return only these'),
	text('search', { description: 'In path, name and description' }),
	flag('starred', 'Whether to return only these'),
	choice('visibility', { internal: 'Internal', private: 'Private', public: 'Public' }),
	flag('with_issues_enabled', 'Whether to return only these'),
	flag('with_merge_requests_enabled', 'Whether to return only these'),
	flag('with_security_reports', 'Whether to return only these (Ultimate)'),
	flag('with_shared', 'Whether to include projects shared with the group', { default: true }),
);

const COLUMNS = {
	created_at: 'Created At',
	id: 'ID',
	last_activity_at: 'Last Activity At',
	name: 'Name',
	path: 'Path',
	similarity: 'Similarity to Search',
	star_count: 'Stars',
	updated_at: 'Updated At',
};

/** Groups, and what is in one. */
export const lists: Operation[] = [
	/** @see https://docs.gitlab.com/api/groups/#list-groups */
	read({
		name: 'Get Many',
		description: 'List groups that you can see',
		fields: [limit, groupFilters, groupSorting],
		simplify: simpleGroup,
		run: async ({ gitlab, limit, filters, options }) =>
			await gitlab.list(path`/groups`, { ...filters, ...options }, limit),
	}),
	/** @see https://docs.gitlab.com/api/groups/#list-subgroups */
	listBelow(at, path`/subgroups`, {
		name: 'Get Subgroups',
		description: 'List the groups right below a group',
		simplify: simpleGroup,
		fields: [groupFilters, groupSorting],
	}),
	/** @see https://docs.gitlab.com/api/groups/#list-descendant-groups */
	listBelow(at, path`/descendant_groups`, {
		name: 'Get Descendants',
		description: 'List all groups below a group',
		simplify: simpleGroup,
		fields: [groupFilters, groupSorting],
	}),
	/** @see https://docs.gitlab.com/api/groups/#list-projects */
	listBelow(at, path`/projects`, {
		name: 'Get Projects',
		simplify: simpleProject,
		fields: [projectFilters, sorting(COLUMNS, withCustomAttributes)],
	}),
];
