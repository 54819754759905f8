import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { selfSigned } from '../client/certificate';
import type { Gitlab, GitlabOptions } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { testCredential } from './tester';

/** What a server that is no stand-in answers: status, headers, body. */
type Answer = [status: number, headers: Record<string, string>, body: string];

const closing: Array<() => Promise<unknown>> = [];
afterEach(async () => await Promise.all(closing.splice(0).map(async (close) => await close())));

/** A second server, which writes down whatever reaches it. */
const startServer = async (answer: (url: string, headers: IncomingHttpHeaders) => Answer) => {
	const requests: Array<{ url: string; headers: IncomingHttpHeaders }> = [];
	const server: Server = createServer(({ url = '', headers }, response) => {
		requests.push({ url, headers });
		const [status, more, body] = answer(url, headers);
		response.writeHead(status, more).end(body);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	closing.push(async () => await new Promise((closed) => server.close(closed)));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, host: `http://localhost:${port}`, requests };
};

const json = (status: number, body: unknown): Answer => [
	status,
	{ 'content-type': 'application/json' },
	JSON.stringify(body),
];
const page: Answer = [200, { 'content-type': 'text/html' }, '<!DOCTYPE html><title>Our wiki</title>'];
const redirect = (status: number, location: string): Answer => [status, { location }, ''];
const user = json(200, { id: 1, username: 'maria.santos' });
const unknown = json(401, { message: '401 Unauthorized' });

const TOKEN = 'glpat-Zq4u7x9TnQ2c8mBvK5sL';
const check = async (server: string, more: IDataObject = {}) =>
	await testCredential({ server, accessToken: TOKEN, ...more } as never);

let gitlab: Gitlab;
let seeded: Seed;
const arrange = async (options: GitlabOptions = {}) => {
	gitlab = await startGitlab(options);
	closing.push(async () => await gitlab.close());
	seeded = seed(gitlab.world);
	return gitlab.url;
};

describe('a server that points elsewhere', () => {
	test.each([301, 302, 303, 307, 308])(
		'with %i the token goes to no other host, and the message names the address without its query',
		async (status) => {
			const other = await startServer(() => user);
			const first = await startServer((url) => redirect(status, `${other.host}${url}?private=1#here`));
			const { status: verdict, message } = await check(first.url);
			expect(other.requests).toEqual([]);
			expect(verdict).toBe('Error');
			expect(message).toBe(
				`The server answered ${status} to GET and points elsewhere. The token is not sent on to another host (${other.host}/api/v4/user). If GitLab has moved there, use ${other.host} as 'Server URL' in the credential.`,
			);
			expect(first.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
		},
	);

	test('from http to https of the same host, the message says what the server URL should be', async () => {
		const first = await startServer((url) => redirect(301, `https://127.0.0.1:8443${url}`));
		expect((await check(first.url)).message).toBe(
			"The server answered 301 to GET and points elsewhere. The token is not sent on to another address (https://127.0.0.1:8443/api/v4/user). Use https://127.0.0.1:8443 as 'Server URL' in the credential.",
		);
	});

	test('to a sign-in page of the same host, the message says that the API must be let through', async () => {
		const first = await startServer(() => redirect(302, '/users/sign_in?next=%2Fapi'));
		const { message } = await check(first.url);
		expect(message).toContain(`(${first.url}/users/sign_in)`);
		expect(message).toContain('A sign-in page before GitLab must let its API through');
	});

	test('only where a token comes along, it gets no token either', async () => {
		const other = await startServer(() => user);
		const first = await startServer((url, { authorization }) =>
			authorization ? redirect(307, `${other.host}${url}`) : unknown,
		);
		expect(await check(first.url)).toEqual({
			status: 'Error',
			message: 'The server points elsewhere: give the final address (usually https) as Server URL',
		});
		expect(other.requests).toEqual([]);
	});

	test.each(['', 'https://', '//', 'javascript:alert(1)', 'data:text/html,x', 'https://user:secret@/'])(
		'with an address that is none (%j) there is a message without it',
		async (location) => {
			const first = await startServer(() => redirect(302, location));
			const { status, message } = await check(first.url);
			expect(status).toBe('Error');
			expect(message).toMatch(/^The server answered 302 to GET and points elsewhere\./);
			expect(message).not.toMatch(/javascript|data:|secret/);
		},
	);

	test('a user and password in the address are not shown', async () => {
		const first = await startServer((url) => redirect(302, `https://user:secret@git.example.com${url}`));
		const { message } = await check(first.url);
		expect(message).toContain('use https://git.example.com as');
		expect(message).not.toContain('secret');
	});
});

describe('a server URL under which there is no GitLab', () => {
	test.each([
		['', '/some-user'],
		['', '/some-group/some-project'],
		['/gitlab', '/some-group/some-project/'],
	])('names the address that is right: GitLab at %j, typed %j', async (basePath, rest) => {
		const url = await arrange({ basePath });
		const { status, message } = await check(`${url}${rest}`, { accessToken: seeded.token });
		expect(status).toBe('Error');
		expect(message).toMatch(/^There is no GitLab at this server URL, but at \S+\. /);
		expect(message).toContain(`use ${url} as 'Server URL' in the credential`);
		expect(gitlab.requests.map(({ headers }) => headers.authorization)).not.toContainEqual(expect.anything());
	});

	test.each<[string, Answer]>([
		['a web page', page],
		['another program', json(200, { name: 'wiki' })],
		['a program without this path', json(404, { error: 'Not found' })],
		['a program that wants its own sign-in', json(401, { error: 'You need to sign in' })],
		['a list', json(200, [])],
		['nothing', [204, {}, '']],
	])('%s is not given the token', async (_, answer) => {
		const first = await startServer(() => answer);
		const { status, message } = await check(`${first.url}/wiki/pages`);
		expect(status).toBe('Error');
		expect(message).toMatch(/no GitLab at this server URL|web page/);
		expect(message).toContain("Check 'Server URL' in the credential");
		expect(JSON.stringify(first.requests)).not.toContain(TOKEN);
	});

	test('a GitLab that is away is not called another program', async () => {
		const first = await startServer(() => [502, { 'content-type': 'text/html' }, '<html><title>502</title>']);
		expect((await check(first.url)).message).toMatch(/^502 502\. GitLab has trouble of its own/);
	});

	test('a closed port and a certificate that is not trusted are told in words that help', async () => {
		const closed = await startServer(() => user);
		await Promise.all(closing.splice(0).map(async (close) => await close()));
		expect((await check(closed.url)).message).toMatch(
			/^The connection to the server failed\. .*Check 'Server URL' in the credential/,
		);
		const url = await arrange({ https: selfSigned });
		expect((await check(url)).message).toMatch(/certificate is not trusted.*NODE_EXTRA_CA_CERTS/);
		expect(await check(url, { accessToken: seeded.token, ignoreSSLIssues: true })).toMatchObject({
			status: 'OK',
		});
	});

	test.each(['https://user:secret@host.example', 'secret@host.example', 'https:/u:s@secret@host.example'])(
		'%j asks nobody and shows no password',
		async (server) => {
			expect((await check(server)).message).toMatch(
				/^'Server URL' in the credential must not hold a user name or password before host\.example\./,
			);
		},
	);
});

describe('a token', () => {
	test.each(['api', 'read_api', 'read_user'])('with the scope %s is good', async (scope) => {
		const url = await arrange();
		const accessToken = gitlab.world.createToken(seeded.users.maria, [scope]);
		expect(await check(url, { accessToken })).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	test.each([
		['insufficient_granular_scope', 'Access denied: this token lacks the permission [User: Read]'],
		['forbidden', undefined],
	])('that may not read its user (%s) is known, and good', async (error, error_description) => {
		const { url } = await startServer((_, { authorization }) =>
			authorization ? json(403, { error, error_description }) : unknown,
		);
		expect(await check(url)).toMatchObject({ status: 'OK' });
	});

	test('is good where strangers are asked to wait', async () => {
		const { url } = await startServer((_, { authorization }) =>
			authorization ? user : [429, { 'content-type': 'text/plain' }, 'Retry later\n'],
		);
		expect(await check(url)).toMatchObject({ status: 'OK' });
	});

	test('without a scope for the API is told that it lacks one, or permissions', async () => {
		const url = await arrange();
		const accessToken = gitlab.world.createToken(seeded.users.maria, ['read_repository']);
		const { status, message } = await check(url, { accessToken });
		expect(status).toBe('Error');
		expect(message).toMatch(/lacks a scope.*fine-grained/);
	});

	test('that is wrong, revoked or expired is told so, and never shown', async () => {
		const url = await arrange();
		const revoked = gitlab.world.createToken(seeded.users.maria, ['api']);
		gitlab.world.revokeToken(revoked);
		const expired = gitlab.world.createToken(seeded.users.maria, ['api'], {
			expires_at: '2020-01-01T00:00:00.000Z',
		});
		for (const accessToken of ['glpat-nobody-has-this', revoked, expired]) {
			const { status, message } = await check(url, { accessToken });
			expect([status, message]).toEqual([
				'Error',
				'GitLab does not accept this token: it is wrong, expired or revoked',
			]);
		}
	});

	test.each([
		['blanks', (token: string) => `  ${token} \t`],
		['line breaks', (token: string) => `\r\n${token}\n`],
		['a no-break space and a byte order mark', (token: string) => `\ufeff\u00a0${token}\u00a0`],
		['a zero-width space', (token: string) => `\u200b${token.slice(0, 8)}\u200b${token.slice(8)}`],
		['quotes', (token: string) => `"${token}"`],
		['typographic quotes', (token: string) => `“${token}”`],
		['its scheme', (token: string) => `Bearer ${token}`],
		['its header', (token: string) => `'PRIVATE-TOKEN: ${token}'`],
		['the other header', (token: string) => `Authorization: Bearer ${token}\n`],
	])('is understood with %s around it', async (_, paste) => {
		const url = await arrange();
		expect(await check(url, { accessToken: paste(seeded.token) })).toMatchObject({ status: 'OK' });
	});

	test.each([
		['', "'Access Token' in the credential is empty"],
		[' \n', "'Access Token' in the credential is empty"],
		['glpat-abc…xyz', "'Access Token' in the credential holds characters that no token has"],
	])('that is none (%j) is told so', async (accessToken, words) => {
		const url = await arrange();
		const { status, message } = await check(url, { accessToken });
		expect([status, message.split('. ')[0]]).toEqual(['Error', words]);
		expect(gitlab.requests).toEqual([]);
	});
});
