import type { IDataObject } from 'n8n-workflow';
import { roleName } from '../../fields';
import { pick } from '../../simplify';

const shape = pick(
	['id', 'username', 'name', 'state'],
	{ role: 'access_level', custom_role: 'member_role.name' },
	['expires_at', 'is_using_seat', 'two_factor_enabled', 'created_at', 'web_url'],
);

/** What most workflows use of a member, with the role by its name. */
export function simpleMember(row: IDataObject): IDataObject {
	return { ...shape(row), role: roleName(row.access_level) };
}

const invitationShape = pick(['invite_email', 'user_name'], { role: 'access_level' }, [
	'created_by_name',
	'created_at',
	'expires_at',
]);

/** An invitation without its token, which lets whoever has it join. */
export function simpleInvitation(row: IDataObject): IDataObject {
	return { ...invitationShape(row), role: roleName(row.access_level) };
}

/** Somebody who asks for access. */
export const simpleRequest = pick(['id', 'username', 'name', 'state', 'requested_at', 'web_url']);

/** Somebody who asked for access and has it now. */
export function simpleApproved(row: IDataObject): IDataObject {
	const { id, username, name, state, role, web_url } = simpleMember(row);
	return { id, username, name, state, role, web_url };
}
