import { type Operation, type Role, write } from '../../operation';
import type { Subject } from './subject';

/**
 * Close and Reopen.
 *
 * @param without what closing does not do: `deleting`
 * @param more GitLab's event that opens it again, `reopen` unless said, and the least role where it asks for one
 * @see https://docs.gitlab.com/api/issues/#update-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request
 * @see https://docs.gitlab.com/api/milestones/#edit-milestone
 */
export function stateChanges(
	{ noun, at, simplify }: Subject,
	without: string,
	{ reopen = 'reopen', role }: { reopen?: string; role?: Role } = {},
): Operation[] {
	return [
		write({
			name: 'Close',
			action: `Close ${noun}`,
			description: `Close ${noun} without ${without} it`,
			role,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'close' }),
		}),
		write({
			name: 'Reopen',
			action: `Reopen ${noun}`,
			description: `Reopen ${noun} that was closed`,
			role,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: reopen }),
		}),
	];
}
