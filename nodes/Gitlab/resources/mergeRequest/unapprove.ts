import { path } from '../../client';
import { write } from '../../operation';
import { simpleApprovals } from './approvals';
import { explained } from './refusal';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_request_approvals/#unapprove-a-merge-request */
export const unapprove = write({
	name: 'Unapprove',
	description: 'Withdraw your approval',
	fields: [at],
	simplify: simpleApprovals,
	run: async ({ gitlab, at }) =>
		await gitlab.post(path`${at}/unapprove`).catch(async (error: unknown) => {
			throw await explained(error, { gitlab, at, statuses: [404] }, () => ({
				reason: 'the user behind the credential has not approved it',
				advice: 'Only an approval that is there can be taken back: see Get Approvals.',
			}));
		}),
});
