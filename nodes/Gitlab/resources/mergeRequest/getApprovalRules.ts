import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleApprovalRule } from './approvals';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_request_approvals/#list-all-approval-rules-for-a-merge-request */
export const getApprovalRules = read({
	name: 'Get Approval Rules',
	action: 'Get approval rules of a merge request',
	description: 'List the rules that say who must approve',
	tier: 'Premium',
	fields: [at, limit],
	simplify: simpleApprovalRule,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/approval_rules`, {}, limit),
});
