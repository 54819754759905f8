import fc from 'fast-check';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { GitlabDevopsOAuth2Api } from '../../credentials/GitlabDevopsOAuth2Api.credentials';
import { parseServer, parseUrl, withoutUserInfo } from '../../nodes/Gitlab/client/server';
import { nodeOf, workflowOf } from '../engine';

const understood: Array<[typed: string, url: string, basePath: string]> = [
	['https://gitlab.com', 'https://gitlab.com', ''],
	['', 'https://gitlab.com', ''],
	['https://gitlab.com/', 'https://gitlab.com', ''],
	['  https://gitlab.com//  ', 'https://gitlab.com', ''],
	['gitlab.example.com', 'https://gitlab.example.com', ''],
	['gitlab.example.com:8443/gitlab', 'https://gitlab.example.com:8443/gitlab', 'gitlab'],
	['http://10.0.0.5:8080', 'http://10.0.0.5:8080', ''],
	['https://host/gitlab', 'https://host/gitlab', 'gitlab'],
	['https://host/gitlab/', 'https://host/gitlab', 'gitlab'],
	['https://host/tools/gitlab/api/v4/', 'https://host/tools/gitlab', 'tools/gitlab'],
	['https://gitlab.example.com/api/v4', 'https://gitlab.example.com', ''],
	['https://gitlab.example.com/api/v4/projects/1', 'https://gitlab.example.com', ''],
	['https://gitlab.example.com/users/sign_in?redirect=1', 'https://gitlab.example.com', ''],
	['https://gitlab.example.com/-/user_settings/personal_access_tokens', 'https://gitlab.example.com', ''],
	['HTTPS://GitLab.Example.com', 'https://gitlab.example.com', ''],
	// GitLab.com has no path: what is pasted is a profile, a group or a project.
	['https://gitlab.com/some-user', 'https://gitlab.com', ''],
	['gitlab.com/some-group/some-project', 'https://gitlab.com', ''],
	['http://GITLAB.com./some-user?tab=x', 'http://gitlab.com', ''],
	['https://gitlab.com.example.com/team', 'https://gitlab.com.example.com/team', 'team'],
	// Other spellings of the same server.
	['https://gitlab.example.com.', 'https://gitlab.example.com', ''],
	['https://gitlab.example.com.:443/', 'https://gitlab.example.com', ''],
	['http://gitlab.example.com:80', 'http://gitlab.example.com', ''],
	['https://gitlab.müller.example', 'https://gitlab.xn--mller-kva.example', ''],
	['gitlab.müller.example', 'https://gitlab.xn--mller-kva.example', ''],
	['https://[2001:DB8:0::1]:8443', 'https://[2001:db8::1]:8443', ''],
	['[2001:db8::1]:8443/gitlab', 'https://[2001:db8::1]:8443/gitlab', 'gitlab'],
	['localhost:8080', 'https://localhost:8080', ''],
	// Slips of the keyboard.
	['https//gitlab.example.com', 'https://gitlab.example.com', ''],
	['https:/gitlab.example.com', 'https://gitlab.example.com', ''],
	['https:gitlab.example.com', 'https://gitlab.example.com', ''],
	['//gitlab.example.com/gitlab', 'https://gitlab.example.com/gitlab', 'gitlab'],
	['https:\\\\gitlab.example.com\\gitlab', 'https://gitlab.example.com/gitlab', 'gitlab'],
	['https://host//tools///gitlab//', 'https://host/tools/gitlab', 'tools/gitlab'],
	['https://host/tools/../gitlab/.', 'https://host/gitlab', 'gitlab'],
	// What copying brings along.
	['\u00a0\u200bhttps://gitlab.example.com/\u200b\ufeff\r\n', 'https://gitlab.example.com', ''],
];

test.each(understood)('the server URL %j is understood as %s', (typed, url, basePath) => {
	expect(parseServer(typed)).toEqual({ url, basePath, api: `${url}/api/v4` });
});

