import { write } from '../../operation';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#delete-an-issue */
export const deleteIssue = write({
	name: 'Delete',
	action: 'Delete an issue',
	description: 'Remove an issue for good; for project owners and administrators',
	fields: [at],
	run: async ({ gitlab, at }) => {
		await gitlab.delete(at);
		return { deleted: true };
	},
});
