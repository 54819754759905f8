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
				/^The server redirects elsewhere, and the token is not sent there\. .* use http:\/\/localhost:\d+ as 'Server URL'/,
			);
		},
	);

	test.each(['/users/sign_in', '', 'https://', 'javascript:alert(1)'])(
		'nor is it sent on out of the API within the host (%j)',
		async (location) => {
			const first = await startServer(() => redirect(302, location));
			expect((await check(first.url)).message).toMatch(/^The server redirects elsewhere/);
			expect(first.requests).toHaveLength(1);
		},
	);

	test('a redirect within the API is followed, as far as it leads somewhere', async () => {
		const first = await startServer(() => redirect(302, '/api/v4/user?again'));
		expect((await check(first.url)).message).toMatch(/redirects endlessly/);
	});
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
		expect(message).toMatch(
			/^What answers at this server URL is not GitLab \(.*\): give the address of its start page/,
		);
	});

	test.each(['jonas.weber', 'acme/website', '-/profile'])(
		'of the page /%s the address of the start page is named',
		async (page) => {
			const url = await arrange();
			const { message } = await check(`${url}/${page.replace('-', 'admin')}`);
			expect(message).toMatch(new RegExp(`is the address of a page: use ${url} as 'Server URL'`));
		},
	);

	test('a server that is away is told to be not reached, with why', async () => {
		const { url } = await startServer(() => page);
		await closing.pop()?.();
		const { status, message } = await check(url);
		expect([status, message]).toEqual([
			'Error',
			expect.stringMatching(/^The connection to the server failed\. .*\(ECONNREFUSED\)\. Check 'Server URL'/),
		]);
	});

	test('a certificate that is not trusted is named, and what helps', async () => {
		const url = await arrange({ https: selfSigned });
		const { message } = await check(url, { accessToken: seeded.token });
		expect(message).toMatch(/^The server's certificate is not trusted: .*NODE_EXTRA_CA_CERTS/);
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

	test('is good where GitLab is too old to tell of it', async () => {
		const url = await arrange();
		gitlab.faults.add({
			kind: 'status',
			status: 404,
			body: { error: '404 Not Found' },
			match: ({ path }) => path.endsWith('/self'),
		});
		expect(await check(url, { accessToken: seeded.token })).toMatchObject({ status: 'OK' });
	});

	test('of a user who is a member of nothing sees nothing, unless that is an administrator', async () => {
		const url = await arrange();
		const nobody = gitlab.world.createUser({ username: 'nobody', name: 'Nobody' });
		const accessToken = gitlab.world.createToken(nobody, ['read_api'], { name: 'n8n' });
		const { status, message } = await check(url, { accessToken });
		expect([status, message]).toEqual([
			'Error',
			expect.stringMatching(
				/^The personal access token 'n8n' of nobody \(scopes read_api.*\) is valid, but its user is a member of no project and of no group: .*\(no_resources\)$/,
			),
		]);
		nobody.admin = true;
		expect(await check(url, { accessToken })).toMatchObject({ status: 'OK' });
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
		expect(message).toMatch(
			/^The personal access token '.*' \(scopes read_repository\) lacks a scope: .*fine-grained.* \(invalid_permissions\)$/,
		);
	});

	test('that is wrong, revoked or expired is told so, and never shown', async () => {
		const url = await arrange();
		const revoked = gitlab.world.createToken(seeded.users.maria, ['api']);
		gitlab.world.revokeToken(revoked);
		const expired = gitlab.world.createToken(seeded.users.maria, ['api'], {
			expires_at: '2020-01-01T00:00:00.000Z',
		});
		const wrong = 'glpat-nobody-has-this';
		for (const [accessToken, words] of [
			[wrong, '401 Unauthorized. The token is wrong, expired or revoked.'],
			[revoked, 'Token was revoked. You have to re-authorize from the user. The token was revoked.'],
			[
				expired,
				'Token is expired. You can either do re-authorization or token refresh. The token has expired.',
			],
		]) {
			const { status, message } = await check(url, { accessToken });
			expect(status).toBe('Error');
			expect(message).toMatch(/^GitLab does not accept this token: .* \(invalid_credentials\)$/);
			expect(message).toContain(words);
			expect(message).not.toContain(accessToken);
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
		expect(await check(url, { accessToken })).toEqual({
			status: 'Error',
			message: `${words} (invalid_credentials)`,
		});
		expect(gitlab.requests).toEqual([]);
	});
});
