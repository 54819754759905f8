import { limit } from '../../fields';
import { read } from '../../operation';
import { getOne } from '../shared/getOne';
import { at, rules } from './field';
import { simpleRule } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-an-approval-rule-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-an-approval-rule-for-a-merge-request
 */
export const get = getOne({ noun: 'an approval rule', at, tier: 'Premium', simplify: simpleRule });

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
