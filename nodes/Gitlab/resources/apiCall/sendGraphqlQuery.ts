import type { IDataObject } from 'n8n-workflow';
import { isRefused, json, limit, required, text } from '../../fields';
import { write } from '../../operation';

const queryParam = required(
	text('query', {
		lines: 8,
		placeholder: 'e.g. { currentUser { username } }',
		description:
			'A list with after: $after, nodes and pageInfo { hasNextPage endCursor } gives an item for each row',
	}),
);

/** What a query has in quotes. Comments are found so that quotes in them begin nothing. */
const QUOTED = /#[^\n]*|"""((?:\\"""|(?!""")[\s\S])*)"""|"((?:\\.|[^"\\\n])*)"/g;

/** Texts within a query cannot be made safe as those in variables are: what a model writes there is refused. */
const query: typeof queryParam = {
	...queryParam,
	read: async (item) => {
		const given = await queryParam.read(item);
		const texts = [...given.matchAll(QUOTED)].map(([, block, line]) => block ?? unescaped(line ?? ''));
		return texts.some((each) => isRefused(each, item))
			? item.fail("'Query' has a quick action in a text", "Put texts into 'Variables' instead.")
			: given;
	},
};

function unescaped(text: string): string {
	try {
		return JSON.parse(`"${text}"`) as string;
	} catch {
		return text;
	}
}

const variables = json('variables', {
	displayName: 'Variables',
	quickActions: true,
	description: 'By their names in the query, such as {"path": "group/project"}',
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
