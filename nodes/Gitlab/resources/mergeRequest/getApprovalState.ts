import { path } from '../../client';
import { read } from '../../operation';
import { simpleApprovalState } from './approvals';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-approval-details-for-a-merge-request */
export const getApprovalState = read({
	name: 'Get Approval State',
	action: 'Get the approval state of a merge request',
	description: 'See which approval rules are met and by whom',
	tier: 'Premium',
	fields: [at],
	simplify: simpleApprovalState,
	run: async ({ gitlab, at }) => await gitlab.get(path`${at}/approval_state`),
});
