import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { oneLine } from '../../nodes/Gitlab/client/line';
import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';
import { Answering } from './answering';

/**
 * Whatever a server answers, each item has an output or an error, nothing secret comes out, nothing is asked outside
 * the API, and nothing waits for longer than it may. `PROPERTY_RUNS` sets how many servers are tried.
 */

const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);
jest.setTimeout(60_000 + RUNS * 1_000);

/** Time here passes only where the node waits, and at once. */
let passed = 0;
const now = Date.now.bind(Date);

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		passed += milliseconds;
	},
}));

beforeAll(() => {
	jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
});
afterAll(() => jest.restoreAllMocks());

const server = new Answering();
const elsewhere = new Answering();
const TOKEN = 'glpat-of_the.property-test';
const ADDITIONAL = 'glpat-additional_of.it';
const MAX_WAIT_S = 5;
const MOST_REQUESTS = 60;

// What comes from a list n8n does not hold against a pattern, for which it has 250 ms of a busy machine's time.
const project = locator(1, 'list');
const issue = locator('={{ $json.iid }}', 'list');
const operations: IDataObject[] = [
	{ operation: 'get', issue },
	{ operation: 'get', issue, simplify: true },
	{ operation: 'getMany', returnAll: false, limit: 150 },
	{ operation: 'create', title: 'New' },
	{ operation: 'update', issue, updateFields: { title: 'Newer' } },
	{ operation: 'close', issue, simplify: true },
	{ operation: 'delete', issue },
];

const escaped = [...TOKEN].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');
const secrets = [TOKEN, ADDITIONAL, `Bearer ${TOKEN}`, Buffer.from(`x:${TOKEN}`).toString('base64')];
const IN_BASE64 = secrets[3].slice(4, -4);
const words = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		...secrets,
		'constructor',
		'__proto__',
		'toString',
		'url',
		'404 Project Not Found',
		'ECONNRESET',
	),
	fc.constantFrom('\n\r\u001b[2J', '\u202e', '\u2028', '\ud800', 'x'.repeat(100_000), '"\\'),
);
const text = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(' '));
const value = fc.letrec((tie) => ({
	any: fc.oneof(
		{ maxDepth: 3 },
		text,
		fc.constantFrom(null, true, 0, -1, 1e308),
		fc.array(tie('any'), { maxLength: 4 }),
		fc.dictionary(words, tie('any'), { maxKeys: 4 }),
		fc.dictionary(
			fc.constantFrom(
				'message',
				'error',
				'error_description',
				'scope',
				'base',
				'id',
				'iid',
				'author',
				'labels',
				'json',
				'binary',
			),
			tie('any'),
			{ maxKeys: 6 },
		),
	),
})).any;
const body = fc.oneof(
	value.map((any) => JSON.stringify(any)),
	value.map((any) => JSON.stringify([any, { iid: 1, title: TOKEN }])),
	text,
	text.map((title) => `<!DOCTYPE html><title>${title}</title>`),
	fc.constantFrom(
		`{"message":"${escaped}"}`,
		`[{"id":1,"title":"${escaped}"}]`,
		'{"error":"insufficient_scope","scope":["api"]}',
		`${'{"message":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
		`[${'['.repeat(20_000)}${']'.repeat(20_000)}]`,
		'{"iid": 1, "title": "Cut o',
	),
);
const number = fc.oneof(
	fc.integer({ min: -2, max: 200 }).map(String),
	fc.constantFrom(
		'NaN',
		'Infinity',
		'-0',
		'1e400',
		'99999999999999',
		'9'.repeat(40),
		'',
		' ',
		'soon',
		'0x7f',
	),
	fc.integer({ min: -10, max: 100_000 }).map((seconds) => String(Math.round(now() / 1000) + seconds)),
	fc.integer({ min: -10, max: 100_000 }).map((seconds) => new Date(now() + seconds * 1000).toUTCString()),
);
const several = fc.oneof(number, fc.array(number, { minLength: 2, maxLength: 3 }));
const headers = fc.record(
	{
		'retry-after': several,
		'ratelimit-limit': several,
		'ratelimit-remaining': several,
		'ratelimit-reset': several,
		'x-total': number,
		'x-total-pages': number,
		'x-next-page': number,
		link: fc.constantFrom(
			'<x?page=2>; rel="next"',
			`<https://elsewhere.example/?cursor=${TOKEN}>; rel="next"`,
			'<<<<?????>>>>; rel=next',
		),
		location: fc.constantFrom(
			'SELF',
			'ELSEWHERE',
			'API',
			`/${TOKEN}`,
			`//${TOKEN}@host/`,
			'..',
			'https://',
			'file:///etc/passwd',
			'/api/v4/../../admin',
		),
		'content-type': fc.constantFrom('text/html', 'application/json', 'text/plain; charset=utf-7'),
	},
	{ requiredKeys: [] },
);
const answer = fc.record({
	status: fc.oneof(
		fc.integer({ min: 200, max: 599 }),
		fc.constantFrom(200, 201, 204, 302, 304, 401, 403, 404, 429, 503, 799, 999),
	),
	headers,
	body,
	manner: fc.constantFrom('whole', 'whole', 'whole', 'packed', 'said to be packed', 'cut off', 'reset'),
});
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

