import { path } from '../../client';
import { choice, filters, options, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { confirmed } from '../shared/confirmation';
import { listBelow } from '../shared/plain';
import { at, seatAt, seatOwner, simpleSeat, simpleSeatMembership } from './field';

const ORDERS = {
	access_level_asc: 'Lowest Role First',
	access_level_desc: 'Highest Role First',
	last_activity_on_asc: 'Longest Inactive First',
	last_activity_on_desc: 'Last Active First',
	last_joined: 'Last Joined First',
	name_asc: 'Name',
	name_desc: 'Name, Backwards',
	oldest_joined: 'First Joined First',
	oldest_sign_in: 'Longest Not Signed In First',
	recent_sign_in: 'Last Signed In First',
};

/** Who is paid for in a group at the top, with all that is below it. */
export const seats: Operation[] = [
	/** @see https://docs.gitlab.com/api/group_members/#list-all-billable-members-of-a-group */
	listBelow(at, path`/billable_members`, {
		name: 'Get Seats',
		description: 'List the billable members of a top-level group',
		role: 'Owner',
		simplify: simpleSeat,
		fields: [
			filters(text('search', { description: 'Part of a name, username or email' })),
			options(choice('sort', ORDERS, { default: 'name_asc' })),
		],
	}),
	/** @see https://docs.gitlab.com/api/group_members/#list-all-memberships-for-a-billable-member-of-a-group */
	listBelow(seatAt, path`/memberships`, {
		name: 'Get Memberships of a Seat',
		description: 'List where a billable member has access',
		tier: 'Premium',
		role: 'Owner',
		simplify: simpleSeatMembership,
	}),
	/** @see https://docs.gitlab.com/api/group_members/#remove-a-billable-member-from-a-group */
	write({
		name: 'Remove From Seats',
		action: 'Remove a user from the seats of a group (cannot be undone)',
		description: 'Take all access in a top-level group from a user; it cannot be undone',
		tier: 'Premium',
		role: 'Owner',
		fields: [
			confirmed(seatAt, 'username', async (_at, item) => await item.gitlab.get(await seatOwner(item))),
		],
		run: async ({ gitlab, at }) => {
			await gitlab.delete(at);
			return { removed: true };
		},
	}),
];
