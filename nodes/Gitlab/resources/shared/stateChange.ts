import type { Operation } from '../../operation';
import { write } from '../../operation';
import type { Subject } from './subject';

/**
 * Close and Reopen.
 *
 * @param without what closing does not do: `deleting`
 * @see https://docs.gitlab.com/api/issues/#update-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request
 */
export function stateChanges({ noun, at, simplify }: Subject, without: string): Operation[] {
	return [
		write({
			name: 'Close',
			action: `Close ${noun}`,
			description: `Close ${noun} without ${without} it`,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'close' }),
		}),
		write({
			name: 'Reopen',
			action: `Reopen ${noun}`,
			description: `Reopen ${noun} that was closed`,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'reopen' }),
		}),
	];
}
