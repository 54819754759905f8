import { flag, updateFields } from '../../fields';
import { write } from '../../operation';
import { approvalsRequired, content, name } from './content';
import { at } from './field';
import { simpleRule } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_request_approvals/#update-an-approval-rule-for-a-project
 * @see https://docs.gitlab.com/api/merge_request_approvals/#update-an-approval-rule-for-a-merge-request
 */
export const update = write({
	name: 'Update',
	description: 'Change some fields of an approval rule; approvers replace all others',
	tier: 'Premium',
	role: 'Developer',
	fields: [
		at,
		updateFields(
			name,
			approvalsRequired,
			...content,
			flag('remove_hidden_groups', 'Whether to remove groups that you cannot see'),
		),
	],
	simplify: simpleRule,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
