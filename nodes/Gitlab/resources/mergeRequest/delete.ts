import { write } from '../../operation';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#delete-a-merge-request */
export const remove = write({
	name: 'Delete',
	action: 'Delete a merge request',
	description: 'Remove a merge request for good; only owners and administrators can',
	fields: [at],
	run: async ({ gitlab, at }) => {
		await gitlab.delete(at);
		return { deleted: true };
	},
});
