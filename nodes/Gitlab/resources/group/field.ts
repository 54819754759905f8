import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../../client';
import { type List, compose, isEmpty, required, roleName } from '../../fields';
import { group } from '../../fields/places';
import { pick } from '../../simplify';
import { userEntry, userParam } from '../user/field';

/** The chosen group's path. */
export const at = compose('at', [group], async (item) => path`/groups/${await group.read(item)}`);

/** Where something is listed in the group of an operation that works in groups only. */
export const inChosenGroup =
	(below: Path): List['from'] =>
	async (_place, item) =>
		isEmpty(item.value('group')) ? undefined : path`${await at.read(item)}${below}`;

const seats: List = { name: 'searchSeats', from: inChosenGroup(path`/billable_members`), entry: userEntry };

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

/** What most workflows use of a group. */
export const simpleGroup = pick(
	['id', 'name', 'full_path', 'description', 'visibility'],
	['parent_id', 'archived', 'marked_for_deletion_on', 'created_at', 'web_url'],
);

/** Somebody who uses a seat. */
export const simpleSeat = pick(
	['id', 'username', 'name', 'state', 'email'],
	['membership_type', 'is_last_owner', 'last_activity_on', 'last_login_at', 'created_at'],
);

/** Where somebody who uses a seat is a member. */
export const simpleSeatMembership = pick(
	['id', 'source_id', 'source_full_name', 'source_members_url'],
	{ role: 'access_level.string_value' },
	['expires_at', 'created_at'],
);

const roleShape = pick(['id', 'name', 'description']);

/** A role without the many things that it allows. */
export function simpleRole(row: IDataObject): IDataObject {
	return { ...roleShape(row), base_role: roleName(row.base_access_level), is_custom: row.is_custom };
}
