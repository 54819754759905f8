import { path } from '../../client';
import { required } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { chosenMember, membership } from './field';
import { simpleMember } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_members/#retrieve-a-project-member
 * @see https://docs.gitlab.com/api/group_members/#retrieve-a-group-member
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a member',
	fields: [projectOrGroup, chosenMember, required(membership)],
	simplify: simpleMember,
	run: async ({ gitlab, place, user, membership }) =>
		await gitlab.get(
			membership === 'all' ? path`${place}/members/all/${user}` : path`${place}/members/${user}`,
		),
});
