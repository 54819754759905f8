import { flag, options } from '../../fields';
import { write } from '../../operation';
import { confirmedAt } from './chosen';

/** @see https://docs.gitlab.com/api/users/#delete-a-user */
export const remove = write({
	name: 'Delete',
	action: 'Delete a user for good (cannot be undone)',
	description: 'Delete an account, which cannot be undone (administrators)',
	role: 'Administrator',
	fields: [
		confirmedAt,
		options(flag('hard_delete', 'Whether to delete for good also what they wrote and their groups')),
	],
	run: async ({ gitlab, at, options }) => {
		await gitlab.delete(at, options);
		return { deleted: true };
	},
});
