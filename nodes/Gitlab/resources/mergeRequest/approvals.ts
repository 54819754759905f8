import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

/** How far the approval is; the counts are there with Premium. */
export const simpleApprovals = pick(['approved'], { approved_by: 'approved_by.user.username' }, [
	'approvals_required',
	'approvals_left',
	'user_has_approved',
	'user_can_approve',
]);

/** What most workflows use of a rule. */
export const simpleApprovalRule = pick(
	['id', 'name', 'rule_type', 'approvals_required'],
	{ eligible_approvers: 'eligible_approvers.username', users: 'users.username' },
	{ groups: 'groups.full_path' },
	['section', 'overridden'],
);

const simpleRuleState = pick(
	['id', 'name', 'rule_type', 'approved', 'approvals_required'],
	{ approved_by: 'approved_by.username' },
	['code_owner'],
);

/** Each rule and whether it is met. */
export function simpleApprovalState({ approval_rules_overwritten, rules }: IDataObject): IDataObject {
	return { approval_rules_overwritten, rules: ((rules ?? []) as IDataObject[]).map(simpleRuleState) };
}
