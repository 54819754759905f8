import { choice, day, flag, named, number, text } from '../../fields';
import { milestoneParam } from '../milestone/field';
import { usersParam } from '../user/field';

/** GitLab's kinds of issues. */
export const ISSUE_TYPES = named('incident', 'issue', 'requirement', 'task', 'test_case', 'ticket');

/** What an issue can be given when it is made as well as later, beside title and labels. */
export const content = [
	text('description', { lines: 4, quickActions: true, description: 'In GitLab Flavored Markdown' }),
	usersParam('assignee_ids', 'Assignee Names or IDs'),
	milestoneParam,
	day('due_date'),
	number('weight', { min: 0, description: 'Premium' }),
	number('epic_id', { min: 0, description: '0 for none (Premium)' }),
	flag('confidential', 'Whether only members with a role can see it'),
	flag('discussion_locked', 'Whether only members can comment', { displayName: 'Locked' }),
	choice('issue_type', ISSUE_TYPES, { displayName: 'Type', default: 'issue' }),
] as const;
