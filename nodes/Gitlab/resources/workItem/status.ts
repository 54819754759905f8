import type { IDataObject } from 'n8n-workflow';
import { type List, type Param, entry, ListQuery, locator, textOf } from '../../fields';
import { namespaceIn } from './namespace';

const STATUSES = `query ($path: ID!, $first: Int, $after: String) {
	namespace(fullPath: $path) {
		statuses(first: $first, after: $after) { nodes { id name category } pageInfo { hasNextPage endCursor } }
	}
}`;

const statuses: List = {
	name: 'searchWorkItemStatuses',
	from: async (place, item) => {
		const path = await namespaceIn(place, item);
		return path === undefined ? path : new ListQuery(STATUSES, { path });
	},
	searchBy: 'names',
	entry: entry('name', (status) => textOf(status.name)),
};

/** A status by its name, in any case, or its global ID. */
export function statusParam<K extends string, I extends string>(
	name: K,
	{ id, description }: { id: I; description: string },
): Param<K, IDataObject> {
	return locator<K, IDataObject>({
		name,
		displayName: 'Status',
		description,
		list: statuses,
		id: { displayName: 'Name or ID', example: 'In progress' },
		knownBy: ({ name: own, id: gid }) => own ?? gid,
		// The number of an ID says nothing alone: GitLab has its own statuses and those of the group.
		resolve: (given) => (given.startsWith('gid://') ? { [id]: given } : { name: given }),
	});
}
