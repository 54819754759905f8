import { read } from '../../operation';
import { at } from './field';
import { itemIn } from './locate';
import { rowOf, simpleWorkItem } from './row';
import { selection } from './selection';
import { ask } from './server';
import { isShort } from './short';

/** @see https://docs.gitlab.com/api/graphql/reference/#namespaceworkitem */
export const get = read({
	name: 'Get',
	description: 'Retrieve a work item',
	fields: [at, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, isShort }) => {
		const query = `query ($path: ID!, $iid: String!) {
			namespace(fullPath: $path) { workItem(iid: $iid) { ${selection(isShort)} } }
		}`;
		const { namespace } = await ask(
			{ gitlab, hint },
			query,
			async (known) => await gitlab.graphql.send(known, { ...at }),
		);
		return rowOf(itemIn(namespace, at));
	},
});
