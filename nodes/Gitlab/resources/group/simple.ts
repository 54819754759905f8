import type { IDataObject } from 'n8n-workflow';
import { roleName } from '../../fields';
import { pick } from '../../simplify';

/** What most workflows use of a group. */
export const simpleGroup = pick({
	id: 'id',
	name: 'name',
	full_path: 'full_path',
	description: 'description',
	visibility: 'visibility',
	parent_id: 'parent_id',
	archived: 'archived',
	marked_for_deletion_on: 'marked_for_deletion_on',
	created_at: 'created_at',
	web_url: 'web_url',
});

/** Somebody who uses a seat. */
export const simpleSeat = pick({
	id: 'id',
	username: 'username',
	name: 'name',
	state: 'state',
	email: 'email',
	membership_type: 'membership_type',
	is_last_owner: 'is_last_owner',
	last_activity_on: 'last_activity_on',
	last_login_at: 'last_login_at',
	created_at: 'created_at',
});

/** Where somebody who uses a seat is a member. */
export const simpleSeatMembership = pick({
	id: 'id',
	source_id: 'source_id',
	source_full_name: 'source_full_name',
	source_members_url: 'source_members_url',
	role: 'access_level.string_value',
	expires_at: 'expires_at',
	created_at: 'created_at',
});

const roleShape = pick({ id: 'id', name: 'name', description: 'description' });

/** A role without the many things that it allows. */
export function simpleRole(row: IDataObject): IDataObject {
	return { ...roleShape(row), base_role: roleName(row.base_access_level), is_custom: row.is_custom };
}