/** What n8n makes of an expression in a credential. */
const resolve = (expression: string, data: ICredentialDataDecryptedObject): string => {
	const workflow = workflowOf([nodeOf('GitLab', 'n8n-nodes-gitlab-devops.gitlab', {}, {})]);
	const node = workflow.getNode('GitLab');
	if (!node) throw new Error('The workflow has lost its node');
	const keys = { $credentials: data, $self: data };
	return String(workflow.expression.getSimpleParameterValue(node, expression, 'internal', keys as never));
};

/** The addresses that n8n itself asks, for OAuth2. */
const addressesIn = (server: string) => {
	const { properties } = new GitlabDevopsOAuth2Api();
	const hidden = (name: string) => String(properties.find((property) => property.name === name)?.default);
	return [hidden('authUrl'), hidden('accessTokenUrl')].map((each) => resolve(each, { server }));
};

const hrefOf = (address: string) => parseUrl(address)?.href;

test.each(understood)('with %j, OAuth2 goes where the requests go: %s', (server, url) => {
	const paths = ['/oauth/authorize', '/oauth/token'];
	expect(addressesIn(server).map(hrefOf)).toEqual(paths.map((path) => `${url}${path}`));
});

test('OAuth2 asks for the chosen scopes', () => {
	const { properties } = new GitlabDevopsOAuth2Api();
	const scope = String(properties.find(({ name }) => name === 'scope')?.default);
	expect(resolve(scope, { scopes: ['api', 'read_user'] } as never)).toBe('api read_user');
});

const refusal = (typed: string): string => {
	try {
		parseServer(typed);
	} catch (error) {
		return (error as Error).message;
	}
	return 'understood';
};

test.each([
	'https://',
	'https',
	':',
	'https://https://gitlab.com',
	'javascript:alert(1)',
	'file:///etc/passwd',
	'ftp://gitlab.com',
	'C:\\gitlab',
	'https://git lab.com',
	'https://gitlab.com:99999',
	'https://[::1',
	'our GitLab',
])('%j is not taken for a server', (typed) => {
	expect(refusal(typed)).toBe(
		`'Server URL' in the credential is not a web address: ${typed.replace(/[?#].*/, '')}`,
	);
	for (const address of addressesIn(typed)) expect(hrefOf(address) ?? '').not.toMatch(/^https?:/);
});

test.each([
	'https://user:pass@host.example',
	'user:pass@host.example',
	'https:/user:p@ss@host.example',
	'https//user:pass@host.example',
	'//user:pa/ss@host.example',
	'https://user:pa/ss@host.example',
	'https://user:pa?ss@host.example',
	'https://user:pa#ss@host.example',
	'https://user:pa\\ss@host.example',
	'https://user?pass@host.example',
	'https://user:pass%40host.example',
	'https://user:pass%2540host.example',
	'https://user%40corp:pass@host.example',
	'https://user:pass＠host.example',
	'ssh://git:pass@host.example',
	'https://user:pass@host.example/gitlab?private_token=pass',
	'https://user:pa\nss@host.example',
])('of %j nothing is shown before the last @, and nobody is asked', (typed) => {
	expect(refusal(typed)).toMatch(
		/^'Server URL' in the credential must not contain a username or password before host\.example(?:\/gitlab)?$/,
	);
	for (const address of addressesIn(typed)) {
		expect(address.split('/')[0]).toBe('without-user-and-password:');
	}
});

test('what is shown of a mistyped URL is one printable line that ends somewhere', () => {
	expect(withoutUserInfo('see\r\n\u001b[31mhost\u202e\u0000/a\u2028b')).toBe('see host /a b');
	const long = withoutUserInfo(`u:p@${'x'.repeat(98)}😀${'y'.repeat(10 ** 6)}`);
	expect(long).toBe(`${'x'.repeat(98)}…`);
	expect(withoutUserInfo('user:pass@')).toBe('');
});

