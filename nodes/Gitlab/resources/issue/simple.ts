import { pick } from '../../simplify';

/** What most workflows use of an issue. */
export const simpleIssue = pick({
	iid: 'iid',
	project_id: 'project_id',
	title: 'title',
	state: 'state',
	labels: 'labels',
	author: 'author.username',
	assignees: 'assignees.username',
	milestone: 'milestone.title',
	due_date: 'due_date',
	web_url: 'web_url',
});
