import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, byId, chosen, entry, inPlace, roleName, textOf } from '../../fields';
import { atIn, projectOrGroup } from '../../fields/places';
import { pick } from '../../simplify';

const accessTokens: List = {
	name: 'searchAccessTokens',
	from: inPlace(path`/access_tokens`),
	query: { state: 'active' },
	entry: entry('id', (token) => textOf(token.name)),
};

const accessToken = chosen({ name: 'accessToken', list: accessTokens, ...byId() });

/** The path of a token of a project or group. */
export const at = atIn(projectOrGroup, path`/access_tokens`, accessToken);

const shape = pick(['id', 'name', 'description'], { role: 'access_level' }, [
	'scopes',
	'active',
	'expires_at',
	'last_used_at',
	'created_at',
	'user_id',
]);

/** What most workflows use of a token of a project or group. */
export function simpleToken(row: IDataObject): IDataObject {
	return { ...shape(row), role: roleName(row.access_level) };
}

/** The same with its value, which GitLab tells once. */
export function simpleNewToken(row: IDataObject): IDataObject {
	return { token: row.token ?? null, ...simpleToken(row) };
}

const ownShape = pick(
	['id', 'name', 'description', 'scopes', 'active'],
	['expires_at', 'last_used_at', 'created_at', 'user_id'],
);

/** A token of a user: what it may do depends on the user's roles. */
export function simpleOwnToken(row: IDataObject): IDataObject {
	return ownShape(row);
}

/** The same with its value, which GitLab tells once. */
export function simpleNewOwnToken(row: IDataObject): IDataObject {
	return { token: row.token ?? null, ...ownShape(row) };
}
