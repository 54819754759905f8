import { flag, options } from '../../fields';
import { write } from '../../operation';
import { at } from './field';

/**
 * @see https://docs.gitlab.com/api/project_members/#remove-a-project-member
 * @see https://docs.gitlab.com/api/group_members/#remove-a-group-member
 */
export const remove = write({
	name: 'Remove',
	description: 'Take a direct membership away; groups need the role Owner',
	role: 'Maintainer',
	fields: [
		at,
		options(
			flag('skip_subresources', 'Whether to keep memberships in subgroups and projects below', {
				displayName: 'Keep Memberships Below',
			}),
			flag('unassign_issuables', 'Whether to unassign issues and merge requests', {
				displayName: 'Unassign',
			}),
		),
	],
	run: async ({ gitlab, at, options }) => {
		await gitlab.delete(at, options);
		return { removed: true };
	},
});
