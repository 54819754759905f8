import { path } from '../../client/path';
import { filters } from '../../fields/collection';
import { labelsParam } from '../../fields/label';
import { milestoneFilter } from '../../fields/milestone';
import { limit } from '../../fields/paging';
import { choice, text } from '../../fields/param';
import { projectGroupOrEverywhere } from '../../fields/place';
import { userFilter } from '../../fields/user';
import { read } from '../../operation';
import { simpleIssue } from './simple';

/** @see https://docs.gitlab.com/api/issues/#list-all-issues */
export const getMany = read({
	name: 'Get Many',
	action: 'Get many issues',
	description: 'List issues of a project, of a group, or of everything you can see',
	fields: [
		projectGroupOrEverywhere,
		limit,
		filters(
			choice('state', { opened: 'Open', closed: 'Closed', all: 'All' }),
			labelsParam('labels'),
			labelsParam('not_labels', { displayName: 'Without Label Names or IDs', sendAs: 'not[labels]' }),
			milestoneFilter('milestone'),
			userFilter('assignee_id', { displayName: 'Assignee' }),
			userFilter('author_id', { displayName: 'Author' }),
			text('search', { description: 'Words to look for in title and description' }),
		),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, place, limit, filters }) => await gitlab.list(path`${place}/issues`, filters, limit),
});
