import { epicEntity } from '../entities/epic';
import { canSee, groupOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { pathNumber } from '../http/call';
import { page } from '../http/paging';
import { notFound } from '../http/refusal';
import * as values from '../http/values';
import { isWithin } from '../world/arrange';

function listEpics(call: Call) {
	const root = groupOf(call);
	const below = values.flag(call.input, 'include_descendant_groups') ?? true;
	const search = values.text(call.input, 'search')?.toLowerCase() ?? '';
	const groups = call.world.groups.filter(
		(group) => group === root || (below && isWithin(group, root) && canSee(call, group, call.user)),
	);
	const epics = groups
		.flatMap((group) => group.epics)
		.filter((epic) => epic.title.toLowerCase().includes(search))
		.reverse();
	return page(call, epics, (epic) => epicEntity(call, epic));
}

function oneEpic(call: Call) {
	const epic = groupOf(call).epics.find(({ iid }) => iid === pathNumber(call, 'epic_iid'));
	if (!epic) throw notFound();
	return epicEntity(call, epic);
}

export const epicRoutes: Route[] = [
	['GET', 'groups/:id/epics', listEpics],
	['GET', 'groups/:id/epics/:epic_iid', oneEpic],
];
