import { path } from '../../client';
import { additionalFields, choice, required, text } from '../../fields';
import { write } from '../../operation';
import { at } from './field';

/** @see https://docs.gitlab.com/api/deployments/#approve-or-reject-a-blocked-deployment */
export const approveOrReject = write({
	name: 'Approve or Reject',
	description: 'Decide on a deployment that waits for it',
	tier: 'Premium',
	fields: [
		at,
		required(choice('status', { approved: 'Approve', rejected: 'Reject' }, { displayName: 'Decision' })),
		additionalFields(
			text('comment'),
			text('represented_as', {
				displayName: 'On Behalf Of',
				placeholder: 'e.g. Security',
				description: 'User, group or role, if several fit',
			}),
		),
	],
	run: async ({ gitlab, at, status, additionalFields }) =>
		await gitlab.post(path`${at}/approval`, { status, ...additionalFields }),
});
