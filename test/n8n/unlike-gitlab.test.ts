import { Answering } from '../client/answering';
import { logged } from './log';
import { N8n } from './rest';
import type { Credential, WorkflowNode } from './rest';
import { startedByHand } from './workflows';
import { until } from './until';

const TOKEN = 'glpat-8sA_kd03-dkGHEWkz.01';
const inBase64 = (text: string) => Buffer.from(text).toString('base64');
const escaped = (text: string) => [...text].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');
const json = (body: unknown) => ({ status: 400, body: JSON.stringify(body) });

interface Answer {
	status: number;
	body: string;
	headers?: Record<string, string>;
}

const nested = (before: string, after: string) => before.repeat(20_000) + after.repeat(20_000);
const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{5,1600}$/u;
const ESCAPES = '\u001b[2J\u001b]0;owned\u0007\r\n\u2028\u202e';

const ECHOES: Array<[string, Answer]> = [
	['a message', json({ message: `Token ${TOKEN} was revoked` })],
	['the name of a parameter', json({ message: { [TOKEN]: ['is invalid'] } })],
	['a description', { ...json({ error: 'invalid_token', error_description: TOKEN }), status: 401 }],
	['a scope', { ...json({ error: 'insufficient_scope', scope: TOKEN }), status: 403 }],
	['JSON in escapes', { status: 400, body: `{"message":"No: ${escaped(TOKEN)}"}` }],
	['Base64', json({ message: `Basic ${inBase64(`oauth2:${TOKEN}`)}` })],
	['a web page', { status: 502, body: `<html><title>${TOKEN}</title></html>` }],
	['plain text', { status: 500, body: `Unknown token: ${TOKEN}` }],
	[
		'an address',
		{
			status: 302,
			body: '',
			headers: { location: `https://u:${TOKEN}@elsewhere.example/${TOKEN}?t=${TOKEN}` },
		},
	],
	['a row', { status: 200, body: JSON.stringify({ iid: 1, title: `My ${TOKEN}` }) }],
];

const STRANGE: Array<[string, Answer]> = [
	['a word of JavaScript', { ...json({ message: '404 constructor Not Found' }), status: 404 }],
	[
		'properties of all objects',
		{ status: 400, body: '{"message":{"__proto__":["is bad"],"constructor":["too"]}}' },
	],
	['a message of escape sequences', json({ message: `a${ESCAPES}b` })],
	['two million of them', { status: 500, body: ESCAPES.repeat(200_000) }],
	['a long message', json({ message: 'no '.repeat(800_000) })],
	['an error in errors', { status: 400, body: nested('{"message":', '}').replace(':}', ':1}') }],
	['a list in lists', { status: 422, body: `{"message":${nested('[', ']')}}` }],
	['a row in rows', { status: 200, body: `{"iid":1,"title":${nested('[', ']')}}` }],
];

