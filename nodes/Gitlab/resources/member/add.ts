import { path } from '../../client/path';
import { additionalFields } from '../../fields/collection';
import { required } from '../../fields/param';
import { projectOrGroup } from '../../fields/places/either';
import { write } from '../../operation';
import { expiryMoment } from '../shared/expiry';
import { customRole } from './customRole';
import { newUser, role } from './field';
import { simpleMember } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_members/#add-a-member-to-a-project
 * @see https://docs.gitlab.com/api/group_members/#add-a-member-to-a-group
 */
export const add = write({
	name: 'Add',
	action: 'Add a member',
	description: 'Make a user a member of a project or group; groups need the role Owner',
	role: 'Maintainer',
	fields: [projectOrGroup, newUser, required(role), additionalFields(customRole, expiryMoment)],
	simplify: simpleMember,
	run: async ({ gitlab, place, user, access_level, additionalFields }) =>
		await gitlab.post(path`${place}/members`, { user_id: user, access_level, ...additionalFields }),
});
