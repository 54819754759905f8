import { flag, options, roleName } from '../../fields';
import { onlyIn, projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { pick } from '../../simplify';
import { AccessList } from './accessList/accessList';

const shape = pick(
	['id', 'username', 'name', 'state'],
	{ role: 'access_level', custom_role: 'member_role.name' },
	['access', 'source', 'place', 'expires_at'],
	['last_activity_on', 'is_using_seat', 'two_factor_enabled'],
);

/**
 * GitLab's lists with inherited members do not say where a membership is, so the lists of the places are put
 * together: each is asked for once, a page with one request.
 *
 * @see https://docs.gitlab.com/api/group_members/#list-all-direct-members-of-a-group
 * @see https://docs.gitlab.com/api/group_members/#list-all-billable-members-of-a-group
 */
export const getAccessList = read({
	name: 'Get Access List',
	action: 'Get the access list of a project or group',
	description: 'List everybody with access, with role, source, expiry and last activity',
	fields: [
		projectOrGroup,
		options(
			flag('activity', 'Whether to tell it (Owner of the top-level group)', {
				displayName: 'Last Activity',
				default: true,
			}),
			flag('inherited', 'Whether to include members of the groups above', {
				displayName: 'Inherited Access',
				default: true,
			}),
			onlyIn(
				'group',
				flag('below', 'Whether to include members of these', {
					displayName: 'Projects and Subgroups',
					default: true,
				}),
			),
			flag('shared', 'Whether to include members of invited groups', {
				displayName: 'Shared Access',
				default: true,
			}),
		),
	],
	simplify: (row) => ({ ...shape(row), role: roleName(row.access_level) }),
	run: async ({ gitlab, hint, place, options }) => {
		const { inherited = true, shared = true, below = true, activity = true } = options;
		const wanted = {
			inherited: Boolean(inherited),
			shared: Boolean(shared),
			below: Boolean(below),
			activity: Boolean(activity),
		};
		return await new AccessList(gitlab, wanted, hint).of(place);
	},
});
