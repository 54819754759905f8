import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	limit,
	options,
	required,
	text,
	updateFields,
	when,
} from '../../fields';
import { projectOrGroup } from '../../fields/places';
import type { Hint } from '../../hints';
import { type Resource, read, write } from '../../operation';
import { expiryMoment } from '../shared/expiry';
import { someUsersParam } from '../user/field';
import { customRole } from './customRole';
import { at, chosenMember, membership, newUser, role } from './field';
import { getAccessList } from './getAccessList';
import { accessRequests, invitations } from './joining';
import { simpleMember } from './simple';

/** Where administrators approve what takes a seat, GitLab answers without a member. */
const QUEUED: Hint = (items) => `An administrator of GitLab has to approve the role first, for ${items}`;

/**
 * @see https://docs.gitlab.com/api/project_members/#add-a-member-to-a-project
 * @see https://docs.gitlab.com/api/group_members/#add-a-member-to-a-group
 */
const add = write({
	name: 'Add',
	description: 'Make a user a member; groups need the role Owner',
	role: 'Maintainer',
	fields: [projectOrGroup, newUser, required(role), additionalFields(customRole, expiryMoment)],
	simplify: simpleMember,
	run: async ({ gitlab, hint, place, user, access_level, additionalFields }) => {
		const body = { user_id: user, access_level, ...additionalFields };
		const row = await gitlab.post(path`${place}/members`, body);
		if (row.queued_users) hint(QUEUED);
		return row;
	},
});

/**
 * @see https://docs.gitlab.com/api/project_members/#retrieve-a-project-member
 * @see https://docs.gitlab.com/api/group_members/#retrieve-a-group-member
 */
const get = read({
	name: 'Get',
	fields: [projectOrGroup, chosenMember, required(membership)],
	simplify: simpleMember,
	run: async ({ gitlab, place, user, membership }) =>
		await gitlab.get(
			membership === 'all' ? path`${place}/members/all/${user}` : path`${place}/members/${user}`,
		),
});

/**
 * @see https://docs.gitlab.com/api/project_members/#list-all-direct-members-of-a-project
 * @see https://docs.gitlab.com/api/group_members/#list-all-direct-members-of-a-group
 */
const getMany = read({
	name: 'Get Many',
	description: 'List the members of a project or group',
	fields: [
		projectOrGroup,
		required(membership),
		limit,
		filters(
			text('query', { displayName: 'Search', description: 'Part of a name, username or email' }),
			someUsersParam('user_ids', 'Users'),
			when('membership', ['direct'], someUsersParam('skip_users', 'Without Users')),
			when('membership', ['all'], choice('state', { active: 'Active', awaiting: 'Awaiting' })),
			when(
				'membership',
				['direct'],
				flag('with_saml_identity', 'Whether to return only these (Premium)', {
					displayName: 'With SAML Identity',
				}),
			),
		),
		options(flag('show_seat_info', 'Whether to tell who uses a seat', { displayName: 'Seats' })),
	],
	simplify: simpleMember,
	run: async ({ gitlab, place, membership, limit, filters, options }) => {
		const list = membership === 'all' ? path`${place}/members/all` : path`${place}/members`;
		return await gitlab.list(list, { ...filters, ...options }, limit);
	},
});

/**
 * @see https://docs.gitlab.com/api/project_members/#remove-a-project-member
 * @see https://docs.gitlab.com/api/group_members/#remove-a-group-member
 */
const remove = write({
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

/**
 * GitLab wants the role each time, and takes a custom role away where it is not told again.
 *
 * @see https://docs.gitlab.com/api/project_members/#update-a-project-member
 * @see https://docs.gitlab.com/api/group_members/#update-a-group-member
 */
const update = write({
	name: 'Update',
	description: 'Change role or expiry of a direct member; groups need the role Owner',
	role: 'Maintainer',
	fields: [at, updateFields(role, customRole, expiryMoment)],
	simplify: simpleMember,
	run: async ({ gitlab, at, updateFields }) => {
		const isWhole = 'access_level' in updateFields;
		return await gitlab.put(at, { ...(isWhole ? {} : roleOf(await gitlab.get(at))), ...updateFields });
	},
});

function roleOf({ access_level, member_role }: IDataObject): IDataObject {
	const custom = (member_role as IDataObject | null | undefined)?.id;
	return { access_level, ...(custom !== undefined && { member_role_id: custom }) };
}

export const member: Resource = {
	name: 'Member',
	description: 'Who has access to projects and groups',
	operations: [add, get, getMany, getAccessList, update, remove, ...invitations, ...accessRequests],
};
