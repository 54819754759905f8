import { path } from '../../client';
import { additionalFields, required, role } from '../../fields';
import { groupIdParam } from '../../fields/places';
import { type Operation, write } from '../../operation';
import { customRole } from '../member/customRole';
import { expiryDay } from '../shared/expiry';
import { at } from './field';
import { simpleGroup } from './simple';

/** The group whose members have access. */
export const invited = required(groupIdParam('invitedGroup', 'Invited Group'));

/** What they may do. */
export const roleOfInvited = required(
	role('group_access', { displayName: 'Role', description: 'What they may do at most' }),
);

/** Access for the members of another group. */
export const sharing: Operation[] = [
	/** @see https://docs.gitlab.com/api/groups/#share-a-group-with-a-group */
	write({
		name: 'Share With Group',
		action: 'Share a group with a group',
		description: 'Give the members of another group access',
		role: 'Owner',
		fields: [at, invited, roleOfInvited, additionalFields(customRole, expiryDay)],
		simplify: simpleGroup,
		run: async ({ gitlab, at, invitedGroup, group_access, additionalFields }) =>
			await gitlab.post(path`${at}/share`, { group_id: invitedGroup, group_access, ...additionalFields }),
	}),
	/** @see https://docs.gitlab.com/api/groups/#unshare-a-group-from-a-group */
	write({
		name: 'Unshare',
		description: 'Take access away from the members of another group',
		role: 'Owner',
		fields: [at, invited],
		run: async ({ gitlab, at, invitedGroup }) => {
			await gitlab.delete(path`${at}/share/${invitedGroup}`);
			return { unshared: true };
		},
	}),
];
