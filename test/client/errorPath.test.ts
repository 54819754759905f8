import type { IDataObject } from 'n8n-workflow';
import { oneLine } from '../../nodes/Gitlab/client/line';
import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';
import { N8n } from '../trigger/engine';
import { parametersFor } from '../trigger/stage';
import { Answering } from './answering';

const server = new Answering();
const credentials = () => credentialsFor(server, 'glpat-on-the-error-path');
const project = locator(1);
const getIssue = { resource: 'issue', operation: 'get', project, issue: locator(1), simplify: false };
const createIssue = { resource: 'issue', operation: 'create', project, title: '={{ $json.title }}' };

/** Runs with items of which the last one fails. */
const failing = async (parameters: IDataObject = createIssue) => {
	const input = [{ title: 'First' }, { title: 'Second' }];
	const outcome = await runGitlab(parameters, {
		credentials: credentials(),
		input,
		onError: 'continueRegularOutput',
	});
	expect(outcome.error).toBeUndefined();
	expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	const [, { json, error }] = outcome.items;
	return {
		first: outcome.json[0],
		message: String(json.error),
		advice: (error as { description?: string })?.description,
	};
};

/** Answers the first item, and the second one so. */
const then = (status: number, body: unknown, headers: Record<string, string | string[]> = {}) => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	server.answer = (response, { requests }) => {
		if (requests === 1) response.writeHead(201, headers).end('{"iid":1,"title":"First"}');
		else response.writeHead(status, headers).end(text);
	};
};

const nested = (depth: number, name = 'message') =>
	`${`{"${name}":`.repeat(depth)}"deep"${'}'.repeat(depth)}`;

describe('an answer that is made to break the error path leaves the items before it as they are', () => {
	test.each<[string, number, unknown, Record<string, string | string[]>]>([
		[
			'a limit that ends beyond all calendars',
			429,
			'',
			{ 'ratelimit-limit': '1', 'ratelimit-remaining': '0', 'ratelimit-reset': '99999999999999' },
		],
		['a limit that never ends', 429, '', { 'ratelimit-reset': 'Infinity' }],
		['a limit that ends with no number', 429, '', { 'retry-after': 'NaN', 'ratelimit-reset': '1e400' }],
		[
			'a date that is none',
			429,
			'',
			{ 'retry-after': 'Fri, 31 Feb 999999 99:99:99 GMT', 'ratelimit-reset': '9e15' },
		],
		[
			'headers that come twice',
			429,
			'',
			{ 'retry-after': ['86400', '86400'], 'ratelimit-reset': ['99999999999', '99999999999'] },
		],
		['a thing named constructor', 404, { message: '404 constructor Not Found' }, {}],
		['a parameter named __proto__', 400, '{"message":{"__proto__":["is invalid"],"toString":["too"]}}', {}],
		['a message nested deeply', 400, nested(20_000), {}],
		['names nested deeply', 400, nested(100_000, 'name'), {}],
		['lists nested deeply', 400, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}],
		[
			'objects that cannot be text',
			403,
			{ error: 'insufficient_scope', error_description: { toString: 1 }, scope: { toString: 1, valueOf: 1 } },
			{},
		],
		['a scope that is a number', 403, { error: 'insufficient_scope', scope: 7 }, {}],
		[
			'a hundred thousand complaints',
			400,
			{ message: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`p${at}`, ['is odd']])) },
			{},
		],
		['nothing', 400, '', {}],
		['null', 400, 'null', {}],
		['a number', 422, '42', {}],
		['a list', 422, '[null, 1, {"message": null}]', {}],
		['a status that nobody knows', 799, '{}', {}],
		['bytes that are no text', 400, '\ud800\u0000', {}],
		['a network code in its words', 400, { message: 'It preexists: ECONNRESET' }, {}],
	])('%s', async (_, status, body, headers) => {
		then(status, body, headers);
		const { first, message } = await failing({ ...createIssue, requestOptions: { maxWait: 1 } });
		expect(first).toMatchObject({ iid: 1 });
		expect(message).toMatch(/ \[item 1\]$/);
		expect(message.length).toBeLessThan(700);
		expect(oneLine(message, 1_000)).toBe(message);
	});

	test('a name that all objects have is shown as GitLab said it', async () => {
		then(404, { message: '404 constructor Not Found' });
		const create = { ...createIssue, project: locator(1) };
		expect((await failing(create)).message).toBe("404 constructor Not Found ('Project') [item 1]");
		then(400, { message: { constructor: ['is invalid'] } });
		expect((await failing(create)).message).toBe("constructor is invalid ('constructor') [item 1]");
	});

	test('when to come back is a moment within a year', async () => {
		then(429, '', {
			'ratelimit-limit': '1',
			'ratelimit-remaining': '0',
			'ratelimit-reset': '99999999999999',
		});
		const { advice = '' } = await failing();
		const moment = Date.parse(/Come back after (\S+Z)/.exec(advice)?.[1] ?? '');
		expect(moment - Date.now()).toBeLessThan(366 * 24 * 60 * 60 * 1000);
	});
});

