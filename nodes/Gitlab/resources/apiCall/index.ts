import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { type Reply, type Request, thingIn } from '../../client';
import {
	choice,
	compose,
	isRefused,
	json,
	limit,
	oneOf,
	outputDataField,
	required,
	shownFor,
	text,
} from '../../fields';
import { type Field, type Resource, write } from '../../operation';
import { download } from '../shared/download';
import { address } from './address';
import { body as content } from './body';

/** How the answer is wanted: of lists, how many rows; of a file, in which of the item's binary fields. */
type ResponseAs = { as: 'json'; limit: number | undefined } | { as: 'text' } | { as: 'file'; field: string };

const form = choice('responseAs', { file: 'File', json: 'JSON', text: 'Text' }, { default: 'json' }).property;

/** The form in which the answer comes out. */
const responseAs: Field<'responseAs', ResponseAs> = compose(
	'responseAs',
	[form, shownFor('responseAs', ['file'], outputDataField), limit],
	async (item) => {
		const as = oneOf(item.value('responseAs'), ['file', 'json', 'text'], 'Response As', item);
		if (as === 'json') return { as, limit: await limit.read(item) };
		if (as === 'text') return { as };
		return item.value('method') === 'GET'
			? { as, field: await outputDataField.read(item) }
			: item.fail("'Response As' can only be a file where 'Method' is GET");
	},
);

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
const sendGraphqlQuery = write({
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

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

const method: Field<'method', (typeof METHODS)[number]> = {
	key: 'method',
	properties: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: METHODS.map((name) => ({ name, value: name })),
			default: 'GET',
		} satisfies INodeProperties,
	],
	labels: {},
	read: (item) => oneOf(item.value('method'), METHODS, 'Method', item),
};

const body = shownFor(
	'method',
	METHODS.filter((each) => each !== 'GET'),
	content,
);

/** Any JSON as rows: what is no object stands in one. */
function thingsIn(reply: Reply, request: Pick<Request, 'method'>): IDataObject | IDataObject[] {
	const { body } = reply;
	if (Array.isArray(body)) return body.map((row: unknown) => thingIn({ ...reply, body: row }, request));
	const isPlain = body !== '' && typeof body !== 'object';
	return isPlain ? { response: body as IDataObject[string] } : thingIn(reply, request);
}

/** @see https://docs.gitlab.com/api/rest/ */
const sendRestRequest = write({
	name: 'Send REST Request',
	action: 'Send a REST request',
	description: "Use any endpoint of GitLab's REST API",
	fields: [method, address, body, responseAs],
	run: async ({ gitlab, context, method, address: { path, query }, body, responseAs }) => {
		const { as } = responseAs;
		if (as === 'file') return await download({ gitlab, context }, path, { field: responseAs.field, query });
		if (method === 'GET' && as === 'json') return await gitlab.listOrThing(path, query, responseAs.limit);
		const reply = await gitlab.request({ method, path, query, body, as });
		return as === 'text' ? { data: String(reply.body) } : thingsIn(reply, { method });
	},
});

export const apiCall: Resource = {
	name: 'API Call',
	description: 'What has no operation of its own',
	operations: [sendRestRequest, sendGraphqlQuery],
};
