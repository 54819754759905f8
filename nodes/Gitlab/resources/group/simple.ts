import type { IDataObject } from 'n8n-workflow';
import { roleName } from '../../fields';
import { pick } from '../../simplify';

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
