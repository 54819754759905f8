import { required } from '../../fields';
import { type Operation, write } from '../../operation';
import { labelsParam } from '../label/field';
import { tellLeftOut } from './leftOut';
import type { Subject } from './plain';

/**
 * Add Labels and Remove Labels, which leave all other labels alone.
 *
 * @see https://docs.gitlab.com/api/issues/#update-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request
 */
export function labelChanges({ noun, at, simplify }: Subject): Operation[] {
	const fields = [at, required(labelsParam('labels'))] as const;
	return [
		write({
			name: 'Add Labels',
			action: `Add labels to ${noun}`,
			description: 'Add labels and keep the others',
			fields,
			simplify,
			run: async ({ gitlab, hint, at, labels }) => {
				const changes = { add_labels: labels };
				return tellLeftOut(hint, changes, await gitlab.put(at, changes));
			},
		}),
		write({
			name: 'Remove Labels',
			action: `Remove labels from ${noun}`,
			description: 'Remove labels and keep the others',
			fields,
			simplify,
			run: async ({ gitlab, at, labels }) => await gitlab.put(at, { remove_labels: labels }),
		}),
	];
}
