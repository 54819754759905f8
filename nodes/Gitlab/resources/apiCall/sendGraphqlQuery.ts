import type { IDataObject } from 'n8n-workflow';
import { json, limit, required, text } from '../../fields';
import { write } from '../../operation';

const query = required(
	text('query', {
		lines: 8,
		placeholder: 'e.g. { currentUser { username } }',
		description:
			'A list with after: $after, nodes and pageInfo { hasNextPage endCursor } gives an item for each row',
	}),
);

const variables = json('variables', {
	displayName: 'Variables',
});

/** @see https://docs.gitlab.com/api/graphql/ */
export const sendGraphqlQuery = write({
	name: 'Send GraphQL Query',
	action: 'Send a GraphQL query',
	description: "Use GitLab's GraphQL API",
	fields: [query, variables, limit],
	run: async ({ gitlab, query, variables, limit }): Promise<IDataObject | IDataObject[]> => {
		// Who gives a cursor wants the page that follows it, as it is.
		const isPaged = /\$after\b/.test(query) && variables?.after === undefined;
		return isPaged
			? await gitlab.graphql.list(query, variables, limit)
			: await gitlab.graphql.send(query, variables);
	},
});
