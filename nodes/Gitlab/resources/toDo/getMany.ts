import { path } from '../../client';
import { choice, filters, limit, named } from '../../fields';
import { groupIdParam, projectIdParam } from '../../fields/places';
import { read } from '../../operation';
import { userParam } from '../user/field';
import { simpleTodo } from './simple';

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
export const getMany = read({
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
