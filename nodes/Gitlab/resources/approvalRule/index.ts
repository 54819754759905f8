import { path } from '../../client';
import { additionalFields, choice, flag, number, required, text, updateFields, when } from '../../fields';
import { groupIdsParam } from '../../fields/places';
import { type Resource, write } from '../../operation';
import { protectedBranchesParam } from '../branch/field';
import { deletion, getOne, listBelow, updateOne } from '../shared/plain';
import { someUsersParam } from '../user/field';
import { at, rules, simpleRule } from './field';

/** What a rule must have. */
const name = text('name');
const approvalsRequired = number('approvals_required', { min: 0, default: 1 });

/** What a rule can have. */
const content = [
	someUsersParam('user_ids', 'Approver Names or IDs'),
	groupIdsParam('group_ids', 'Approver Group Names or IDs'),
	when('ruleOf', ['project'], protectedBranchesParam('protected_branch_ids')),
	when('ruleOf', ['project'], flag('applies_to_all_protected_branches', 'Whether it is for all of them')),
] as const;

/** What only a new rule can be given. */
const onlyNew = [
	when(
		'ruleOf',
		['project'],
		choice('rule_type', { regular: 'Regular', any_approver: 'Any Approver' }, { displayName: 'Type' }),
	),
	when(
		'ruleOf',
		['mergeRequest'],
		number('approval_project_rule_id', {
			displayName: 'Project Rule ID',
			min: 1,
			description: 'Which this one replaces',
		}),
	),
] as const;

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#create-an-approval-rule-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#create-an-approval-rule-for-a-merge-request
 */
const create = write({
	name: 'Create',
	description: 'Ask for approvals before merging',
	tier: 'Premium',
	role: 'Developer',
	fields: [rules, required(name), required(approvalsRequired), additionalFields(...content, ...onlyNew)],
	simplify: simpleRule,
	run: async ({ gitlab, rules, name, approvals_required, additionalFields }) =>
		await gitlab.post(rules, { name, approvals_required, ...additionalFields }),
});

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-an-approval-rule-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-an-approval-rule-for-a-merge-request
 */
const get = getOne({ at, tier: 'Premium', simplify: simpleRule });

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#list-all-approval-rules-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#list-all-approval-rules-for-a-merge-request
 */
const getMany = listBelow(rules, path``, {
	name: 'Get Many',
	description: 'List the approval rules of a project or merge request',
	tier: 'Premium',
	simplify: simpleRule,
});

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#update-an-approval-rule-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#update-an-approval-rule-for-a-merge-request
 */
const update = updateOne(
	at,
	updateFields(
		name,
		approvalsRequired,
		...content,
		flag('remove_hidden_groups', 'Whether to remove groups that you cannot see'),
	),
	{
		description: 'Change some fields of an approval rule; approvers replace all others',
		tier: 'Premium',
		role: 'Developer',
		simplify: simpleRule,
	},
);

export const approvalRule: Resource = {
	name: 'Approval Rule',
	description: 'Who must approve merge requests',
	operations: [
		create,
		{ ...deletion({ noun: 'an approval rule', at, simplify: simpleRule }, 'Developer'), tier: 'Premium' },
		get,
		getMany,
		update,
	],
};
