import { path } from '../../client/path';
import { additionalFields } from '../../fields/collection';
import { labelsParam } from '../../fields/label';
import { milestoneParam } from '../../fields/milestone';
import { choice, day, flag, moment, number, required, text } from '../../fields/param';
import { project } from '../../fields/project';
import { usersParam } from '../../fields/user';
import { write } from '../../operation';
import { simpleIssue } from './simple';

const ISSUE_TYPES = {
	incident: 'Incident',
	issue: 'Issue',
	task: 'Task',
	test_case: 'Test Case',
	ticket: 'Ticket',
};

/** @see https://docs.gitlab.com/api/issues/#create-an-issue */
export const create = write({
	name: 'Create',
	action: 'Create an issue',
	description: 'Open a new issue in a project',
	fields: [
		project,
		required(text('title')),
		additionalFields(
			text('description', { lines: 4, description: 'Text of the issue, in GitLab Flavored Markdown' }),
			usersParam('assignee_ids', 'Assignee Names or IDs'),
			labelsParam('labels'),
			milestoneParam,
			day('due_date'),
			number('weight', { min: 0, description: 'Premium' }),
			flag('confidential', 'Whether only members with a role can see the issue'),
			choice('issue_type', ISSUE_TYPES, { default: 'issue' }),
			moment('created_at', {
				displayName: 'Created At',
				description: 'When the issue was made, for imports; for owners and administrators',
			}),
		),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, project, title, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/issues`, { title, ...additionalFields }),
});
