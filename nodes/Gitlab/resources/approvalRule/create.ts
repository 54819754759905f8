import { additionalFields, required } from '../../fields';
import { write } from '../../operation';
import { approvalsRequired, content, name, onlyNew } from './content';
import { rules } from './field';
import { simpleRule } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#create-an-approval-rule-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#create-an-approval-rule-for-a-merge-request
 */
export const create = write({
	name: 'Create',
	description: 'Ask for approvals before merging',
	tier: 'Premium',
	role: 'Developer',
	fields: [rules, required(name), required(approvalsRequired), additionalFields(...content, ...onlyNew)],
	simplify: simpleRule,
	run: async ({ gitlab, rules, name, approvals_required, additionalFields }) =>
		await gitlab.post(rules, { name, approvals_required, ...additionalFields }),
});
