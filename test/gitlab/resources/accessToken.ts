import type { ResourceSeed } from '../base';
import { groupOf, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { me } from '../http/call';
import { invalid, unauthorized } from '../http/refusal';
import * as values from '../http/values';
import { tokenEntity } from '../entities/user';
import { optional, required, textOrNull } from '../table/fields';
import type { Place } from '../table/places';
import { inGroups, inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byChoice, byFlag, bySearch, byTime } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Holding, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

interface AccessToken extends Row {
	name: string;
	description: string | null;
	scopes: string[];
	access_level: number | null;
	expires_at: string | null;
	last_used_at: string | null;
	revoked: boolean;
	user: User;
}

const DAY_MS = 86_400_000;

/** The day that is as many days from now. */
export const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Refuses what lives longer than a year, or is over already. */
export function checkExpiry(expires_at: string | null): void {
	if (expires_at !== null && expires_at > dayIn(365))
		throw invalid({ expires_at: ['must be before ' + dayIn(365)] });
}

/** Nothing of one can be changed. */
const ONLY = { only: 'create' } as const;

const list = (given: values.Values, name: string) => values.list(given, name);

/** @see https://docs.gitlab.com/api/project_access_tokens/ */
export const accessTokens = new Table<AccessToken, Holding>({
	name: 'access token',
	places: [
		inProjects('access_tokens', { read: LEVEL.maintainer, write: LEVEL.maintainer }),
		inGroups('access_tokens', { read: LEVEL.owner, write: LEVEL.owner }),
	].map((place) => ({ ...place, verbs: ['list', 'create', 'get', 'delete'] })),
	key: byNumber('token_id', 'id'),
	fields: {
		name: required(values.text, ONLY),
		scopes: required(list, ONLY),
		description: optional(textOrNull, null, ONLY),
		access_level: optional<number | null>(values.integer, LEVEL.maintainer, ONLY),
		expires_at: optional<string | null>(values.text, dayIn(365), ONLY),
	},
	fresh: (_by, holder, world) => ({
		last_used_at: null,
		revoked: false,
		user: world.createUser({ username: `${holder.kind}_${holder.id}_bot_${world.next('bot')}` }),
	}),
	check: ({ expires_at }) => checkExpiry(expires_at),
	filters: {
		created_after: byTime(({ created_at }) => created_at, 'after'),
		created_before: byTime(({ created_at }) => created_at, 'before'),
		expires_after: byTime(({ expires_at }) => expires_at, 'after'),
		expires_before: byTime(({ expires_at }) => expires_at, 'before'),
		last_used_after: byTime(({ last_used_at }) => last_used_at, 'after'),
		last_used_before: byTime(({ last_used_at }) => last_used_at, 'before'),
		revoked: byFlag(({ revoked }) => revoked),
		search: bySearch(({ name }) => name),
		state: byChoice({ active: ({ revoked }) => !revoked, inactive: ({ revoked }) => revoked }),
	},
	entity: (call, row, verb) => ({
		...entity(row),
		...(verb === 'create' && { token: newValue(call.world) }),
	}),
	example: { create: { name: 'Deployment', scopes: ['read_api'] } },
});

function entity(row: AccessToken) {
	const { id, name, description, scopes, access_level, expires_at, last_used_at, revoked, created_at } = row;
	return {
		...{ id, name, description, scopes, access_level, expires_at, last_used_at, revoked, created_at },
		user_id: row.user.id,
		active: !revoked,
		resource_type: row.holder.kind,
		resource_id: row.holder.id,
	};
}

/** A value that nobody can use here. */
export const newValue = (world: World) => `glpat-standin-${world.next('token value')}-xxxxxxxx`;

/** The day until which a new value lives. */
export function expiryGiven(call: Call): string {
	const expires_at = values.text(call.input, 'expires_at') || dayIn(7);
	checkExpiry(expires_at);
	return expires_at;
}

function rotate(call: Call, holding: Holding, place: Place<Holding>) {
	need(call, holding, holding.kind === 'group' ? LEVEL.owner : LEVEL.maintainer);
	const row = accessTokens.one(call, place);
	const expires_at = expiryGiven(call);
	row.revoked = true;
	const { name, description, scopes, access_level, user } = row;
	const given = { name, description, scopes, access_level, user, expires_at };
	return { ...entity(accessTokens.add(call.world, me(call), holding, given)), token: newValue(call.world) };
}

/** The asker's own token gets another value; the old one is worthless, and whoever uses it again takes all with it. */
function rotateOwn(call: Call) {
	const { token } = call;
	if (!token) throw unauthorized();
	const expires_at = expiryGiven(call);
	token.revoked = true;
	const value = newValue(call.world);
	const { name, user, scopes } = token;
	call.world.createToken(user, scopes, { value, name, expires_at });
	const fresh = call.world.tokens.get(value) ?? token;
	const { last_used_ips: _, ...row } = tokenEntity(fresh);
	return { ...row, token: value };
}

const [inProject, inGroup] = accessTokens.spec.places;

export const accessTokenRoutes: Route[] = [
	...accessTokens.routes,
	['POST', 'personal_access_tokens/self/rotate', rotateOwn],
	['POST', 'projects/:id/access_tokens/:token_id/rotate', (call) => rotate(call, projectOf(call), inProject)],
	['POST', 'groups/:id/access_tokens/:token_id/rotate', (call) => rotate(call, groupOf(call), inGroup)],
];

/** One of a project and one of a group, with all that can be said of one. */
export const seedAccessTokens: ResourceSeed = ({ world }, { users, groups, projects }) => {
	for (const token of world.tokens.values())
		Object.assign(token, { expires_at: '2030-01-31', description: 'n8n' });
	const given = { name: 'Nightly deployment', scopes: ['read_api'], description: 'Of the build server' };
	const rows = [projects.website, groups.acme].map((holding) =>
		accessTokens.add(world, users.maria, holding, { ...given, last_used_at: world.now() }),
	);
	return {
		accessToken: rows.map(({ id }) => String(id)),
		confirmation: [given.name],
		expires_at: [dayIn(30)],
		scopes: ['api'],
	};
};
