import { createPrivateKey } from 'node:crypto';
import type { IAuthenticate, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { GitlabDevopsApi } from '../../credentials/GitlabDevopsApi.credentials';
import { testCredential } from '../credentials/tester';
import { runGitlab } from '../engine';
import { startGitlab } from '../gitlab';
import { credentialsFor, locator } from '../parameters';
import { Scene } from '../scene';
import { parametersFor } from '../trigger/stage';
import { N8n } from '../trigger/engine';
import { selfSigned } from './certificate';
import type { Guard } from './guard';
import { startGuard } from './guard';

type Authenticate = Extract<IAuthenticate, (...args: never[]) => unknown>;

const scene = new Scene();
const BADGE = 'cf-secret-7f3b9c2e51d84a60';
const withHeaders = (...header: Array<{ name: string; value: string }>) => ({
	additionalHeaders: { header },
});
const badge = withHeaders({ name: 'CF-Access-Client-Secret', value: BADGE });
const getIssue = { resource: 'issue', operation: 'get', project: locator('acme/website'), issue: locator(1) };

const guards: Guard[] = [];
afterEach(async () => await Promise.all(guards.splice(0).map(async ({ close }) => await close())));
const guarded = async (wanted: Parameters<typeof startGuard>[1]) => {
	const guard = await startGuard(scene.gitlab.url, wanted);
	guards.push(guard);
	return guard;
};

const credentialAt = (url: string, more: IDataObject = {}) => ({
	server: url,
	accessToken: scene.token,
	...more,
});
const run = async (url: string, more: IDataObject, parameters: IDataObject = getIssue) =>
	await runGitlab(parameters, { credentials: credentialsFor({ url }, scene.token, more) });

describe('a gateway that wants a header', () => {
	test('lets requests through that have it, the test of the credential too', async () => {
		const { url, asked } = await guarded({ badge: BADGE });
		expect((await run(url, badge)).json).toMatchObject([{ iid: 1 }]);
		expect(await testCredential(credentialAt(url, badge) as never)).toMatchObject({ status: 'OK' });
		expect(asked.every(({ headers }) => headers['cf-access-client-secret'] === BADGE)).toBe(true);
	});

	test('redirects those without it, and the message says so', async () => {
		const { url } = await guarded({ badge: BADGE });
		const { error } = await run(url, {});
		expect(error?.message).toMatch(/^The server answered 302 to GET and redirects elsewhere/);
		expect((await testCredential(credentialAt(url) as never)).message).toMatch(
			/redirects elsewhere.*sign-in page/,
		);
	});

	test('lets the address of the start page be found behind it', async () => {
		const { url } = await guarded({ badge: BADGE });
		const { message } = await testCredential(credentialAt(`${url}/acme/website`, badge) as never);
		expect(message).toContain(`use ${url} as 'Server URL'`);
	});

	test('lets files through', async () => {
		const { url } = await guarded({ badge: BADGE });
		const download = {
			resource: 'repository',
			operation: 'downloadArchive',
			project: locator('acme/website'),
		};
		expect((await run(url, badge, download)).error).toBeUndefined();
	});
});

describe('what a gateway wants to see', () => {
	test('goes nowhere else, whatever a redirect says', async () => {
		const other = await startGitlab();
		const location = `${other.url.replace('127.0.0.1', 'localhost')}/api/v4/user`;
		scene.gitlab.faults.add({ kind: 'redirect', location });
		const { url } = await guarded({ badge: BADGE });
		expect((await run(url, badge)).error?.message).toMatch(/redirects elsewhere/);
		expect((await testCredential(credentialAt(url, badge) as never)).message).toMatch(/redirects elsewhere/);
		expect(other.requests).toEqual([]);
		await other.close();
	});

	const signed = async (server: string, request: IDataObject) =>
		(await (new GitlabDevopsApi().authenticate as Authenticate)(
			{ server, accessToken: 'glpat-Zq4u7x9TnQ2c8mBvK5sL', ...badge } as never,
			request as unknown as IHttpRequestOptions,
		)) as unknown as IDataObject;

	test.each([
		{ url: 'https://git.example.com/api/v4/user' },
		{ uri: 'https://git.example.com/api/v4/user', followAllRedirects: true },
		{ url: '/user', baseURL: 'https://git.example.com/api/v4' },
	])(
		'goes with what other nodes ask of the same server, which then follow no redirects: %j',
		async (request) => {
			expect(await signed('git.example.com/', request)).toMatchObject({
				headers: { 'CF-Access-Client-Secret': BADGE },
				disableFollowRedirect: true,
				followRedirect: false,
				followAllRedirects: false,
			});
		},
	);

	test.each([
		{ url: 'https://elsewhere.example/api/v4/user' },
		{ url: 'http://git.example.com/api/v4/user' },
		{ url: 'https://git.example.com:8443/' },
		{ url: 'no address' },
		{},
	])('goes with nothing that other nodes ask of others: %j', async (request) => {
		expect(JSON.stringify(await signed('git.example.com', request))).not.toContain(BADGE);
	});

	test('is cut out of what the server says', async () => {
		const { url } = await guarded({ badge: BADGE });
		const body = { message: `400 Bad request: ${BADGE} ${Buffer.from(BADGE).toString('base64')}` };
		scene.gitlab.faults.add({ kind: 'status', status: 400, body });
		const { error, run: whole } = await run(url, badge);
		expect(error?.message).toMatch(/^400 Bad request: \*\*\*/);
		const tested = await testCredential(credentialAt(url, badge) as never);
		for (const told of [whole.data.resultData, tested])
			expect(JSON.stringify(told)).not.toMatch(
				new RegExp(`${BADGE}|${Buffer.from(BADGE).toString('base64')}`),
			);
	});
});

describe('a header that cannot be sent', () => {
	const cases: Array<[name: string, value: string, why: RegExp]> = [
		...[
			'Authorization',
			'PRIVATE-TOKEN',
			'job-token',
			'Deploy-Token',
			'Host',
			'Content-Type',
			'Content-Length',
		].map((name): [string, string, RegExp] => [name, 'x', /would override the access token or the request/]),
		['X-HTTP-Method-Override', 'DELETE', /would override/],
		...['Connection', 'Transfer-Encoding', 'TE', 'Upgrade', 'Proxy-Authorization', 'Keep-Alive'].map(
			(name): [string, string, RegExp] => [name, 'x', /is for the connection alone/],
		),
		['', 'value', /a header has no name/],
		['X Header', 'value', /is no name of a header/],
		['X-Header:', 'value', /is no name of a header/],
		['X-Header', '', /has no value/],
		['X-Header', 'a\r\nAuthorization: b', /a value with characters that headers do not have/],
		['X-Header', 'schlüssel', /a value with characters that headers do not have/],
	];

	test.each(cases)('%j: %j is refused before anybody is asked', async (name, value, why) => {
		const more = withHeaders({ name, value });
		const { error } = await run(scene.gitlab.url, more);
		expect(error?.message).toMatch(why);
		expect(error?.message).toMatch(/^'Additional Headers' in the credential cannot be used: /);
		expect(error?.description).toBe("Correct 'Additional Headers' in the credential.");
		expect((await testCredential(credentialAt(scene.gitlab.url, more) as never)).message).toMatch(why);
		expect(scene.gitlab.requests).toEqual([]);
	});

	test('twice is refused too', async () => {
		const more = withHeaders({ name: 'X-A', value: '1' }, { name: 'x-a', value: '2' });
		expect((await run(scene.gitlab.url, more)).error?.message).toMatch(/'x-a' is there twice/);
	});

	test('keeps a workflow from being published', async () => {
		const n8n = await N8n.start();
		const more = withHeaders({ name: 'Private-Token', value: 'other' });
		const credentials = credentialsFor(scene.gitlab, scene.token, more);
		const workflow = n8n.add(parametersFor(['merge_requests_events']), credentials);
		await expect(workflow.activate()).rejects.toThrow(/'Private-Token' would override the access token/);
		await n8n.stop();
	});
});

describe('a server that asks for a client certificate', () => {
	const { cert, key } = selfSigned;
	const mutual = { tls: true, ca: cert, cert, key };
	const flat = (pem: string) => pem.trim().replace(/\n/g, ' ');
	const encrypted = () =>
		createPrivateKey(key)
			.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
			.toString();

	test.each([
		['as they are', () => mutual],
		[
			'as n8n keeps them, on one line',
			() => ({ ...mutual, ca: flat(cert), cert: flat(cert), key: flat(key) }),
		],
		['with an encrypted key', () => ({ ...mutual, key: encrypted(), passphrase: 'open sesame' })],
		[
			'with an encrypted key on one line',
			() => ({ ...mutual, key: flat(encrypted()), passphrase: 'open sesame' }),
		],
	])('gets it: certificates %s', async (_, more) => {
		const { url, asked } = await guarded({ tls: true });
		expect((await run(url, more())).json).toMatchObject([{ iid: 1 }]);
		expect(await testCredential(credentialAt(url, more()) as never)).toMatchObject({ status: 'OK' });
		expect(asked.length).toBeGreaterThan(1);
		expect(asked.every(({ certificate }) => certificate !== undefined)).toBe(true);
	});

	test('is not reached without it', async () => {
		const { url, asked } = await guarded({ tls: true });
		const { error } = await run(url, { tls: true, ca: cert });
		expect(error?.message).toMatch(/^(?:The connection to the server failed|The server's certificate)/);
		expect(asked).toEqual([]);
	});

	test('the authority alone is enough where the server wants no certificate', async () => {
		const secure = await startGitlab({ https: selfSigned });
		const token = secure.world.createToken(
			secure.world.createUser({ username: 'a', name: 'A', admin: true }),
			['api'],
		);
		const more = { accessToken: token, tls: true, ca: cert };
		expect(await testCredential(credentialAt(secure.url, more) as never)).toMatchObject({ status: 'OK' });
		expect((await testCredential(credentialAt(secure.url) as never)).message).toMatch(/not trusted/);
		await secure.close();
	});

	test.each<[Record<string, string>, RegExp]>([
		[{ ca: 'no certificate' }, /^'Certificate Authority' .*: it is no certificate in PEM format/],
		[{ cert: key }, /^'Client Certificate' .*: it is no certificate in PEM format/],
		[{ key: cert }, /^'Client Key' .*: it is no private key in PEM format/],
		[{ key: '' }, /^'Client Certificate' .*: certificate and key go together/],
		[{ cert: '' }, /^'Client Certificate' .*: certificate and key go together/],
		[{ key: 'encrypted', passphrase: 'wrong' }, /^'Client Key' .*passphrase is another one/],
	])('%j is told to be wrong before anybody is asked', async (wrong, words) => {
		const more = { ...mutual, ...wrong, ...(wrong.key === 'encrypted' && { key: encrypted() }) };
		const { error } = await run(scene.gitlab.url, more);
		expect(error?.message).toMatch(words);
		expect(error?.message).not.toMatch(/BEGIN|MII/);
		expect(scene.gitlab.requests).toEqual([]);
	});
});