const printable = (line: string) => line === oneLine(line, 10_000);

function give(
	response: ServerResponse,
	{ status, headers: given, body: whole, manner }: Answer,
	path: string,
) {
	if (manner === 'reset') return void response.socket?.resetAndDestroy();
	const places: Record<string, string> = {
		SELF: path,
		ELSEWHERE: `${elsewhere.url}/api/v4/user`,
		API: `${server.url}/api/v4/user`,
	};
	const location = given.location && (places[given.location] ?? given.location);
	const bytes = manner === 'packed' ? gzipSync(whole) : Buffer.from(whole);
	const sent: Record<string, OutgoingHttpHeader> = {
		...(given as Record<string, OutgoingHttpHeader>),
		...(location && { location }),
		...(manner.includes('packed') && { 'content-encoding': 'gzip' }),
		...(manner === 'cut off' && { 'content-length': bytes.length + 1 }),
	};
	response.writeHead(status, sent);
	if (manner !== 'cut off') return void response.end(bytes);
	return void response.write(bytes, () => response.destroy());
}

test('whatever a server answers, nothing comes of it but outputs and errors', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...operations),
			fc.array(answer, { minLength: 1, maxLength: 4 }),
			async (parameters, answers) => {
				passed = 0;
				server.asked = [];
				server.answer = (response, { path, requests }) =>
					give(response, answers[(requests - 1) % answers.length], path);
				const input = [{ iid: 1 }, { iid: 2 }];
				const { items, error, run } = await runGitlab(
					{
						resource: 'issue',
						project,
						simplify: false,
						...parameters,
						requestOptions: { maxWait: MAX_WAIT_S },
					},
					{
						credentials: credentialsFor(server, TOKEN, { additionalTokens: ADDITIONAL }),
						input,
						onError: 'continueRegularOutput',
					},
				);
				expect(error).toBeUndefined();
				const isList = parameters.operation === 'getMany';
				const paired = new Set(items.map(({ pairedItem }) => (pairedItem as { item: number }).item));
				if (!isList) expect([...paired]).toEqual([0, 1]);
				for (const { json, error: failed } of items) {
					expect(typeof json).toBe('object');
					if (!failed) continue;
					const { message, description = '' } = failed as { message: string; description?: string };
					expect(json).toEqual({ error: message });
					expect(printable(message) && printable(String(description))).toBe(true);
					expect(message.length + String(description).length).toBeLessThan(1_700);
				}
				const out = JSON.stringify([run.data.resultData, items.map(({ error: failed }) => failed?.stack)]);
				for (const secret of [TOKEN, ADDITIONAL]) expect(out).not.toContain(secret);
				const errors = JSON.stringify(items.map(({ error: failed }) => failed));
				expect(errors).not.toContain(IN_BASE64);
				expect(server.asked.every(({ path }) => path.startsWith('/api/v4/'))).toBe(true);
				expect(elsewhere.asked).toEqual([]);
				expect(server.asked.length).toBeLessThanOrEqual(MOST_REQUESTS);
				// Each of the few requests of a run may wait so long, and a slice more.
				expect(passed).toBeLessThanOrEqual(4 * (MAX_WAIT_S * 1000 + 100));
			},
		),
		{ numRuns: RUNS },
	);
});
