import { isFailure } from '../../client';
import { FIXED_ROLES } from '../../fields';
import type { Hint } from '../../hints';
import { read } from '../../operation';
import { customRolesOf } from '../member/customRole';
import { at } from './field';
import { simpleRole } from './simple';

const NO_CUSTOM_ROLES: Hint = (items) =>
	`GitLab does not tell custom roles for ${items}: they need Ultimate, and the role Owner or an administrator`;

/** @see https://docs.gitlab.com/api/member_roles/ */
export const getRoles = read({
	name: 'Get Roles',
	action: 'Get roles of a group',
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
