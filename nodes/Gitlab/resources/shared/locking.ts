import { type Operation, write } from '../../operation';
import type { Subject } from './plain';

/**
 * Lock and Unlock the discussion.
 *
 * @see https://docs.gitlab.com/api/issues/#update-an-issue
 */
export function locking({ noun, at, simplify }: Subject): Operation[] {
	return [
		write({
			name: 'Lock',
			action: `Lock ${noun}`,
			description: `Let only members comment on ${noun}`,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { discussion_locked: true }),
		}),
		write({
			name: 'Unlock',
			action: `Unlock ${noun}`,
			description: `Let everyone comment on ${noun} again`,
			fields: [at],
			simplify,
			run: async ({ gitlab, at }) => await gitlab.put(at, { discussion_locked: false }),
		}),
	];
}
