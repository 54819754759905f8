import { limit } from '../../fields';
import { read } from '../../operation';
import { at, rules } from './field';
import { simpleRule } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-an-approval-rule-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-an-approval-rule-for-a-merge-request
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve an approval rule',
	tier: 'Premium',
	fields: [at],
	simplify: simpleRule,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#list-all-approval-rules-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#list-all-approval-rules-for-a-merge-request
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the approval rules of a project or merge request',
	tier: 'Premium',
	fields: [rules, limit],
	simplify: simpleRule,
	run: async ({ gitlab, rules, limit }) => await gitlab.list(rules, {}, limit),
});
