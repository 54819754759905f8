import { path } from '../../client';
import { choice, filters, flag, limit, options, required, text, when } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { someUsersParam } from '../user/field';
import { membership } from './field';
import { simpleMember } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_members/#list-all-direct-members-of-a-project
 * @see https://docs.gitlab.com/api/group_members/#list-all-direct-members-of-a-group
 */
export const getMany = read({
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
