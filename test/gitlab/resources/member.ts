import type { ResourceSeed } from '../base';
import { memberEntity, memberRoleEntity, userBasic } from '../entities/user';
import { groupOf, levelIn, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { me } from '../http/call';
import { page } from '../http/paging';
import { notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { userMatches } from '../routes/people';
import { rowsIn } from '../table/rows';
import { groupsAbove } from '../world/arrange';
import type { Holding, Member, MemberRole, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

interface Invitation {
	invite_email: string;
	access_level: number;
	created_at: string;
	expires_at: string | null;
	created_by: User;
	invite_token: string;
	user_name: string | null;
}

interface AccessRequest {
	user: User;
	requested_at: string;
}

/** The custom roles of an instance. */
export const memberRolesOf = (world: World) => rowsIn<MemberRole>(world, 'member role');
const invitationsOf = (holding: Holding) => rowsIn<Invitation>(holding, 'invitation');
const requestsOf = (holding: Holding) => rowsIn<AccessRequest>(holding, 'access request');

/** What it takes to change who is a member. */
const levelToManage = ({ kind }: Holding) => (kind === 'group' ? LEVEL.owner : LEVEL.maintainer);

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

function shown(call: Call, holding: Holding, member: Member) {
	const isOwner = holding.kind === 'group' && levelIn(holding, call.user) >= LEVEL.owner;
	return {
		...memberEntity(call, member),
		...(isOwner && { two_factor_enabled: member.user.two_factor_enabled }),
		...(values.flag(call.input, 'show_seat_info') && { is_using_seat: member.access_level > LEVEL.guest }),
	};
}

function list(call: Call, holding: Holding, inherited: boolean) {
	const query = values.text(call.input, 'query');
	const [ids, skipped] = [
		values.integers(call.input, 'user_ids'),
		values.integers(call.input, 'skip_users') ?? [],
	];
	const isAwaited = values.choice(call.input, 'state', ['awaiting', 'active']) === 'awaiting';
	const found = [...membersIn(holding, inherited).values()]
		.filter((member) => userMatches(member.user, query))
		.filter(({ user }) => (!ids || ids.includes(user.id)) && !skipped.includes(user.id) && !isAwaited);
	return page(call, found, (member) => shown(call, holding, member));
}

function levelGiven(call: Call, by: User, holding: Holding): number {
	const level = values.integer(call.input, 'access_level') ?? 0;
	if (![5, ...Object.values(LEVEL)].includes(level) || level === 0)
		throw new Refusal(400, { error: 'access_level does not have a valid value' });
	if (level > levelIn(holding, by)) throw new Refusal(403, { message: '403 Forbidden' });
	return level;
}

/** The custom role that a request gives; one that has another base is refused. */
function roleGiven(call: Call, level: number): MemberRole | null {
	const id = values.integer(call.input, 'member_role_id');
	if (!id) return null;
	const role = memberRolesOf(call.world).find((each) => each.id === id);
	if (!role) throw notFound('Member Role');
	if (role.base_access_level !== level)
		throw new Refusal(400, {
			message: {
				member_role_id: ["the custom role's base access level does not match the current access level"],
			},
		});
	return role;
}

const dayOf = (call: Call) => values.text(call.input, 'expires_at')?.slice(0, 10);

function add(call: Call, holding: Holding) {
	const by = need(call, holding, levelToManage(holding));
	values.required(call.input, 'access_level');
	const level = levelGiven(call, by, holding);
	const wanted = values.text(call.input, 'user_id') ?? values.text(call.input, 'username') ?? '';
	const user = call.world.findUser(wanted);
	if (!user) throw notFound('User');
	if (holding.members.has(user.id)) throw new Refusal(409, { message: 'Member already exists' });
	const member_role = roleGiven(call, level);
	call.world.addMember(holding, user, level, by);
	const member = holding.members.get(user.id) as Member;
	return shown(call, holding, Object.assign(member, { member_role, expires_at: dayOf(call) || null }));
}

function memberOf(call: Call, holding: Holding, inherited = false): Member {
	const member = membersIn(holding, inherited).get(Number(call.params.user_id));
	if (!member) throw notFound();
	return member;
}

function edit(call: Call, holding: Holding) {
	const by = need(call, holding, levelToManage(holding));
	const member = memberOf(call, holding);
	values.required(call.input, 'access_level');
	member.access_level = levelGiven(call, by, holding);
	member.member_role = roleGiven(call, member.access_level);
	const day = dayOf(call);
	if (day !== undefined) member.expires_at = day || null;
	return shown(call, holding, member);
}

function remove(call: Call, holding: Holding): void {
	const member = memberOf(call, holding);
	if (member.user !== call.user) need(call, holding, levelToManage(holding));
	holding.members.delete(member.user.id);
}

function invite(call: Call, holding: Holding) {
	const by = need(call, holding, levelToManage(holding));
	values.required(call.input, 'access_level');
	const access_level = levelGiven(call, by, holding);
	roleGiven(call, access_level);
	const refused: Record<string, string> = {};
	for (const invite_email of values.list(call.input, 'email') ?? []) {
		if (invitationsOf(holding).some((each) => each.invite_email === invite_email)) {
			refused[invite_email] = `The member's email address has already been taken`;
			continue;
		}
		const [created_at, number] = [call.world.now(), call.world.next('invitation')];
		const own = { created_at, created_by: by, invite_token: `invite-token-${number}`, user_name: null };
		const expires_at = values.text(call.input, 'expires_at') ?? null;
		invitationsOf(holding).push({ invite_email, access_level, expires_at, ...own });
	}
	return Object.keys(refused).length ? { status: 'error', message: refused } : { status: 'success' };
}

function listInvitations(call: Call, holding: Holding) {
	need(call, holding, levelToManage(holding));
	const query = values.text(call.input, 'query') ?? '';
	const found = invitationsOf(holding).filter(({ invite_email }) => invite_email.includes(query));
	return page(call, found, ({ created_by, ...row }) => ({
		...row,
		created_by_name: created_by.name,
	}));
}

function revoke(call: Call, holding: Holding): void {
	need(call, holding, levelToManage(holding));
	const rows = invitationsOf(holding);
	const at = rows.findIndex(({ invite_email }) => invite_email === call.params.email);
	if (at < 0) throw notFound();
	rows.splice(at, 1);
}

function listRequests(call: Call, holding: Holding) {
	need(call, holding, levelToManage(holding));
	return page(call, requestsOf(holding), ({ user, requested_at }) => ({
		...userBasic(call, user),
		requested_at,
	}));
}

function takeRequest(call: Call, holding: Holding): AccessRequest {
	need(call, holding, levelToManage(holding));
	const rows = requestsOf(holding);
	const at = rows.findIndex(({ user }) => String(user.id) === call.params.user_id);
	if (at < 0) throw notFound();
	return rows.splice(at, 1)[0];
}

function approve(call: Call, holding: Holding) {
	const { user, requested_at } = takeRequest(call, holding);
	const level = values.integer(call.input, 'access_level') ?? LEVEL.developer;
	call.world.addMember(holding, user, level, me(call));
	return { ...userBasic(call, user), requested_at };
}

type Handler = (call: Call, holding: Holding) => unknown;

const HANDLERS: Array<[Route[0], string, Handler]> = [
	['GET', 'members', (call, holding) => list(call, holding, false)],
	['GET', 'members/all', (call, holding) => list(call, holding, true)],
	['GET', 'members/all/:user_id', (call, holding) => shown(call, holding, memberOf(call, holding, true))],
	['GET', 'members/:user_id', (call, holding) => shown(call, holding, memberOf(call, holding))],
	['POST', 'members', add],
	['PUT', 'members/:user_id', edit],
	['DELETE', 'members/:user_id', remove],
	['POST', 'invitations', invite],
	['GET', 'invitations', listInvitations],
	['DELETE', 'invitations/:email', revoke],
	['GET', 'access_requests', listRequests],
	['PUT', 'access_requests/:user_id/approve', approve],
	['DELETE', 'access_requests/:user_id', (call, holding) => void takeRequest(call, holding)],
];

const listRoles = (call: Call) => {
	me(call);
	return memberRolesOf(call.world).map(memberRoleEntity);
};

/** On instances of one's own, roles are not made in groups. */
function refuseRoles(): never {
	throw new Refusal(400, { message: '400 Bad request' });
}

export const memberRoutes: Route[] = [
	...HANDLERS.flatMap(([method, path, handle]): Route[] => [
		[method, `projects/:id/${path}`, (call) => handle(call, projectOf(call))],
		[method, `groups/:id/${path}`, (call) => handle(call, groupOf(call))],
	]),
	['GET', 'member_roles', listRoles],
	['GET', 'groups/:id/member_roles', refuseRoles],
];

/** A custom role, invitations, requests, and members with all that can be said of one. */
export const seedMembers: ResourceSeed = ({ world }, { users, groups, projects }) => {
	const auditor = { id: world.next('member role'), group_id: null, base_access_level: LEVEL.reporter };
	memberRolesOf(world).push({ ...auditor, name: 'Auditor', description: 'Reads code' });
	users.tom.two_factor_enabled = true;
	const kim = world.createUser({ username: 'kim.lee', name: 'Kim Lee' });
	const lena = world.createUser({ username: 'lena.novak', name: 'Lena Novak' });
	const created_at = world.now();
	for (const holding of [groups.acme, projects.website]) {
		world.addMember(holding, users.tom, LEVEL.reporter, users.maria);
		Object.assign(holding.members.get(users.tom.id) as Member, {
			expires_at: '2030-01-31',
			member_role: memberRolesOf(world)[0],
		});
		requestsOf(holding).push({ user: kim, requested_at: created_at });
		invitationsOf(holding).push({
			...{ invite_email: 'new@example.com', access_level: LEVEL.developer, created_at },
			...{ expires_at: '2030-01-31T00:00:00.000Z', created_by: users.maria, invite_token: 'invite-token-0' },
			user_name: 'Nora New',
		});
	}
	return { user: [users.tom, kim, lena].map(({ id }) => String(id)), access_level: ['20'] };
};

/** Adds people who are members of a place. */
export function addMembers(world: World, holding: Holding, count: number): void {
	for (let at = 0; at < count; at++)
		world.addMember(holding, world.createUser({ username: `member-${at}-${holding.id}` }), LEVEL.developer);
}

/** Adds what people can ask for and be asked. */
export function addRequests(world: World, by: User, holding: Holding, count: number): void {
	for (let at = 0; at < count; at++) {
		const [created_at, username] = [world.now(), `asking-${at}`];
		requestsOf(holding).push({ user: world.createUser({ username }), requested_at: created_at });
		invitationsOf(holding).push({
			...{ invite_email: `${username}@example.com`, access_level: LEVEL.guest, created_at },
			...{ expires_at: null, created_by: by, invite_token: `invite-token-of-${at}` },
			user_name: null,
		});
	}
}