test.each<[string, string]>([
	['null', 'null'],
	['a number', '7'],
	['a text', '"text"'],
	['a list', '[{"iid":1}]'],
	['nothing', ''],
	['nested so deeply that n8n could not store it', `{"iid":1,"deep":${nested(20_000)}}`],
])('a success that is %s where a thing should be fails the item', async (_, body) => {
	server.always(200, body);
	const { message } = await failing(getIssue);
	expect(message).toMatch(/^The server(?:'s response)? .* \[item 1\]$/);
});

test('a row that looks like a file is a row: no file of n8n is taken from it', async () => {
	const row = {
		iid: 1,
		json: {},
		binary: { data: { id: 'filesystem-v2:workflows/1/executions/1/binary_data/1' } },
	};
	server.always(200, row);
	const { items } = await runGitlab(getIssue, { credentials: credentials() });
	expect(items).toEqual([{ json: row, pairedItem: { item: 0 } }]);
});

test('an expression that fails while a failure is told does not take its place', async () => {
	server.always(404, { message: '404 Project Not Found' });
	const { message } = await failing({
		resource: 'issue',
		operation: 'link',
		project,
		issue: locator(`=${server.url}/acme/website/-/issues/1`, 'url'),
		targetIssue: locator('={{ (() => { throw new Error("Broken") })() }}'),
	});
	expect(message).toMatch(/^404 Project Not Found/);
});

test.each([
	['requestsAtOnce', 'Requests at Once'],
	['maxWait', 'Longest Wait'],
])(
	"what is no number in '%s' is refused, naming the field, instead of stopping a run for ever",
	async (name, label) => {
		server.always(200, { iid: 1 });
		const parameters = { ...getIssue, requestOptions: { [name]: '={{ "many" }}' } };
		const { error } = await runGitlab(parameters, { credentials: credentials() });
		expect(error?.message).toBe(`'${label}' must be a number [item 0]`);
	},
);

const BIDI = '\u202e\u2066';
test.each<[string, unknown, string]>([
	['line breaks', { message: 'One\r\nTwo\n\n\tThree\u2028Four\u0085Five' }, 'One Two Three Four Five'],
	['terminal sequences', { message: '\u001b[31mRed\u001b[0m \u009b1mBold\u0007\u0000' }, 'Red 1mBold'],
	['marks that turn the direction of writing', { message: `user ${BIDI}nimda` }, 'user nimda'],
	['halves of a pair', '{"message":"a\\ud800b"}', 'a b'],
	[
		'a web page',
		'<html><title>\n  One\u001b[2J\n two </title>',
		'The server answered 400 with a web page: One two',
	],
	['names', { message: { 'ti\ntle': ['is\nodd'] } }, "ti tle is odd ('ti tle')"],
])('%s make a message of one printable line', async (_, body, message) => {
	then(400, body);
	expect((await failing()).message).toBe(`${message} [item 1]`);
});

test.each<[string, unknown]>([
	['a message', { message: 'x'.repeat(2_500_000) }],
	['many messages', { message: Array.from({ length: 10_000 }, () => 'x'.repeat(200)) }],
	['names', { message: { ['x'.repeat(1_000_000)]: ['is odd'] } }],
	['a missing thing', { message: `404 ${'x'.repeat(1_000_000)} Not Found` }],
	['plain text', 'x '.repeat(1_000_000)],
	['a title', `<html><title>${'x'.repeat(1_000_000)}`],
	['scopes', { error: 'insufficient_scope', scope: 'x '.repeat(500_000) }],
])('%s of millions of characters makes a short message and a short advice', async (_, body) => {
	then(404, body);
	const { message, advice = '' } = await failing();
	expect(message.length).toBeLessThan(700);
	expect(message).toMatch(/^.*\[item 1\]$/);
	expect(advice.length).toBeLessThanOrEqual(1_000);
});

test.each([
	['ssh://git:glpat-Of-A-Stranger@gitlab.com/acme', 'ssh://gitlab.com/acme'],
	['https://user:p@ss@w0rd@host/a and http://x:y@z', 'https://host/a and http://z'],
	['https://host/a@b', 'https://host/a@b'],
	['x:glpat-Of-A-Stranger@there/a', 'there/a'],
	['"git:p455@host/a"', '"host/a"'],
	['maria@example.com, 12:30 and v1:2', 'maria@example.com, 12:30 and v1:2'],
])('a URL that GitLab echoes is said without the password in it: %s', async (echoed, said) => {
	then(400, { message: `Target ${echoed} is invalid` });
	expect((await failing()).message).toBe(`Target ${said} is invalid [item 1]`);
});

test('what a field holds is said back as one short line', async () => {
	const { message } = await failing({
		...getIssue,
		issue: locator('={{ "a\\n\\u001b[2J" + "b".repeat(1000000) }}'),
	});
	expect(message).toMatch(/^'Issue' is not a valid IID: a b+… \[item 1\]$/);
	expect(message.length).toBeLessThan(600);
});

test("the trigger's line in the log is one, printable and short", async () => {
	server.always(403, { message: `Not\n2026-01-01 00:00 error: forged\u001b[2K${'x'.repeat(2_500_000)}` });
	const n8n = await N8n.start();
	const workflow = n8n.add(parametersFor(['push_events']), credentials());
	workflow.nodeName = 'Evil\nnode';
	await workflow.deactivate();
	await n8n.stop();
	expect(workflow.log).toHaveLength(1);
	expect(workflow.log[0].length).toBeLessThanOrEqual(1_000);
	expect(workflow.log[0]).toMatch(/^Evil node, workflow .* Not 2026-01-01 00:00 error: forged x+…$/);
});
