import { namespaceBasic } from '../entities/project';
import { currentUser, memberEntity, tokenEntity, userBasic, userProfile } from '../entities/user';
import { groupOf, levelIn, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { me } from '../http/call';
import { compareValues, page } from '../http/paging';
import { notFound, Refusal, unauthorized } from '../http/refusal';
import * as values from '../http/values';
import { groupsAbove } from '../world/arrange';
import type { Holding, Member, User } from '../world/model';
import { LEVEL } from '../world/model';

const userKeys = {
	id: (user: User) => user.id,
	name: (user: User) => user.name,
	username: (user: User) => user.username,
	created_at: (user: User) => user.created_at,
	updated_at: (user: User) => user.created_at,
};

function userMatches(user: User, search: string | undefined): boolean {
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

export function userOf(call: Call, param = 'id'): User {
	const user = call.world.users.find((each) => String(each.id) === call.params[param]);
	if (!user) throw notFound('User');
	return user;
}

/** Direct members, or with those that are inherited from the groups above, each with the highest role. */
function membersIn(holding: Holding, inherited: boolean): Map<number, Member> {
	const found = new Map<number, Member>();
	for (const place of inherited ? [holding, ...groupsAbove(holding)] : [holding]) {
		for (const member of place.members.values()) {
			const known = found.get(member.user.id);
			if (!known || known.access_level < member.access_level) found.set(member.user.id, member);
		}
	}
	return found;
}

function members(call: Call, holding: Holding, inherited: boolean) {
	const query = values.text(call.input, 'query');
	const ids = values.integers(call.input, 'user_ids');
	const shown = [...membersIn(holding, inherited).values()]
		.filter((member) => userMatches(member.user, query))
		.filter((member) => !ids || ids.includes(member.user.id));
	return page(call, shown, (member) => memberEntity(call, member));
}

function addMember(call: Call, holding: Holding) {
	const by = need(call, holding, LEVEL.maintainer);
	values.required(call.input, 'access_level');
	const level = values.integer(call.input, 'access_level') ?? 0;
	const wanted = values.text(call.input, 'user_id') ?? values.text(call.input, 'username') ?? '';
	const user = call.world.findUser(wanted);
	if (!user) throw notFound('User');
	if (holding.members.has(user.id)) throw new Refusal(409, { message: 'Member already exists' });
	call.world.addMember(holding, user, level, by);
	return memberEntity(call, holding.members.get(user.id) as Member);
}

function memberOf(call: Call, holding: Holding, inherited = false): Member {
	const member = membersIn(holding, inherited).get(Number(call.params.user_id));
	if (!member) throw notFound();
	return member;
}

function editMember(call: Call, holding: Holding) {
	need(call, holding, LEVEL.maintainer);
	const member = memberOf(call, holding);
	member.access_level = values.integer(call.input, 'access_level') ?? member.access_level;
	member.expires_at = values.text(call.input, 'expires_at') ?? member.expires_at;
	return memberEntity(call, member);
}

function removeMember(call: Call, holding: Holding): void {
	const member = memberOf(call, holding);
	if (member.user !== call.user) need(call, holding, LEVEL.maintainer);
	holding.members.delete(member.user.id);
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
		externalK8sProxyUrl: null,
		version: call.world.version,
	},
	enterprise: call.world.version.includes('ee'),
});

function ownToken(call: Call) {
	if (!call.token) throw unauthorized();
	return tokenEntity(call.token);
}

function listNamespaces(call: Call) {
	const user = me(call);
	const search = values.text(call.input, 'search')?.toLowerCase() ?? '';
	const groups = call.world.groups.filter((group) => levelIn(group, user) > 0);
	const all = [user, ...groups].filter((each) => each.name.toLowerCase().includes(search));
	return page(call, all, (namespace) => namespaceBasic(call, namespace));
}

const ofHolding: Array<['projects' | 'groups', (call: Call) => Holding]> = [
	['projects', projectOf],
	['groups', groupOf],
];

export const peopleRoutes: Route[] = [
	['GET', 'user', (call) => currentUser(call, me(call))],
	['GET', 'users', listUsers],
	['GET', 'users/:id', (call) => userProfile(call, userOf(call))],
	['GET', 'projects/:id/users', projectUsers],
	['GET', 'version', (call) => me(call) && version(call)],
	['GET', 'metadata', (call) => me(call) && version(call)],
	['GET', 'personal_access_tokens/self', ownToken],
	['GET', 'namespaces', listNamespaces],
	...ofHolding.flatMap(([where, holdingOf]): Route[] => [
		['GET', `${where}/:id/members`, (call) => members(call, holdingOf(call), false)],
		['GET', `${where}/:id/members/all`, (call) => members(call, holdingOf(call), true)],
		[
			'GET',
			`${where}/:id/members/all/:user_id`,
			(call) => memberEntity(call, memberOf(call, holdingOf(call), true)),
		],
		['GET', `${where}/:id/members/:user_id`, (call) => memberEntity(call, memberOf(call, holdingOf(call)))],
		['POST', `${where}/:id/members`, (call) => addMember(call, holdingOf(call))],
		['PUT', `${where}/:id/members/:user_id`, (call) => editMember(call, holdingOf(call))],
		['DELETE', `${where}/:id/members/:user_id`, (call) => removeMember(call, holdingOf(call))],
	]),
];
