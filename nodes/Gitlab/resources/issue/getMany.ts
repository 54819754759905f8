import { path } from '../../client';
import { filters, limit, sorting } from '../../fields';
import { projectGroupOrEverywhere } from '../../fields/places';
import { read } from '../../operation';
import { listing, narrowing, queryOf, withLabelsDetails } from './filters';
import { simpleIssue } from './simple';

const COLUMNS = {
	created_at: 'Created At',
	due_date: 'Due Date',
	label_priority: 'Label Priority',
	relative_position: 'Manual Order',
	milestone_due: 'Milestone Due Date',
	popularity: 'Popularity',
	priority: 'Priority',
	title: 'Title',
	updated_at: 'Updated At',
	weight: 'Weight',
};

/** @see https://docs.gitlab.com/api/issues/#list-all-issues */
export const getMany = read({
	name: 'Get Many',
	description: 'List the issues of a project, a group, or all that you can see',
	fields: [
		projectGroupOrEverywhere,
		limit,
		filters(...listing, ...narrowing),
		sorting(COLUMNS, withLabelsDetails),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, place, limit, filters, options }) =>
		await gitlab.list(path`${place}/issues`, { ...queryOf(place, filters), ...options }, limit),
});
