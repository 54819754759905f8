import type { IDataObject } from 'n8n-workflow';
import { runGitlab } from '../engine';
import { Answering } from './answering';
import { credentialsFor } from '../parameters';

const server = new Answering();

const PLAIN = '{ currentUser { username } }';
const PAGED = 'query ($first: Int, $after: String) { project { workItems { nodes { iid } } } }';
const MUTATION = 'mutation { createNote(input: {}) { errors } }';

const send = async (query: string, parameters: IDataObject = {}) =>
	await runGitlab(
		{ resource: 'apiCall', operation: 'sendGraphqlQuery', query, ...parameters },
		{ credentials: credentialsFor(server, 'glpat-0123456789abcdefghij') },
	);
const list = async (parameters: IDataObject = { returnAll: true }) => await send(PAGED, parameters);

/** Answers with these pages of numbers, one after the other, each with a cursor of its own. */
const pages = (...rows: number[][]) => {
	server.answer = (response, { requests: at }) => {
		const nodes = rows[at - 1].map((iid) => ({ iid }));
		const pageInfo = { hasNextPage: at < rows.length, endCursor: `cursor ${at}` };
		response.end(JSON.stringify({ data: { project: { workItems: { nodes, pageInfo } } } }));
	};
};
const variablesSent = () =>
	server.asked.map(({ body }) => (JSON.parse(body) as { variables: IDataObject }).variables);
const upTo = (length: number, from = 0) => Array.from({ length }, (_, at) => from + at);

test('a query goes to the server as GraphQL wants it, with the token', async () => {
	server.always(200, { data: { currentUser: { username: 'maria' } } });
	const { json } = await send('{ currentUser { username } }', { variables: '{"a": [1]}' });
	expect(json).toEqual([{ currentUser: { username: 'maria' } }]);
	expect(server.asked).toMatchObject([
		{
			method: 'POST',
			path: '/api/graphql',
			authorization: 'Bearer glpat-0123456789abcdefghij',
			body: JSON.stringify({ query: '{ currentUser { username } }', variables: { a: [1] } }),
			requests: 1,
		},
	]);
});

test('a query survives what passes, a mutation is sent once', async () => {
	server.answer = (response, { requests }) =>
		response.writeHead(requests % 2 ? 502 : 200).end(JSON.stringify({ data: { done: { ok: true } } }));
	expect((await send(PLAIN)).json).toEqual([{ done: { ok: true } }]);
	expect(server.asked).toHaveLength(2);
	server.asked = [];
	const { error } = await send(MUTATION);
	expect(error?.description).toMatch(/check before running this item again/);
	expect(server.asked).toHaveLength(1);
});

test.each([PLAIN, MUTATION])('%s is sent again where GitLab did not take it', async (query) => {
	server.answer = (response, { requests }) =>
		response
			.writeHead(requests === 1 ? 429 : 200, { 'retry-after': '0' })
			.end(JSON.stringify({ data: { done: { ok: true } } }));
	expect((await send(query)).json).toEqual([{ done: { ok: true } }]);
	expect(server.asked).toHaveLength(2);
});

