import type { ResourceSeed } from '../base';
import { groupUrl } from '../entities/project';
import type { View } from '../entities/user';
import type { Call } from '../http/call';
import { forbidden } from '../http/refusal';
import { flag } from '../http/values';
import { inGroups, inProjects } from '../table/places';
import { rowsIn } from '../table/rows';
import { byChoice, bySearch, byTime } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import { groupsAbove, isWithin } from '../world/arrange';
import type { Group, Holding } from '../world/model';
import type { Iteration } from '../world/planning';

const [UPCOMING, CURRENT, CLOSED] = [1, 2, 3];

const HERE = { write: 50 };

/** @see https://docs.gitlab.com/api/group_iterations/ */
export const iterations: Table<Iteration> = new Table({
	name: 'iteration',
	places: [
		inGroups('iterations', HERE, { verbs: ['list'] }),
		inProjects('iterations', HERE, { verbs: ['list'] }),
	],
	key: byNumber('iteration_id', 'id'),
	fields: {},
	fresh: (_by, holder, world) => ({
		iid: world.next(`iteration of ${holder.id}`),
		description: null,
		state: UPCOMING,
		start_date: '2030-01-01',
		due_date: '2030-01-14',
	}),
	shown: withFamily,
	filters: {
		state: byChoice({
			all: () => true,
			closed: ({ state }) => state === CLOSED,
			current: ({ state }) => state === CURRENT,
			opened: ({ state }) => state !== CLOSED,
			upcoming: ({ state }) => state === UPCOMING,
		}),
		search: bySearch(({ title }) => title ?? ''),
		updated_after: byTime(({ updated_at }) => updated_at, 'after'),
		updated_before: byTime(({ updated_at }) => updated_at, 'before'),
	},
	entity: iterationEntity,
	example: { create: {} },
});

/** Those of the place, and of the groups above and below as asked for. */
function withFamily(call: Call, holder: Holding): Iteration[] {
	if (!call.world.premium) throw forbidden();
	const above = (flag(call.input, 'include_ancestors') ?? true) ? groupsAbove(holder) : [];
	const below =
		holder.kind === 'group' && flag(call.input, 'include_descendants')
			? call.world.groups.filter((group) => group !== holder && isWithin(group, holder))
			: [];
	return [holder, ...above, ...below].flatMap((place) => rowsIn<Iteration>(place, 'iteration'));
}

export function iterationEntity(view: View, iteration: Iteration) {
	const group = iteration.holder as Group;
	return {
		id: iteration.id,
		iid: iteration.iid,
		sequence: iteration.iid,
		group_id: group.id,
		title: iteration.title,
		description: iteration.description,
		state: iteration.state,
		created_at: iteration.created_at,
		updated_at: iteration.updated_at,
		start_date: iteration.start_date,
		due_date: iteration.due_date,
		web_url: `${groupUrl(view, group)}/-/iterations/${iteration.id}`,
	};
}

/** An iteration of each state in the group, and one of the group below. */
export const seedIterations: ResourceSeed = ({ world }, { users, groups }) => {
	const add = (group: Group, title: string, state: number) =>
		iterations.add(world, users.maria, group, { title, state, description: `All of ${title}` });
	add(groups.acme, 'Sprint 1', CLOSED);
	add(groups.acme, 'Sprint 2', CURRENT);
	add(groups.acme, 'Sprint 3', UPCOMING);
	add(groups.platform, 'Platform sprint', CURRENT);
	return {};
};
