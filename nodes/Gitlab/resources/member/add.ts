import { path } from '../../client';
import { additionalFields, required } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import type { Hint } from '../../hints';
import { write } from '../../operation';
import { expiryMoment } from '../shared/expiry';
import { customRole } from './customRole';
import { newUser, role } from './field';
import { simpleMember } from './simple';

/** Where administrators approve what takes a seat, GitLab answers without a member. */
const QUEUED: Hint = (items) => `An administrator of GitLab has to approve the role first, for ${items}`;

/**
 * @see https://docs.gitlab.com/api/project_members/#add-a-member-to-a-project
 * @see https://docs.gitlab.com/api/group_members/#add-a-member-to-a-group
 */
export const add = write({
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
