import { pick } from '../../simplify';

/** What most workflows use of a rule, be it a project's or a merge request's. */
export const simpleRule = pick(
	['id', 'name', 'rule_type', 'approvals_required'],
	{ eligible_approvers: 'eligible_approvers.username', users: 'users.username' },
	{ groups: 'groups.full_path', protected_branches: 'protected_branches.name' },
	['applies_to_all_protected_branches'],
);
