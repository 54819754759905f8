import { path } from '../../client/path';
import type { Operation } from '../../operation';
import { write } from '../../operation';
import { at } from './chosen';

/** What each is called, does, and has done. */
const CHANGES = [
	['Activate', 'Let somebody who was deactivated sign in again', 'activated'],
	['Block', 'Keep somebody from signing in and from using the API', 'blocked'],
	['Deactivate', 'Set an account to rest that nobody has used for long; signing in ends it', 'deactivated'],
	['Unblock', 'Let somebody who was blocked sign in again', 'unblocked'],
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
		description: `${description}, for self-managed administrators`,
		role: 'Administrator',
		fields: [at],
		run: async ({ gitlab, at }) => {
			// The answer is no row but a word: whether it was done.
			const { body } = await gitlab.request({ method: 'POST', path: path`${at}/${name.toLowerCase()}` });
			return { [done]: body !== false };
		},
	}),
);
