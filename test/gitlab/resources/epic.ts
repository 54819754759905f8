import type { ResourceSeed } from '../base';
import { epicEntity } from '../entities/epic';
import { canSee } from '../http/access';
import type { Call } from '../http/call';
import { flag } from '../http/values';
import { inGroups } from '../table/places';
import { bySearch } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import { isWithin } from '../world/arrange';
import type { Epic, Group } from '../world/model';
import { LEVEL } from '../world/model';

function withDescendants(call: Call, root: Group): Epic[] {
	const below = flag(call.input, 'include_descendant_groups') ?? true;
	return call.world.groups
		.filter((group) => group === root || (below && isWithin(group, root) && canSee(call, group, call.user)))
		.flatMap(({ epics }) => epics);
}

/** @see https://docs.gitlab.com/api/epics/ */
export const epics: Table<Epic, Group> = new Table({
	name: 'epic',
	places: [inGroups('epics', { write: LEVEL.planner }, { verbs: ['list', 'get'] })],
	key: byNumber('epic_iid', 'iid'),
	stored: (group) => group.epics,
	make: (world, author, group, given) => world.newEpic(group, author, given.title ?? ''),
	fields: {},
	shown: withDescendants,
	filters: { search: bySearch(({ title }) => title) },
	order: { by: { id: ({ id }) => id }, preset: 'desc' },
	entity: epicEntity,
	example: { create: {}, params: { epic_iid: '1' } },
});

/** An epic, and one of the group below. */
export const seedEpics: ResourceSeed = ({ world }, { users, groups }) => {
	world.createEpic(groups.platform, users.jonas, 'Split the monolith');
	return { epic: [String(world.createEpic(groups.acme, users.maria, 'Faster checkout').iid)] };
};