/** Parts that people's addresses are made of, and what goes wrong with them. */
const fragments = fc.constantFrom(
	...['https://', 'http://', 'HTTPS:', 'https//', 'http:/', '//', ':', 'ftp://', 'javascript:', ''],
	...['gitlab.com', 'GitLab.Example.com', 'müller.de', '[::1]', '10.0.0.5', 'host', 'localhost', 'https'],
	...['user', 'secret', 'secret:', ':secret', '@', '%40', '%2540', '＠', ':8443', ':443', ':80', ':x'],
	...['/', '\\', '//', '/gitlab', '/api/v4', '/-/profile', '/users/sign_in', '/..', '/%2e%2e', '/secret'],
	...[
		'?',
		'#',
		'?private_token=secret',
		'.',
		'。',
		' ',
		'\t',
		'\n',
		'\u00a0',
		'\u200b',
		'\ufeff',
		'%20',
		'%',
	],
);
const typedUrls = fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join(''));
const fail = (message: string): never => {
	throw new Error(`Not a refusal: ${message}`);
};
// n8n evaluates three expressions for each: a slow machine takes its time.
jest.setTimeout(300_000);
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) };

test('any server URL leads to the server that was typed and holds no user, or shows nothing before its last @', () => {
	fc.assert(
		fc.property(typedUrls, (typed) => {
			const addresses = addressesIn(typed).map(hrefOf);
			const message = refusal(typed);
			if (message !== 'understood') {
				expect(addresses.filter((href) => /^https?:/.test(href ?? ''))).toEqual([]);
				const [, shown = ''] =
					/^'Server URL' in the credential (?:is not a web address(?:: )?|must not contain a username or password(?: before )?)(.*)$/.exec(
						message,
					) ?? fail(message);
				const last = typed.split(/[@＠]|%(?:25)*40/).at(-1) ?? '';
				expect(last.replace(/[\s\p{C}]+/gu, ' ')).toContain(shown);
				return;
			}
			const { url, basePath } = parseServer(typed);
			const { origin, username, password, search, hash, hostname } = new URL(url);
			expect([username, password, search, hash]).toEqual(['', '', '', '']);
			expect(addresses).toEqual([`${url}/oauth/authorize`, `${url}/oauth/token`]);
			expect(url).toBe(`${origin}${basePath && `/${basePath}`}`);
			expect(parseServer(url).url).toBe(url);
			// What a browser makes of it, where it makes something of it: the same host, but for dots at its end.
			const plain = typed.trim();
			const seen = /^https?:\/\//i.test(plain) ? parseUrl(plain) : undefined;
			const bare = (host?: string) => host?.replace(/\.+$/, '');
			if (seen) expect(bare(hostname)).toBe(bare(seen.hostname));
		}),
		{ ...runs, examples: [['https://user:secret@host'], ['//user:se/cret@host'], ['https://host./x']] },
	);
});

const hostile: Array<[name: string, text: (length: number) => string]> = [
	['blanks', (length) => `a${' '.repeat(length)}b`],
	['blanks and letters', (length) => 'a '.repeat(length / 2)],
	['slashes', (length) => `https://host${'/'.repeat(length)}x`],
	['segments', (length) => `https://host${'/-x/api'.repeat(length / 7)}`],
	['dots', (length) => `https://${'.'.repeat(length)}x`],
	['question marks', (length) => `https://host${'?'.repeat(length)}\n`],
	['percent signs', (length) => '%25'.repeat(length / 3)],
	['an at sign encoded many times', (length) => `%${'25'.repeat(length / 2)}`],
	['colons', (length) => `https${':'.repeat(length)}x`],
	['a long scheme', (length) => 'a'.repeat(length)],
	['line separators', (length) => `https://host/${'\u2028'.repeat(length)}x`],
];

/** The shortest of a few times, in milliseconds. */
const timeOf = (work: () => unknown): number =>
	Math.min(
		...Array.from({ length: 2 }, () => {
			const start = performance.now();
			work();
			return performance.now() - start;
		}),
	);

test.each(hostile)('a million of %s take as long as a look at each of them', (_, text) => {
	const typed = text(10 ** 6);
	const look = timeOf(() => Array.from(typed).join(''));
	// What looks at each of them for each of them takes 100,000 times as long.
	expect(timeOf(() => refusal(typed))).toBeLessThan(100 * look);
	expect(timeOf(() => withoutUserInfo(typed))).toBeLessThan(100 * look);
});