describe('an execution that asks a server unlike GitLab', () => {
	const server = new Answering();
	let n8n: N8n;
	let credential: Credential;
	const made: string[] = [];

	beforeAll(async () => {
		n8n = await N8n.logIn(process.env.N8N_URL ?? '');
		const data = { server: server.url, accessToken: TOKEN };
		credential = await n8n.createCredential('Unlike GitLab', 'gitlabDevopsApi', data);
	});
	afterEach(async () => {
		for (const id of made.splice(0)) await n8n.remove(id);
	});

	/** A workflow whose node does something for as many items. */
	async function create(
		parameters: WorkflowNode['parameters'],
		{ items = 1, ...more }: { items?: number } & Pick<WorkflowNode, 'onError'> = {},
	) {
		const project = { __rl: true, mode: 'id', value: '1' };
		const workflow = startedByHand('Unlike GitLab', {
			id: 'asking',
			name: 'Asking',
			type: 'n8n-nodes-gitlab-devops.gitlab',
			typeVersion: 1,
			position: [240, 0],
			parameters: { authentication: 'accessToken', resource: 'issue', project, ...parameters },
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			...more,
		});
		const Start = Array.from({ length: items }, (_, at) => ({ json: { iid: at + 1 } }));
		const { id } = await n8n.createWorkflow({ ...workflow, pinData: { Start } });
		made.push(id);
		return id;
	}

	const ask = async (...what: Parameters<typeof create>) => await n8n.run(await create(...what), 'Start');

	/** Closes an issue for each of the answers, which the server gives in their order. */
	async function closeEach(answers: Array<[string, Answer]>, more: Pick<WorkflowNode, 'onError'> = {}) {
		server.asked = [];
		server.answer = (response, { requests }) => {
			const [, { status, body, headers }] = answers[requests - 1];
			response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
		};
		const issue = { __rl: true, mode: 'id', value: '={{ $json.iid }}' };
		return await ask({ operation: 'close', issue }, { items: answers.length, ...more });
	}

	it.each<[string, Pick<WorkflowNode, 'onError'>]>([
		['when it goes on', { onError: 'continueRegularOutput' }],
		['when it fails', {}],
	])('keeps no token that the server gives back: %s', async (_when, more) => {
		for (const echoes of more.onError ? [ECHOES] : ECHOES.slice(0, 4).map((one) => [one])) {
			const { status, output, stored } = await closeEach(echoes, more);
			expect(status).toBe(more.onError ? 'success' : 'error');
			expect(output.Asking ?? []).toHaveLength(more.onError ? ECHOES.length : 0);
			expect(logged()).not.toContain(TOKEN);
			for (const form of [TOKEN, inBase64(TOKEN).slice(3, -4)]) expect(stored).not.toContain(form);
		}
	});

	it('has one short line of each error, whatever the server says', async () => {
		const { status, output } = await closeEach(STRANGE, { onError: 'continueRegularOutput' });
		expect(status).toBe('success');
		expect(output.Asking).toEqual(STRANGE.map(() => ({ error: expect.stringMatching(ONE_LINE) })));
		for (const strange of STRANGE) {
			const { status: failed, error } = await closeEach([strange]);
			expect([failed, error]).toEqual(['error', expect.stringMatching(ONE_LINE)]);
		}
	});

	it.each(['RateLimit-Reset', 'Retry-After'])(
		'keeps what was done before %s is beyond all times',
		async (name) => {
			const fine: Answer = { status: 200, body: '{"iid":1}' };
			const body = '{"message":"Retry later"}';
			const limit: Answer = { status: 429, body, headers: { [name]: '99999999999999' } };
			const goesOn = { onError: 'continueRegularOutput' } as const;
			const { output } = await closeEach(
				[
					['', fine],
					['', limit],
				],
				goesOn,
			);
			expect(output.Asking).toEqual([expect.objectContaining({ iid: 1 }), { error: 'Retry later [item 1]' }]);
			const { status, error } = await closeEach([['', limit]]);
			expect([status, error]).toEqual([
				'error',
				expect.stringMatching(/^Retry later .*Come back after \d{4}-.*$/),
			]);
		},
	);

	it('goes on where no limit is reached, whenever it ends', async () => {
		const headers = {
			'RateLimit-Reset': '99999999999999',
			'RateLimit-Remaining': '0',
			'RateLimit-Limit': '600',
		};
		const { status } = await closeEach([['', { status: 200, body: '{"iid":1}', headers }]]);
		expect(status).toBe('success');
	});

	it.each([
		['leads round', (n: number) => `page=${(n % 3) + 1}`],
		['names the same cursor each time', () => 'cursor=abc&pagination=keyset'],
	])('ends with an error where a list %s', async (_what, query) => {
		server.answer = (response, { requests, path }) => {
			const link = `<${server.url}/api/v4/projects/1/issues?${query(requests)}>; rel="next"`;
			const id = requests;
			response.writeHead(200, { 'content-type': 'application/json', link });
			response.end(JSON.stringify([{ id, iid: id, path }]));
		};
		const { status, error } = await ask({ operation: 'getMany', returnAll: true });
		expect([status, error]).toEqual(['error', expect.stringMatching(/^The list leads back to a page/)]);
		expect(server.asked.length).toBeLessThanOrEqual(4);
	});

	it('ends with the execution where an answer drips', async () => {
		let closed = false;
		server.answer = (response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const drip = setInterval(() => response.write(' '), 50);
			response.on('close', () => {
				clearInterval(drip);
				closed = true;
			});
		};
		const issue = { __rl: true, mode: 'id', value: '1' };
		const id = await create({ operation: 'get', issue });
		const execution = await n8n.start(id, 'Start');
		await until('it is asked', () => server.asked.length > 0);
		await n8n.stop(execution);
		await until('the connection is closed', () => closed);
	});
});
