import { isFailure, path } from '../../client';
import { additionalFields, FIXED_ROLES, options, required, role, text, updateFields } from '../../fields';
import { groupIdParam } from '../../fields/places';
import type { Hint } from '../../hints';
import { type Operation, type Resource, read, write } from '../../operation';
import { customRole, customRolesOf } from '../member/customRole';
import { avatars } from '../shared/avatar';
import { expiryDay } from '../shared/expiry';
import { updateOne } from '../shared/plain';
import { withCustomAttributes } from '../user/simple';
import { content, settings } from './content';
import { endings } from './end';
import { at, simpleGroup, simpleRole } from './field';
import { lists } from './lists';
import { seats } from './seats';

/** @see https://docs.gitlab.com/api/groups/#create-a-group */
const create = write({
	name: 'Create',
	description: 'Add a group, at the top level or in another one',
	fields: [
		required(text('name')),
		required(text('path', { placeholder: 'e.g. platform-team' })),
		additionalFields(...content, groupIdParam('parent_id', 'Parent Group')),
	],
	simplify: simpleGroup,
	run: async ({ gitlab, name, path: last, additionalFields }) =>
		await gitlab.post(path`/groups`, { name, path: last, ...additionalFields }),
});

/** @see https://docs.gitlab.com/api/groups/#retrieve-a-group */
const get = read({
	name: 'Get',
	fields: [at, options(withCustomAttributes)],
	simplify: simpleGroup,
	// 'Get Projects' gives all of its projects; GitLab will not give them here for long.
	run: async ({ gitlab, at, options }) => await gitlab.get(at, { with_projects: false, ...options }),
});

const NO_CUSTOM_ROLES: Hint = (items) =>
	`GitLab does not tell custom roles for ${items}: they need Ultimate, and the role Owner or an administrator`;

/** @see https://docs.gitlab.com/api/member_roles/ */
const getRoles = read({
	name: 'Get Roles',
	description: 'List the roles of a group, fixed and custom ones',
	fields: [at],
	simplify: simpleRole,
	run: async ({ gitlab, hint, at }) => {
		const { full_path } = await gitlab.get(at, { with_projects: false });
		const fixed = FIXED_ROLES.map(({ name, value }) => ({
			name,
			base_access_level: value,
			is_custom: false,
		}));
		// They are made in the group at the top.
		const [top] = String(full_path).split('/');
		const custom = await customRolesOf(gitlab, top).catch((error: unknown) => {
			if (!isFailure(error, 'notFound', 'forbidden', 'invalid')) throw error as Error;
			hint(NO_CUSTOM_ROLES);
			return [];
		});
		return [...fixed, ...custom.map((role) => ({ ...role, is_custom: true }))];
	},
});

/** @see https://docs.gitlab.com/api/groups/#update-group-attributes */
const update = updateOne(at, updateFields(text('name'), text('path'), ...content, ...settings), {
	description: 'Change some settings of a group',
	role: 'Owner',
	simplify: simpleGroup,
});

/** The group whose members have access. */
export const invited = required(groupIdParam('invitedGroup', 'Invited Group'));

/** What they may do. */
export const roleOfInvited = required(
	role('group_access', { displayName: 'Role', description: 'What they may do at most' }),
);

/** Access for the members of another group. */
const sharing: Operation[] = [
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

export const group: Resource = {
	name: 'Group',
	description: 'Groups, what is in them, and their seats',
	operations: [
		create,
		get,
		...lists,
		update,
		...endings,
		...sharing,
		getRoles,
		...seats,
		...avatars('group', at, { role: 'Owner', simplify: simpleGroup }),
	],
};
