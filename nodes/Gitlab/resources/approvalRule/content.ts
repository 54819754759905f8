import { choice, flag, number, text, when } from '../../fields';
import { groupIdsParam } from '../../fields/places';
import { protectedBranchesParam } from '../branch/field';
import { someUsersParam } from '../user/field';

/** What a rule must have. */
export const name = text('name');
export const approvalsRequired = number('approvals_required', { min: 0, default: 1 });

/** What a rule can have. */
export const content = [
	someUsersParam('user_ids', 'Approver Names or IDs'),
	groupIdsParam('group_ids', 'Approver Group Names or IDs'),
	when('ruleOf', ['project'], protectedBranchesParam('protected_branch_ids')),
	when('ruleOf', ['project'], flag('applies_to_all_protected_branches', 'Whether it is for all of them')),
] as const;

/** What only a new rule can be given. */
export const onlyNew = [
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
