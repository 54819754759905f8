import { path } from '../../client';
import {
	additionalFields,
	choice,
	day,
	flag,
	moment,
	named,
	number,
	required,
	text,
	updateFields,
} from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { labelsParam } from '../label/field';
import { mergeRequestParam } from '../mergeRequest/field';
import { milestoneParam } from '../milestone/field';
import { tellLeftOut } from '../shared/leftOut';
import { usersParam } from '../user/field';
import { at, simpleIssue } from './field';

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

/** @see https://docs.gitlab.com/api/issues/#create-an-issue */
export const create = write({
	name: 'Create',
	description: 'Open a new issue',
	fields: [
		project,
		required(text('title')),
		additionalFields(
			...content,
			labelsParam('labels'),
			moment('created_at', { description: 'For imports; only for owners and administrators' }),
			number('iid', { min: 1, description: 'For imports; only for owners and administrators' }),
			mergeRequestParam(
				'merge_request_to_resolve_discussions_of',
				'Resolve Threads Of',
				'Merge request whose open threads are resolved and become the content',
			),
			text('discussion_to_resolve', {
				displayName: 'Resolve Thread ID',
				description: "Only this one of 'Resolve Threads Of'",
			}),
		),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, hint, project, title, additionalFields }) => {
		const issue = { title, ...additionalFields };
		return tellLeftOut(hint, issue, await gitlab.post(path`/projects/${project}/issues`, issue));
	},
});

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const update = write({
	name: 'Update',
	fields: [
		at,
		updateFields(
			text('title'),
			...content,
			labelsParam('labels', { displayName: 'Set Label Names or IDs' }),
			labelsParam('add_labels', { displayName: 'Add Label Names or IDs' }),
			labelsParam('remove_labels', { displayName: 'Remove Label Names or IDs' }),
			choice('state_event', { close: 'Close', reopen: 'Reopen' }, { displayName: 'State' }),
			moment('updated_at', { description: 'For imports; only for owners and administrators' }),
		),
	],
	simplify: simpleIssue,
	run: async ({ gitlab, hint, at, updateFields }) =>
		tellLeftOut(hint, updateFields, await gitlab.put(at, updateFields)),
});