const FAILURES: Array<[what: string, answer: object, message: RegExp, advice: RegExp]> = [
	[
		'a resource that is missing',
		{
			data: { a: null },
			errors: [
				{
					message:
						"The resource that you are attempting to access does not exist or you don't have permission to perform this action",
					path: ['a'],
				},
			],
		},
		/^The resource that you are attempting to access does not exist/,
		/may not see or change it.*scope api/,
	],
	[
		'a field that this GitLab does not have',
		{ errors: [{ message: "Field 'workItem' doesn't exist on type 'Namespace'" }] },
		/^Field 'workItem' doesn't exist/,
		/^This GitLab does not know workItem: it may be too old, or its edition may not have it\.$/,
	],
	[
		'an argument that it does not have',
		{ errors: [{ message: "Field 'issues' doesn't accept argument 'epic'" }] },
		/doesn't accept argument/,
		/does not know epic:/,
	],
	[
		'a property of a variable that it does not have',
		{
			errors: [
				{
					message:
						'Variable $input of type CreateNoteInput! was provided invalid value for internal (Field is not defined on CreateNoteInput)',
				},
			],
		},
		/^Variable \$input/,
		/does not know internal:/,
	],
	[
		'a query that costs too much',
		{ errors: [{ message: 'Query has complexity of 300, which exceeds max complexity of 250' }] },
		/complexity of 300/,
		/fewer fields/,
	],
	[
		'a query that GitLab gave up',
		{ data: null, errors: [{ message: 'Timeout on Query.project' }] },
		/^Timeout on Query\.project/,
		/Request less at once/,
	],
	[
		"a mutation's own errors",
		{ data: { createNote: { note: null, errors: ["Note can't be blank", 'Body is bad'] } } },
		/^Note can't be blank, Body is bad \[item 0\]$/,
		/Check the fields/,
	],
	['no data', { hello: 1 }, /has no data/, /did not come from GitLab's API/],
	['errors without words', { errors: [{}] }, /gave no reason/, /Check the fields/],
];

test.each(FAILURES)('%s, answered with status 200, is told', async (_what, answer, message, advice) => {
	server.always(200, answer);
	const { json, error } = await send(MUTATION);
	expect(json).toEqual([]);
	expect(error?.message).toMatch(message);
	expect(error?.description).toMatch(advice);
	expect(server.asked).toHaveLength(1);
});

test('a query that GitLab gave up is not asked again', async () => {
	server.answer = (response, { requests }) =>
		response.end(
			JSON.stringify(requests === 1 ? { data: {} } : { errors: [{ message: 'Request timed out' }] }),
		);
	const { error } = await runGitlab(
		{ resource: 'apiCall', operation: 'sendGraphqlQuery', query: PLAIN },
		{ credentials: credentialsFor(server, 'token'), input: [{}, {}] },
	);
	expect(error?.message).toMatch(/^Request timed out/);
	expect(server.asked).toHaveLength(2);
});

test('a status says what it says for REST, too, in the words of GraphQL', async () => {
	server.always(401, { errors: [{ message: 'Invalid token' }] });
	const { error } = await send(PLAIN);
	expect(error).toMatchObject({ message: 'Invalid token [item 0]', httpCode: '401' });
	expect(error?.description).toMatch(/token is wrong/);
});

test('a redirect is told with the address of GraphQL', async () => {
	server.always(301, '', { location: 'https://git.example.com/api/graphql' });
	const { error } = await send(PLAIN);
	expect(error?.description).toMatch(/use https:\/\/git\.example\.com as 'Server URL'/);
});

test.each([
	['above a page', 150, [100, 50]],
	['at a page', 100, [100]],
	['below a page', 99, [99]],
	['of one', 1, [1]],
])('a limit %s asks for no row too many', async (_what, limit, firsts) => {
	server.answer = (response, { requests: at }) => {
		const first = Number(variablesSent().at(-1)?.first);
		const nodes = upTo(first, 1000 * at).map((iid) => ({ iid }));
		const pageInfo = { hasNextPage: true, endCursor: `cursor ${at}` };
		response.end(JSON.stringify({ data: { project: { workItems: { nodes, pageInfo } } } }));
	};
	const { json } = await list({ returnAll: false, limit });
	expect(json).toHaveLength(limit);
	expect(variablesSent().map(({ first }) => first)).toEqual(firsts);
});

test('all rows come over three pages, each asked for with the cursor of the one before', async () => {
	pages(upTo(100), upTo(100, 100), [200]);
	const { json } = await list();
	expect(json).toEqual(upTo(201).map((iid) => ({ iid })));
	expect(variablesSent()).toEqual([
		{ first: 100 },
		{ first: 100, after: 'cursor 1' },
		{ first: 100, after: 'cursor 2' },
	]);
});

test('rows stand in edges, too, and those that the user may not see are left out', async () => {
	const edges = [{ node: { iid: 1 } }, { node: null }, { node: { iid: 3 } }];
	server.always(200, { data: { project: { pageInfo: { hasNextPage: false }, edges } } });
	expect((await list()).json).toEqual([{ iid: 1 }, { iid: 3 }]);
});

test.each([
	['the same cursor again', { hasNextPage: true, endCursor: 'x' }, [{ iid: 1 }], /leads back/, 2],
	['no row and more to come', { hasNextPage: true, endCursor: 'x' }, [], /nothing new/, 1],
	[
		'no cursor and more to come',
		{ hasNextPage: true, endCursor: null },
		[{ iid: 1 }],
		/does not say where/,
		1,
	],
])('a list with %s ends', async (_what, pageInfo, nodes, message, requests) => {
	server.always(200, { data: { project: { pageInfo, nodes } } });
	const { error } = await list();
	expect(error?.message).toMatch(message);
	expect(server.asked).toHaveLength(requests);
});

test.each<[string, IDataObject, RegExp]>([
	['nothing there', { project: null }, /^GitLab returned nothing for project/],
	['no list', { project: { id: 1 } }, /^A query is paged by one list with/],
	['two lists', { a: { pageInfo: {}, nodes: [] }, b: { pageInfo: {}, nodes: [] } }, /paged by one list/],
	['no rows', { project: { pageInfo: { hasNextPage: false } } }, /paged by one list/],
])('rows of a query with %s are refused', async (_what, data, message) => {
	server.always(200, { data });
	expect((await list()).error?.message).toMatch(message);
});

test('a query with a cursor of its own gives the page after it, as it is', async () => {
	const data = {
		project: { workItems: { nodes: [{ iid: 1 }], pageInfo: { hasNextPage: true, endCursor: 'y' } } },
	};
	server.always(200, { data });
	expect((await send(PAGED, { variables: '{"after": "x"}' })).json).toEqual([data]);
	expect(variablesSent()).toEqual([{ after: 'x' }]);
});
