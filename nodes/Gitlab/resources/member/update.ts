import type { IDataObject } from 'n8n-workflow';
import { updateFields } from '../../fields';
import { write } from '../../operation';
import { expiryMoment } from '../shared/expiry';
import { customRole } from './customRole';
import { at, role } from './field';
import { simpleMember } from './simple';

/**
 * GitLab wants the role each time, and takes a custom role away where it is not told again.
 *
 * @see https://docs.gitlab.com/api/project_members/#update-a-project-member
 * @see https://docs.gitlab.com/api/group_members/#update-a-group-member
 */
export const update = write({
	name: 'Update',
	description: 'Change role or expiry of a direct member; groups need the role Owner',
	role: 'Maintainer',
	fields: [at, updateFields(role, customRole, expiryMoment)],
	simplify: simpleMember,
	run: async ({ gitlab, at, updateFields }) => {
		const isWhole = 'access_level' in updateFields;
		return await gitlab.put(at, {
			...(isWhole ? {} : roleOf(await gitlab.get(at))),
			...updateFields,
		});
	},
});

function roleOf({ access_level, member_role }: IDataObject): IDataObject {
	const custom = (member_role as IDataObject | null | undefined)?.id;
	return { access_level, ...(custom !== undefined && { member_role_id: custom }) };
}
