import type { ResourceSeed } from '../base';
import type { Call } from '../http/call';
import { inGroups, inProjects } from '../table/places';
import { byChoice, bySearch } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import { LEVEL } from '../world/model';
import type { Iteration } from '../world/planning';
import { addIteration, iterationsFor } from '../world/planning';
import { groupUrl } from '../entities/project';

const ONLY_LIST = { verbs: ['list' as const] };

type Row = Iteration & { rows?: Map<string, unknown[]>; holder?: unknown };

/** @see https://docs.gitlab.com/api/iterations/ */
export const iterations = new Table<Row>({
	name: 'iteration',
	places: [
		inProjects('iterations', { read: LEVEL.guest, write: LEVEL.planner }, ONLY_LIST),
		inGroups('iterations', { read: LEVEL.guest, write: LEVEL.planner }, ONLY_LIST),
	],
	key: byNumber('iteration_id', 'id'),
	fields: {},
	shown: (_call, holder) => iterationsFor(holder),
	filters: {
		state: byChoice({ opened: ({ due_date }) => Date.parse(due_date) >= Date.now(), all: () => true }),
		search: bySearch(({ title }) => title ?? ''),
	},
	entity: (call, row) => iterationEntity(call, row),
	example: { create: {} },
});

function iterationEntity(call: Call, { group, ...row }: Row) {
	return {
		id: row.id,
		iid: row.iid,
		sequence: row.iid,
		group_id: group.id,
		title: row.title,
		description: null,
		state: 1,
		created_at: row.created_at,
		updated_at: row.updated_at,
		start_date: row.start_date,
		due_date: row.due_date,
		web_url: `${groupUrl(call, group)}/-/iterations/${row.id}`,
	};
}

/** An iteration with a title, and one without. */
export const seedIterations: ResourceSeed = ({ world }, { groups }) => {
	const { acme } = groups;
	const first = addIteration(world, acme, {
		title: 'Week of the launch',
		start_date: '2030-03-04',
		due_date: '2030-03-10',
	});
	addIteration(world, acme, { title: null, start_date: '2030-03-11', due_date: '2030-03-17' });
	return { iteration_id: [String(first.id)] };
};
