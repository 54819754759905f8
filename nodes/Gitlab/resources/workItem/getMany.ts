import type { IDataObject } from 'n8n-workflow';
import { filters, limit, sorting } from '../../fields';
import { read } from '../../operation';
import { declared } from '../shared/declared';
import { argumentsOf, TYPES } from './arguments';
import type { ItemRef } from './field';
import { narrowing } from './filters';
import { locate } from './locate';
import { namespace } from './namespace';
import { isShort, rowOf, simpleWorkItem } from './row';
import { selection } from './selection';
import { type Asking, ask } from './server';

const COLUMNS = {
	created: 'Created At',
	blocking_issues: 'Blocking Items',
	closed_at: 'Closed At',
	due_date: 'Due Date',
	escalation_status: 'Escalation Status',
	health_status: 'Health Status',
	label_priority: 'Label Priority',
	relative_position: 'Manual Order',
	milestone_due: 'Milestone Due Date',
	popularity: 'Popularity',
	priority: 'Priority',
	severity: 'Severity',
	start_date: 'Start Date',
	status: 'Status',
	title: 'Title',
	updated: 'Updated At',
	weight: 'Weight',
};

/** @see https://docs.gitlab.com/api/graphql/reference/#namespaceworkitems */
export const getMany = read({
	name: 'Get Many',
	description: 'List the work items of a project or group',
	fields: [namespace, limit, filters(...narrowing), sorting(COLUMNS), isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, namespace: path, limit, filters, options, isShort }) => {
		const asking = { gitlab, hint };
		const given = { ...argumentsOf(await withIds(asking, filters)), ...sortOf(options) };
		const { types, args } = declared(TYPES, given);
		const query = `query ($path: ID!, $first: Int, $after: String${types}) {
			namespace(fullPath: $path) {
				workItems(first: $first, after: $after${args}) {
					nodes { ${selection(isShort)} } pageInfo { hasNextPage endCursor }
				}
			}
		}`;
		const rows = await ask(
			asking,
			query,
			async (known) => await gitlab.graphql.list(known, { path, ...given }, limit),
		);
		return rows.map(rowOf);
	},
});

/** Parents by their IDs. */
async function withIds(asking: Asking, filters: IDataObject): Promise<IDataObject> {
	const sent = { ...filters };
	for (const name of ['parentIds', 'not[parentIds]']) {
		const ref = filters[name] as ItemRef | string[] | undefined;
		if (ref && !Array.isArray(ref)) sent[name] = await locate(asking, ref);
	}
	return sent;
}

/** GitLab has one word for column and direction, and its own order only one way. */
function sortOf({ order_by, sort }: IDataObject): IDataObject {
	if (order_by === undefined && sort === undefined) return {};
	const column = String(order_by ?? 'created');
	const direction = column === 'relative_position' ? 'asc' : String(sort ?? 'desc');
	return { sort: `${column}_${direction}`.toUpperCase() };
}
