import { path } from '../../client';
import { additionalFields, choice, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { getBelow } from '../shared/plain';
import { at } from './chosen';

/** What each is called, does, and has done. */
const CHANGES = [
	['Activate', 'Let a deactivated user sign in again', 'activated'],
	['Block', 'Keep a user from signing in and from using the API', 'blocked'],
	['Deactivate', 'Let a long unused account rest; signing in ends it', 'deactivated'],
	['Unblock', 'Let a blocked user sign in again', 'unblocked'],
] as const;

/**
 * Who may use their account.
 *
 * @see https://docs.gitlab.com/api/user_moderation/
 */
export const states: Operation[] = CHANGES.map(([name, description, done]) =>
	write({
		name,
		action: `${name} a user`,
		description: `${description} (administrators)`,
		role: 'Administrator',
		fields: [at],
		run: async ({ gitlab, at }) => {
			// The answer is no row but a word: whether it was done.
			const { body } = await gitlab.request({ method: 'POST', path: path`${at}/${name.toLowerCase()}` });
			return { [done]: body !== false };
		},
	}),
);

/**
 * What users say of what they are doing.
 *
 * @see https://docs.gitlab.com/api/users/#retrieve-the-status-of-a-user
 */
export const status: Operation[] = [
	getBelow(at, path`/status`, {
		name: 'Get Status',
		action: 'Get the status of a user',
		description: 'Retrieve what a user says of what they are doing',
	}),
	write({
		name: 'Set Status',
		action: 'Set the status of the current user',
		description: 'Say what you are doing; what is left out is cleared',
		fields: [
			additionalFields(
				choice('availability', { busy: 'Busy', not_set: 'Not Set' }),
				choice(
					'clear_status_after',
					{
						'30_minutes': '30 Minutes',
						'3_hours': '3 Hours',
						'8_hours': '8 Hours',
						'1_day': '1 Day',
						'3_days': '3 Days',
						'7_days': '7 Days',
						'30_days': '30 Days',
					},
					{ displayName: 'Clear After' },
				),
				text('emoji', { placeholder: 'e.g. coffee' }),
				text('message'),
			),
		],
		run: async ({ gitlab, additionalFields }) => await gitlab.put(path`/user/status`, additionalFields),
	}),
];
