import { namespaceBasic } from '../entities/project';
import { currentUser, tokenEntity, userBasic, userProfile } from '../entities/user';
import { levelIn, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { compareValues, page } from '../http/paging';
import { forbidden, notFound, Refusal, unauthorized } from '../http/refusal';
import * as values from '../http/values';
import type { User } from '../world/model';
import { LEVEL } from '../world/model';

const userKeys = {
	id: (user: User) => user.id,
	name: (user: User) => user.name,
	username: (user: User) => user.username,
	created_at: (user: User) => user.created_at,
	updated_at: (user: User) => user.created_at,
};

/** Whether a search finds somebody. */
export function userMatches(user: User, search: string | undefined): boolean {
	if (!search) return true;
	const words = search.toLowerCase();
	return (
		user.email === words || [user.name, user.username].some((name) => name.toLowerCase().includes(words))
	);
}

function listUsers(call: Call) {
	const { input } = call;
	const username = values.text(input, 'username');
	if (!call.user && username === undefined)
		throw new Refusal(403, { message: '403 Forbidden - Not authorized to access /api/v4/users' });
	const search = values.text(input, 'search');
	const active = values.flag(input, 'active');
	const blocked = values.flag(input, 'blocked');
	const order =
		values.choice(input, 'order_by', ['id', 'name', 'username', 'created_at', 'updated_at']) ?? 'id';
	const direction = values.choice(input, 'sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
	const users = call.world.users
		.filter((user) => username === undefined || user.username.toLowerCase() === username.toLowerCase())
		.filter((user) => userMatches(user, search))
		.filter((user) => active !== true || user.state === 'active')
		.filter((user) => blocked !== true || user.state === 'blocked')
		.sort((a, b) => direction * (compareValues(userKeys[order](a), userKeys[order](b)) || a.id - b.id));
	const keyset = { keys: userKeys, defaultKey: 'id', style: 'cursor' as const };
	return page(call, users, (user) => userBasic(call, user), { keyset });
}

function userOf(call: Call, param = 'id'): User {
	const user = call.world.users.find((each) => String(each.id) === call.params[param]);
	if (!user) throw notFound('User');
	return user;
}

function projectUsers(call: Call) {
	const project = projectOf(call);
	const search = values.text(call.input, 'search');
	const users = call.world.users.filter((user) => levelIn(project, user) > 0 && !user.admin);
	return page(
		call,
		users.filter((user) => userMatches(user, search)),
		(user) => userBasic(call, user),
	);
}

const version = (call: Call) => ({
	version: call.world.version,
	revision: 'a1b2c3d4e5f',
	kas: {
		enabled: true,
		externalUrl: 'wss://kas.example.com',
		externalK8sProxyUrl: 'https://kas.example.com/k8s-proxy/',
		version: call.world.version,
	},
	enterprise: call.world.version.includes('ee'),
});

/** What the server may do, for administrators; nothing where there is no license. */
function license(call: Call): Answer {
	const { world } = call;
	if (!me(call).admin) throw forbidden();
	if (!world.premium) return new Answer(200, null);
	const users = world.users.length;
	return new Answer(200, {
		...{ id: 1, plan: 'premium', created_at: '2025-01-01T00:00:00.000Z' },
		...{ starts_at: '2025-01-01', expires_at: '2030-01-01', expired: false, historical_max: users },
		...{ maximum_user_count: users, user_limit: 100, active_users: users, overage: 0, add_ons: {} },
		licensee: { Name: 'Maria Santos', Company: 'Acme', Email: 'maria.santos@example.com' },
	});
}

function ownToken(call: Call) {
	if (!call.token) throw unauthorized();
	return tokenEntity(call.token);
}

function listNamespaces(call: Call) {
	const user = me(call);
	const search = values.text(call.input, 'search')?.toLowerCase() ?? '';
	const least = values.flag(call.input, 'owned_only') ? LEVEL.owner : LEVEL.guest;
	const isTop = values.flag(call.input, 'top_level_only') ?? false;
	const groups = call.world.groups.filter(
		(group) => levelIn(group, user) >= least && !(isTop && group.parent),
	);
	const all = [user, ...groups].filter((each) => each.name.toLowerCase().includes(search));
	return page(call, all, (namespace) => namespaceBasic(call, namespace));
}

export const peopleRoutes: Route[] = [
	['GET', 'user', (call) => currentUser(call, me(call))],
	['GET', 'users', listUsers],
	['GET', 'users/:id', (call) => userProfile(call, userOf(call))],
	['GET', 'projects/:id/users', projectUsers],
	['GET', 'version', (call) => me(call) && version(call)],
	['GET', 'metadata', (call) => me(call) && version(call)],
	['GET', 'license', license],
	['GET', 'personal_access_tokens/self', ownToken],
	['GET', 'namespaces', listNamespaces],
];
