import type { IDataObject } from 'n8n-workflow';
import type { Credentials, Outcome } from '../engine';
import { callList, runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';
import { N8n } from '../trigger/engine';
import { parametersFor } from '../trigger/stage';
import { Answering } from './answering';

const server = new Answering();
const TOKEN = 'glpat-8sA_kd03-dkGHEWkz.01';

const getIssue = {
	resource: 'issue',
	operation: 'get',
	project: locator(1),
	issue: locator(1),
	simplify: false,
};

const run = async (parameters: IDataObject = getIssue, credentials = credentialsFor(server, TOKEN)) =>
	await runGitlab(parameters, { credentials, onError: 'continueRegularOutput' });

/** All that n8n stores and shows of a run. */
const everything = ({ run: { data }, items }: Outcome) =>
	[
		JSON.stringify(data.resultData),
		...items.map(({ error }) => [error?.stack, inspected(error)].join()),
	].join();

/** An error with what JSON leaves out of it, but for the node with what its fields hold. */
const inspected = (error: object = {}) =>
	JSON.stringify(
		Object.getOwnPropertyNames(error)
			.filter((name) => name !== 'node')
			.map((name) => [name, Reflect.get(error, name) as unknown]),
	);

const inBase64 = (text: string) => Buffer.from(text).toString('base64');
const escaped = (text: string) => [...text].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');

test.each<[string, unknown]>([
	['a message', { message: `Token ${TOKEN} was revoked` }],
	['several messages', { message: [`Token ${TOKEN}`, `was ${TOKEN}`] }],
	[
		'an error with a description',
		{ error: 'invalid_token', error_description: `Bearer ${TOKEN} is unknown` },
	],
	['the name of a parameter', { message: { [TOKEN]: ['is invalid'] } }],
	['a scope', { error: 'insufficient_scope', error_description: 'No', scope: `api ${TOKEN}` }],
	['a sentence about a parameter', { error: `${TOKEN} is missing` }],
	['plain text', `Unknown token: ${TOKEN}`],
	['a web page', `<html><title>${TOKEN}</title></html>`],
	['JSON within escapes that it does not need', `{"message":"Unknown: ${escaped(TOKEN)}"}`],
	['Base64', { message: `Basic ${inBase64(`oauth2:${TOKEN}`)}` }],
])('the token is in nothing that comes out, when GitLab gives it back in %s', async (_, body) => {
	for (const status of [400, 401, 403, 404, 409, 422]) {
		server.always(status, body);
		const outcome = await run();
		expect(outcome.json).toHaveLength(1);
		expect(everything(outcome)).not.toContain(TOKEN);
		expect(everything(outcome)).not.toContain(inBase64(TOKEN).slice(3, -4));
	}
});

test('what is left of the words is as GitLab said it', async () => {
	server.always(400, { message: `Token ${TOKEN} was revoked` });
	expect((await run()).json).toEqual([{ error: 'Token *** was revoked [item 0]' }]);
});

test('the token is cut out of the address that a redirect names', async () => {
	server.always(302, '', {
		location: `https://user:${TOKEN}@elsewhere.example/${TOKEN}?private_token=${TOKEN}`,
	});
	const outcome = await run();
	expect(everything(outcome)).not.toContain(TOKEN);
	const [{ error }] = outcome.items as unknown as Array<{ error: { description: string } }>;
	expect(error.description).toContain('(https://elsewhere.example/***)');
});

test.each<[string, string]>([
	['as it is', JSON.stringify({ iid: 1, title: `My ${TOKEN}` })],
	['as a property', JSON.stringify({ iid: 1, [TOKEN]: 1 })],
	['in escapes', `{"iid":1,"title":"\\\\u0041${escaped(TOKEN)}"}`],
	['in a URL', JSON.stringify({ iid: 1, title: `https://x/?token=${TOKEN}&x` })],
])('a row that holds the token %s comes out without it', async (_, body) => {
	server.always(200, body);
	const outcome = await run();
	expect(outcome.json).toMatchObject([{ iid: 1 }]);
	expect(everything(outcome)).not.toContain(TOKEN);
});

test('escapes that hide no secret mean what they meant', async () => {
	const title = 'A \\u0041 "quoted" \\\\ line\nend <b> é';
	const inEscapes = JSON.stringify(title).replace('A', '\\u0041').replace('<', '\\u003c');
	server.always(200, `{"iid":1,"title":${inEscapes}}`);
	expect((await run()).json).toEqual([{ iid: 1, title }]);
});

test('additional tokens are secrets as well, also where they are not used', async () => {
	const additionalTokens = 'glpat-first-additional, glpat-second-additional';
	server.always(422, { message: `Neither ${additionalTokens.replace(',', ' nor')}` });
	const create = { resource: 'issue', operation: 'create', project: locator(1), title: 'New' };
	const { json } = await run(create, credentialsFor(server, TOKEN, { additionalTokens }));
	expect(json).toEqual([{ error: 'Neither *** nor *** [item 0]' }]);
});

describe('OAuth2', () => {
	const grant = (name: string) => ({
		access_token: `${name}-access-token`,
		refresh_token: `${name}-refresh-token`,
		token_type: 'Bearer',
		expires_in: 7200,
	});
	const credentials = (): Credentials => ({
		gitlabDevopsOAuth2Api: {
			server: server.url,
			grantType: 'pkce',
			authentication: 'body',
			accessTokenUrl: `${server.url}/oauth/token`,
			clientId: 'client',
			clientSecret: 'gloas-application-secret',
			oauthTokenData: grant('first'),
		} as never,
	});
	const echo = { message: 'first-access-token first-refresh-token gloas-application-secret' };
	const parameters = { ...getIssue, authentication: 'oAuth2' };

	test('its tokens and the secret of the application are in nothing that comes out', async () => {
		server.always(400, echo);
		expect((await run(parameters, credentials())).json).toEqual([{ error: '*** *** *** [item 0]' }]);
	});

	test('tokens that are new since the run began are cut out as well', async () => {
		server.answer = (response, { path, authorization }) => {
			if (path === '/oauth/token')
				response.setHeader('content-type', 'application/json').end(JSON.stringify(grant('second')));
			else if (authorization === 'Bearer first-access-token') response.writeHead(401).end('{}');
			else response.end('{"iid":1,"title":"second-access-token, second-refresh-token"}');
		};
		const outcome = await run(parameters, credentials());
		expect(outcome.json).toEqual([{ iid: 1, title: '***, ***' }]);
	});
});

test('a token that was pasted into a field is not said back', async () => {
	const { json } = await run({ ...getIssue, issue: locator(`={{ "${TOKEN}" }}`) });
	expect(json).toEqual([{ error: "'Issue' is not a valid IID: *** [item 0]" }]);
});

test('a token that was pasted into a field is not said back by the lists of the editor', async () => {
	const parameters = { project: locator(TOKEN, 'url'), authentication: 'accessToken' };
	const credentials = credentialsFor(server, TOKEN);
	const list = callList('listSearch', 'searchIssues', parameters, { credentials });
	const error = await list.then(
		() => undefined,
		(failed: Error) => failed,
	);
	expect(error).toBeDefined();
	expect(inspected(error)).not.toContain(TOKEN);
});

test('an expression that quotes the token fails without it', async () => {
	const { items } = await run({
		...getIssue,
		issue: locator(`={{ (() => { throw new Error("${TOKEN}") })() }}`),
	});
	expect(items[0].error).toBeDefined();
	expect(String(items[0].json.error)).not.toContain(TOKEN);
});

test.each(['a', 'issue', 'Missing'])(
	'a token of %j is too short to be one, and cut out of nothing',
	async (token) => {
		server.always(404, { message: 'Missing: an issue' });
		const credentials = credentialsFor(server, token);
		expect((await run(getIssue, credentials)).json).toMatchObject([
			{ error: expect.stringMatching(/^Missing: an issue/) },
		]);
	},
);

describe('the trigger', () => {
	let n8n: N8n;
	beforeEach(async () => {
		n8n = await N8n.start();
	});
	afterEach(async () => await n8n.stop());

	test('has no secret in its log and in its errors: neither the token nor those of the hook', async () => {
		const secrets = [TOKEN];
		server.answer = (response, { method, body }) => {
			if (method === 'GET') return response.end('[]');
			const { token, signing_token } = JSON.parse(body || '{}') as Record<string, string>;
			secrets.push(...[token, signing_token].filter(Boolean));
			return response.writeHead(422).end(JSON.stringify({ message: `No: ${secrets.join(' ')}` }));
		};
		const workflow = n8n.add(parametersFor(['push_events']), credentialsFor(server, TOKEN));
		const error = await workflow.activate().then(
			() => undefined,
			(failed: Error) => failed,
		);
		expect(secrets).toHaveLength(3);
		expect(error?.message).toMatch(/^No: \*\*\* \*\*\* \*\*\*/);
		for (const secret of secrets) {
			expect([inspected(error), error?.stack].join()).not.toContain(secret);
			expect(workflow.log.join()).not.toContain(secret);
		}
	});

	test('has no token in its log where GitLab says it back when the hook is to go', async () => {
		server.always(403, { message: `Not with ${TOKEN}` });
		const workflow = n8n.add(parametersFor(['push_events']), credentialsFor(server, TOKEN));
		await workflow.deactivate();
		expect(workflow.log.join()).not.toContain(TOKEN);
	});
});
