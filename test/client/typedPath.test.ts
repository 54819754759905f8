import fc from 'fast-check';
import { GitlabError } from '../../nodes/Gitlab/client/errors';
import { parseServer } from '../../nodes/Gitlab/client/server';
import { typedPath } from '../../nodes/Gitlab/client/typedPath';

const gitlab = parseServer('https://gitlab.com');
const below = parseServer('https://git.example.com:8443/gitlab');
const VALUES: Record<string, string> = { id: 'acme/website', name: 'v1.0', sneaky: '../../admin' };
const at = (typed: string, server = gitlab) => {
	const { path, query } = typedPath(typed, { server, valueOf: (name) => VALUES[name] });
	return [path.on(server), query.toString()].filter(Boolean).join(' ');
};
const API = 'https://gitlab.com/api/v4';

test.each([
	['/version', '/version'],
	['version', '/version'],
	[' /projects/7/issues/ ', '/projects/7/issues'],
	['/api/v4/projects', '/projects'],
	['api/v4/projects', '/projects'],
	['https://gitlab.com/api/v4/projects', '/projects'],
	['HTTPS://GitLab.com:443/api/v4/projects#top', '/projects'],
	['/projects?search=a%20b&labels[]=x', '/projects search=a+b&labels%5B%5D=x'],
	['/projects/:id/issues', '/projects/acme%2Fwebsite/issues'],
	['/projects/{id}/repository/tags/{name}', '/projects/acme%2Fwebsite/repository/tags/v1%2E0'],
	['/projects/:sneaky', '/projects/%2E%2E%2F%2E%2E%2Fadmin'],
	['/projects/acme%2Fwebsite/issues', '/projects/acme%2Fwebsite/issues'],
	['/projects/7/repository/archive.zip', '/projects/7/repository/archive.zip'],
	['/projects/7/repository/files/a+b@c', '/projects/7/repository/files/a%2Bb%40c'],
	['/apis/v4', '/apis/v4'],
	['/api/v4x', '/api/v4x'],
])('%s is %s', (typed, expected) => {
	expect(at(typed)).toBe(`${API}${expected}`);
});

test.each([
	'https://git.example.com:8443/gitlab/api/v4/user',
	'/gitlab/api/v4/user',
	'/api/v4/user',
	'/user',
])('%s is understood where the server lives below a path', (typed) => {
	expect(at(typed, below)).toBe('https://git.example.com:8443/gitlab/api/v4/user');
});

test.each([
	['https://gitlab.example.com/api/v4/user', /another server/],
	['http://gitlab.com/api/v4/user', /another server/],
	['https://gitlab.com:8080/api/v4/user', /another server/],
	['https://gitlab.com@evil.example/api/v4/user', /another server/],
	['https://', /another server/],
	['ftp://gitlab.com/api/v4/user', /another server/],
	['javascript:alert(1)', /another server/],
	['https://gitlab.com/acme/website', /no address of the API/],
	['https://gitlab.com/api/v4', /is empty/],
	['https://gitlab.com/api/graphql', /no address of the API/],
	['/', /is empty/],
	['//evil.example/api', /nothing between two slashes/],
	['/projects//issues', /nothing between two slashes/],
	['/projects/%2f%2Fevil', /nothing between two slashes/],
	['/\\evil.example', /characters/],
	['/projects/%5cevil', /characters/],
	['/projects/a b', /characters/],
	['/projects/a\r\nX-Injected: 1', /characters/],
	['/projects/%0d%0aX', /characters/],
	['/projects/%2500', /characters/],
	['/projects/\u0000', /characters/],
	['/projects/\ud83d', /characters/],
	['/../../admin', /leads elsewhere/],
	['/projects/..', /leads elsewhere/],
	['/projects/./issues', /leads elsewhere/],
	['/projects/%2e%2E/admin', /leads elsewhere/],
	['/projects/.%2e/admin', /leads elsewhere/],
	['/projects/%252e%252e/admin', /leads elsewhere/],
	['/projects/a%2F..%2F..%2Fadmin', /leads elsewhere/],
	['/projects/%', /% that encodes nothing/],
	['/projects/%ff', /% that encodes nothing/],
	['/projects/:id/issues/:issue_iid', /has :issue_iid, for which there is no value/],
	['/projects/{constructor}', /has \{constructor\}, for which there is no value/],
])('%j is refused', (typed, message) => {
	const VALUE_LESS = () =>
		typedPath(typed, { server: gitlab, valueOf: (name) => (name === 'id' ? '1' : undefined) });
	expect(VALUE_LESS).toThrow(message);
	expect(VALUE_LESS).toThrow(GitlabError);
});

test('no text leads out of the API', () => {
	const part = fc.constantFrom(
		'/',
		'.',
		'..',
		'%2e',
		'%2F',
		'%',
		'\\',
		':id',
		'?',
		'#',
		'a',
		'https:',
		'//',
		'api',
		'v4',
		'\t',
		'@',
		'%25',
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
				fc.webUrl(),
				fc.string({ unit: 'binary' }),
			),
			(typed) => {
				let url: string;
				try {
					url = typedPath(typed, { server: gitlab, valueOf: () => '..a' }).path.on(gitlab);
				} catch (error) {
					return error instanceof GitlabError;
				}
				const { href } = new URL(url);
				return href === url && href.startsWith(`${API}/`) && !href.includes('?') && !href.includes('#');
			},
		),
		{ numRuns: 2_000 },
	);
});
