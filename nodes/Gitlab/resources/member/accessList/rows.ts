import type { IDataObject } from 'n8n-workflow';
import type { Place, Share } from './place';

/** What GitLab tells of who uses a seat, by the users' IDs; undefined where it does not. */
export type Seats = Map<unknown, IDataObject> | undefined;

/** A member of `source`, and the place that the membership gives access to. */
export function rowOf(
	member: IDataObject,
	{ place, access, source }: { place: Place; access: string; source: string },
): IDataObject {
	return { ...member, access, source, place: place.path };
}

/** Members of the place itself. */
export function directRows(place: Place, members: IDataObject[]): IDataObject[] {
	return members.map((member) => rowOf(member, { place, access: 'direct', source: place.path }));
}

/** Whoever comes with an invited group may do no more than the group, and no longer. */
export function atMost(member: IDataObject, { access_level, expires_at }: Share): IDataObject {
	const ends = [member.expires_at, expires_at].filter((end) => typeof end === 'string').sort();
	const isLess = Number(member.access_level) > access_level;
	return { ...member, ...(isLess && { access_level, member_role: null }), expires_at: ends[0] ?? null };
}

/** A row with what is known of the user's seat. */
export function withActivity(row: IDataObject, active: Seats): IDataObject {
	const seat = active?.get(row.id);
	return {
		...row,
		is_using_seat: row.is_using_seat ?? (active && row.id !== undefined ? seat !== undefined : null),
		last_activity_on: seat?.last_activity_on ?? null,
		last_login_at: seat?.last_login_at ?? null,
	};
}
