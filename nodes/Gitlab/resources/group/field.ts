import { type Path, path } from '../../client';
import { type List, compose, isEmpty, required } from '../../fields';
import { group } from '../../fields/places';
import { userEntry, userParam } from '../user/field';

/** The chosen group's path. */
export const at = compose('at', [group], async (item) => path`/groups/${await group.read(item)}`);

/** Where something is listed in the group of an operation that works in groups only. */
export const inChosenGroup =
	(below: Path): List['from'] =>
	async (_place, item) =>
		isEmpty(item.value('group')) ? undefined : path`${await at.read(item)}${below}`;

const seats: List = {
	name: 'searchSeats',
	from: inChosenGroup(path`/billable_members`),
	entry: userEntry,
};

const seatUser = required(userParam('user', { displayName: 'User', list: seats }));

/** The path of what a user's seat is in a group at the top. */
export const seatAt = compose(
	'at',
	[group, seatUser],
	async (item) => path`${await at.read(item)}/billable_members/${await seatUser.read(item)}`,
);

/** The path of the user whose seat it is. */
export async function seatOwner(item: Parameters<typeof seatAt.read>[0]): Promise<Path> {
	return path`/users/${await seatUser.read(item)}`;
}
