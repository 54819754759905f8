import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, byId, choice, chosen, entry, filters, limit, named, textOf } from '../../fields';
import { groupIdParam, projectIdParam } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { userParam } from '../user/field';
import { simpleTodo } from './simple';

const todos: List = {
	name: 'searchToDos',
	from: () => path`/todos`,
	query: { state: 'pending' },
	searchBy: 'names',
	countsMore: true,
	entry: entry('id', (todo) => `${textOf(todo.action_name).replaceAll('_', ' ')}: ${textOf(todo.body)}`),
};

/** The to-do that an operation works on: one of the user behind the credential. */
const todo = chosen({
	name: 'toDo',
	displayName: 'To-Do',
	list: todos,
	...byId('345'),
});

/** Why GitLab puts something on the list. */
const REASONS = {
	added_approver: 'Added as Approver',
	...named('approval_required', 'assigned', 'build_failed', 'directly_addressed'),
	...named('duo_core_access_granted', 'duo_enterprise_access_granted', 'duo_pro_access_granted'),
	...named('marked', 'member_access_requested', 'mentioned', 'merge_train_removed'),
	okr_checkin_requested: 'OKR Check-in Requested',
	review_requested: 'Review Requested',
	review_submitted: 'Review Submitted',
	ssh_key_expired: 'SSH Key Expired',
	ssh_key_expiring_soon: 'SSH Key Expiring Soon',
	unmergeable: 'Unmergeable',
};

const TYPES = {
	'AlertManagement::Alert': 'Alert',
	Commit: 'Commit',
	'ComplianceManagement::Projects::ComplianceViolation': 'Compliance Violation',
	'DesignManagement::Design': 'Design',
	Epic: 'Epic',
	Namespace: 'Group',
	Issue: 'Issue',
	MergeRequest: 'Merge Request',
	Project: 'Project',
	Key: 'SSH Key',
	User: 'User',
	Vulnerability: 'Vulnerability',
	'WikiPage::Meta': 'Wiki Page',
	WorkItem: 'Work Item',
};

/** @see https://docs.gitlab.com/api/todos/#list-all-to-do-items */
const getMany = read({
	name: 'Get Many',
	description: 'List your to-dos: those to be done, unless filtered',
	fields: [
		limit,
		filters(
			choice('action', REASONS, { displayName: 'Reason', default: 'assigned' }),
			userParam('author_id', { displayName: 'Author' }),
			projectIdParam('project_id', 'Project'),
			groupIdParam('group_id', 'Group'),
			choice('state', { pending: 'Pending', done: 'Done' }),
			choice('type', TYPES, { default: 'Issue' }),
		),
	],
	simplify: simpleTodo,
	run: async ({ gitlab, limit, filters }) =>
		await gitlab.list(path`/todos`, filters, limit, { countsMore: true }),
});

/** @see https://docs.gitlab.com/api/todos/#mark-a-to-do-item-as-done */
const markAsDone = write({
	name: 'Mark as Done',
	action: 'Mark a to-do as done',
	description: 'Take a to-do off your list',
	fields: [todo],
	simplify: simpleTodo,
	run: async ({ gitlab, toDo }) => await gitlab.post(path`/todos/${toDo}/mark_as_done`),
});

/** @see https://docs.gitlab.com/api/todos/#mark-all-to-do-items-as-done */
const markAllAsDone = write({
	name: 'Mark All as Done',
	action: 'Mark all to-dos as done',
	description: 'Empty your to-do list',
	fields: [],
	run: async ({ gitlab }): Promise<IDataObject> => {
		await gitlab.request({ method: 'POST', path: path`/todos/mark_as_done` });
		return { done: true };
	},
});

export const toDo: Resource = {
	name: 'To-Do',
	description: 'What waits for you',
	operations: [getMany, markAsDone, markAllAsDone],
};
