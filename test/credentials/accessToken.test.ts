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
		'with %i the token goes to no other host, and the message says what to do',
		async (status) => {
			const other = await startServer(() => user);
			const first = await startServer((url) => redirect(status, `${other.host}${url}?private=1#here`));
			const verdict = await check(first.url);
			expect(other.requests).toEqual([]);
			expect(verdict.status).toBe('Error');
			expect(verdict.message).toMatch(
				/^The server redirects elsewhere, and the token is not sent there: .* usually with https\. A sign-in page/,
			);
		},
	);

	test.each(['/users/sign_in', '/api/v4/user?again', '', 'https://', 'javascript:alert(1)'])(
		'nor is it sent on within the host (%j)',
		async (location) => {
			const first = await startServer(() => redirect(302, location));
			expect((await check(first.url)).message).toMatch(/^The server redirects elsewhere/);
			expect(first.requests).toHaveLength(1);
		},
	);
});

describe('a server URL under which there is no GitLab', () => {
	test.each<[string, Answer]>([
		['a web page', page],
		['a web page behind blanks', [200, { 'content-type': 'text/html' }, '\n\n <html></html>']],
		['a web page that forbids', [403, { 'content-type': 'text/html' }, '<html></html>']],
		['a program without this path', json(404, { error: 'Not found' })],
		['nothing', [204, {}, '']],
	])('%s is told apart from GitLab', async (_, answer) => {
		const first = await startServer(() => answer);
		const { status, message } = await check(`${first.url}/wiki/pages`);
		expect(status).toBe('Error');
		expect(message).toMatch(/(?:no|is not) GitLab.*: give the address of its start page/);
	});

	test('a certificate that is not trusted is ignored where the credential says so', async () => {
		const url = await arrange({ https: selfSigned });
		expect((await check(url)).status).toBe('Error');
		expect(await check(url, { accessToken: seeded.token, ignoreSSLIssues: true })).toMatchObject({
			status: 'OK',
		});
	});

	test.each(['https://user:secret@host.example', 'secret@host.example', 'https:/u:s@secret@host.example'])(
		'%j asks nobody and shows no password',
		async (server) => {
			expect((await check(server)).message).toMatch(
				/^'Server URL' in the credential must not contain a username or password before host\.example$/,
			);
		},
	);

	test.each(['https://', 'ftp://host', 'our GitLab'])('%j is told to be no address', async (server) => {
		expect((await check(server)).message).toBe(
			`'Server URL' in the credential is not a web address: ${server}`,
		);
	});
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
		const { url } = await startServer(() => json(403, { error, error_description }));
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
		['glpat-abc…xyz', "'Access Token' in the credential contains characters that tokens do not have"],
	])('that is none (%j) is told so', async (accessToken, words) => {
		const url = await arrange();
		expect(await check(url, { accessToken })).toEqual({ status: 'Error', message: words });
		expect(gitlab.requests).toEqual([]);
	});
});
