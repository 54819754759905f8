import { path } from '../../client';
import { additionalFields } from '../../fields';
import { type Operation, write } from '../../operation';
import { invited, roleOfInvited } from '../group/sharing';
import { customRole } from '../member/customRole';
import { expiryDay } from '../shared/expiry';
import { at } from './field';

/** Access for the members of a group. */
export const sharing: Operation[] = [
	/** @see https://docs.gitlab.com/api/projects/#share-a-project-with-a-group */
	write({
		name: 'Share With Group',
		action: 'Share a project with a group',
		description: 'Give the members of a group access to a project',
		role: 'Maintainer',
		fields: [at, invited, roleOfInvited, additionalFields(customRole, expiryDay)],
		run: async ({ gitlab, at, invitedGroup, group_access, additionalFields }) =>
			await gitlab.post(path`${at}/share`, { group_id: invitedGroup, group_access, ...additionalFields }),
	}),
	/** @see https://docs.gitlab.com/api/projects/#delete-a-shared-project-link-in-a-group */
	write({
		name: 'Unshare',
		description: 'Take access away from the members of a group',
		role: 'Maintainer',
		fields: [at, invited],
		run: async ({ gitlab, at, invitedGroup }) => {
			await gitlab.delete(path`${at}/share/${invitedGroup}`);
			return { unshared: true };
		},
	}),
];
