import { choice, day, flag, number, text } from '../../fields/param';
import { milestoneParam } from '../milestone/field';
import { usersParam } from '../user/field';

/** GitLab's kinds of issues. */
export const ISSUE_TYPES = {
	incident: 'Incident',
	issue: 'Issue',
	requirement: 'Requirement',
	task: 'Task',
	test_case: 'Test Case',
	ticket: 'Ticket',
};

/** What an issue can be given when it is made as well as later, beside title and labels. */
export const content = [
	text('description', { lines: 4, description: 'Text of the issue, in GitLab Flavored Markdown' }),
	usersParam('assignee_ids', 'Assignee Names or IDs'),
	milestoneParam,
	day('due_date'),
	number('weight', { min: 0, description: 'How much work it is (Premium)' }),
	number('epic_id', { min: 0, description: 'ID of the epic it is part of, 0 for none (Premium)' }),
	flag('confidential', 'Whether only members with a role can see the issue'),
	flag('discussion_locked', 'Whether only project members can comment on it', { displayName: 'Locked' }),
	choice('issue_type', ISSUE_TYPES, { displayName: 'Type', default: 'issue' }),
] as const;
