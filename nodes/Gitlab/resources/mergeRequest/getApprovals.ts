import { path } from '../../client';
import { read } from '../../operation';
import { simpleApprovals } from './approvals';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_request_approvals/#retrieve-approval-state-for-a-merge-request */
export const getApprovals = read({
	name: 'Get Approvals',
	action: 'Get approvals of a merge request',
	description: 'See who has approved and whether that is enough',
	fields: [at],
	simplify: simpleApprovals,
	run: async ({ gitlab, at }) => await gitlab.get(path`${at}/approvals`),
});
