import { choice, filters, limit } from '../../fields';
import { read } from '../../operation';
import { at } from './field';
import { rowOf, simpleWorkItem } from './row';
import { selection } from './selection';
import { ask } from './server';
import { isShort } from './short';

/** @see https://docs.gitlab.com/api/graphql/reference/#workitemwidgethierarchy */
export const getChildren = read({
	name: 'Get Children',
	action: 'Get the children of a work item',
	description: 'List the work items below a work item; needs GitLab 18.9',
	fields: [at, limit, filters(choice('state', { OPEN: 'Open', CLOSED: 'Closed' })), isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, limit, filters, isShort }) => {
		// Among widgets, which are a list, no list can be paged.
		const query = `query ($path: ID!, $iid: String!, $state: WorkItemState, $first: Int, $after: String) {
			namespace(fullPath: $path) { workItem(iid: $iid) { features { hierarchy {
				children(state: $state, first: $first, after: $after) {
					nodes { ${selection(isShort)} } pageInfo { hasNextPage endCursor }
				}
			} } } }
		}`;
		const rows = await ask(
			{ gitlab, hint },
			query,
			async (known) => await gitlab.graphql.list(known, { ...at, ...filters }, limit),
		);
		return rows.map(rowOf);
	},
});
