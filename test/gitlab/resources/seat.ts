import { groupUrl, projectUrl } from '../entities/project';
import { userBasic } from '../entities/user';
import { groupOf, need } from '../http/access';
import type { Call, Route } from '../http/call';
import { pathNumber } from '../http/call';
import { compareValues, page } from '../http/paging';
import { notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { userMatches } from '../routes/people';
import { isWithin } from '../world/arrange';
import type { Group, Holding, Member, User } from '../world/model';
import { LEVEL } from '../world/model';

/** A user's membership in a group or in what is below it. */
interface Membership {
	holding: Holding;
	member: Member;
}

function topGroup(call: Call): Group {
	const group = groupOf(call);
	need(call, group, LEVEL.owner);
	if (group.parent) throw new Refusal(400, { message: '400 Bad request' });
	return group;
}

function membershipsIn(call: Call, top: Group): Membership[] {
	const groups = call.world.groups.filter((group) => isWithin(group, top));
	const projects = call.world.projects.filter(
		({ namespace }) => namespace.kind === 'group' && isWithin(namespace, top),
	);
	return [...groups, ...projects].flatMap((holding) =>
		[...holding.members.values()].map((member) => ({ holding, member })),
	);
}

const NAMES: Record<number, string> = {
	[LEVEL.guest]: 'Guest',
	[LEVEL.planner]: 'Planner',
	[LEVEL.reporter]: 'Reporter',
	[LEVEL.developer]: 'Developer',
	[LEVEL.maintainer]: 'Maintainer',
	[LEVEL.owner]: 'Owner',
};

const KEYS: Record<string, (user: User) => string> = { name: ({ name }) => name };

function list(call: Call) {
	const memberships = membershipsIn(call, topGroup(call));
	const search = values.text(call.input, 'search');
	const sort = values.text(call.input, 'sort') ?? 'name_asc';
	const sign = sort.endsWith('_desc') ? -1 : 1;
	const users = [...new Set(memberships.map(({ member }) => member.user))]
		.filter((user) => userMatches(user, search))
		.sort((a, b) => sign * compareValues(KEYS.name(a), KEYS.name(b)));
	return page(call, users, (user) => {
		const of = memberships.find(({ member }) => member.user === user);
		return {
			...userBasic(call, user),
			email: user.email,
			last_activity_on: user.created_at.slice(0, 10),
			membership_type: of?.holding.kind === 'group' ? 'group_member' : 'project_member',
			removable: true,
			created_at: user.created_at,
			last_login_at: user.created_at,
			is_last_owner: of?.member.access_level === LEVEL.owner,
		};
	});
}

function of(call: Call): Membership[] {
	const id = pathNumber(call, 'user_id');
	const found = membershipsIn(call, topGroup(call)).filter(({ member }) => member.user.id === id);
	if (!found.length) throw notFound('User');
	return found;
}

function memberships(call: Call) {
	return page(call, of(call), ({ holding, member }) => {
		const isGroup = holding.kind === 'group';
		const url = isGroup ? groupUrl(call, holding) : projectUrl(call, holding);
		return {
			id: member.user.id * 1000 + holding.id,
			source_id: holding.id,
			source_full_name: isGroup ? holding.full_name : holding.path_with_namespace,
			source_members_url: `${url}/-/${holding.kind}_members`,
			created_at: member.created_at,
			expires_at: member.expires_at,
			access_level: {
				string_value: NAMES[member.access_level],
				integer_value: member.access_level,
				custom_role: member.member_role && { id: member.member_role.id, name: member.member_role.name },
			},
		};
	});
}

function remove(call: Call): void {
	for (const { holding, member } of of(call)) holding.members.delete(member.user.id);
}

export const seatRoutes: Route[] = [
	['GET', 'groups/:id/billable_members', list],
	['GET', 'groups/:id/billable_members/:user_id/memberships', memberships],
	['DELETE', 'groups/:id/billable_members/:user_id', remove],
];
