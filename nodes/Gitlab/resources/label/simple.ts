import { pick } from '../../simplify';

/** What most workflows use of a label. */
export const simpleLabel = pick({
	id: 'id',
	name: 'name',
	color: 'color',
	description: 'description',
	is_project_label: 'is_project_label',
	priority: 'priority',
	subscribed: 'subscribed',
	open_issues_count: 'open_issues_count',
	closed_issues_count: 'closed_issues_count',
	open_merge_requests_count: 'open_merge_requests_count',
});
