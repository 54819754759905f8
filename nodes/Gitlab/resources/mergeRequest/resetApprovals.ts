import { path } from '../../client';
import { write } from '../../operation';
import { explained } from './refusal';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_request_approvals/#reset-approvals-for-a-merge-request */
export const resetApprovals = write({
	name: 'Reset Approvals',
	action: 'Reset approvals of a merge request',
	description: 'Clear all approvals; only for project and group access tokens',
	tier: 'Premium',
	fields: [at],
	run: async ({ gitlab, at }) => {
		await gitlab.put(path`${at}/reset_approvals`).catch(async (error: unknown) => {
			throw await explained(error, { gitlab, at, statuses: [401] }, () => ({
				reason: 'only the bot user of a project or group access token may reset approvals',
				advice: 'Put a project or group access token with the scope api into the credential.',
			}));
		});
		return { success: true };
	},
});
