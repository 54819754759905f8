import { write } from '../../operation';
import { at } from './field';
import { locate } from './locate';
import { ask } from './server';

const DELETE = 'mutation ($input: WorkItemDeleteInput!) { workItemDelete(input: $input) { errors } }';

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemdelete */
export const remove = write({
	name: 'Delete',
	action: 'Delete a work item (cannot be undone)',
	description: 'Delete a work item permanently; needs the role Planner or Owner',
	role: 'Planner',
	fields: [at],
	run: async ({ gitlab, at }) => {
		const [id] = await locate({ gitlab }, at);
		await ask({ gitlab }, DELETE, async (query) => await gitlab.graphql.send(query, { input: { id } }));
		return { deleted: true };
	},
});
