import { path } from '../../client';
import { type Operation, write } from '../../operation';
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
