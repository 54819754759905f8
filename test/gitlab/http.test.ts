import { Router } from './http/router';
import type { Gitlab } from './index';
import { startGitlab } from './index';
import { startReceiver } from './receiver';
import type { Seed } from './seed';
import { seed } from './seed';
import { ask } from './visit';

const WEBSITE = 'projects/acme%2Fwebsite';

describe('An answer', () => {
	let gitlab: Gitlab;
	let seeded: Seed;

	beforeEach(async () => {
		gitlab = await startGitlab();
		seeded = seed(gitlab.world);
	});
	afterEach(() => gitlab.close());

	// Some clients refuse any other value, also one with a charset.
	it.each([
		['one thing', 'GET', WEBSITE, undefined, 200],
		['a list', 'GET', `${WEBSITE}/issues`, undefined, 200],
		['an empty list', 'GET', `${WEBSITE}/issues?search=nothing+like+it`, undefined, 200],
		['what was made', 'POST', `${WEBSITE}/issues`, { title: 'Made' }, 201],
		['a bad parameter', 'POST', `${WEBSITE}/issues`, {}, 400],
		['what is not there', 'GET', `${WEBSITE}/issues/999`, undefined, 404],
		['an unknown path', 'GET', 'nowhere', undefined, 404],
	] as const)('is application/json without a charset: %s', async (_what, method, path, body, status) => {
		const answer = await ask(gitlab, method, path, { token: seeded.token, body });
		expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json']);
	});

	it.each([
		['a stranger’s token', 'user', 401],
		['no permission', `${WEBSITE}/hooks`, 403],
	])('is so too where it says no: %s', async (_what, path, status) => {
		const token = status === 401 ? 'glpat-wrong' : seeded.reporterToken;
		const answer = await ask(gitlab, 'GET', path, { token });
		expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json']);
	});

	it('is so too where a token of OAuth2 is given or GraphQL answers', async () => {
		const post = (path: string, body: object) =>
			fetch(`${gitlab.url}/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
		const answers = [
			await post('oauth/token', {}),
			await post('api/graphql', { query: '{ currentUser { id } }' }),
		];
		for (const { headers } of answers) expect(headers.get('content-type')).toBe('application/json');
	});

	it('has no type where it has no content', async () => {
		const { status, headers } = await ask(gitlab, 'DELETE', `${WEBSITE}/issues/2`, { token: seeded.token });
		expect([status, headers.get('content-type'), headers.get('content-length')]).toEqual([204, null, null]);
	});

	it('is text where GitLab gives text', async () => {
		const diff = await ask(gitlab, 'GET', `${WEBSITE}/merge_requests/1/raw_diffs`, { token: seeded.token });
		expect(diff.headers.get('content-type')).toBe('text/plain');
		expect(diff.body).toContain('diff --git');
	});

	it('to HEAD says what GET would, without the content', async () => {
		const of = (method: string) => ask(gitlab, method, `${WEBSITE}/issues`, { token: seeded.token });
		const [head, get] = [await of('HEAD'), await of('GET')];
		expect(head.body).toBe('');
		for (const name of ['content-length', 'content-type', 'x-total'])
			expect(head.headers.get(name)).toBe(get.headers.get(name));
	});

	it('refuses what is no JSON, and a path that is not well encoded', async () => {
		const post = (path: string, body: string) =>
			fetch(`${gitlab.url}/api/v4/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization: `Bearer ${seeded.token}` },
				body,
			});
		const bad = await post(`${WEBSITE}/issues`, '{"title":');
		expect([bad.status, await bad.json()]).toEqual([
			400,
			{ error: 'There was a problem in the JSON you submitted' },
		]);
		expect((await post('projects/%E0%A4/issues', '{}')).status).toBe(400);
	});

	it('to a page that only those who are signed in may see leads to the sign-in page', async () => {
		const answer = await fetch(`${gitlab.url}/acme/website`, { redirect: 'manual' });
		expect([answer.status, answer.headers.get('location')]).toEqual([302, `${gitlab.url}/users/sign_in`]);
	});
});

describe('A delivery', () => {
	it('is application/json without a charset', async () => {
		const gitlab = await startGitlab();
		const { token } = seed(gitlab.world);
		const receiver = await startReceiver();
		const hook = { url: receiver.url, issues_events: true };
		await ask(gitlab, 'POST', `${WEBSITE}/hooks`, { token, body: hook });
		await ask(gitlab, 'POST', `${WEBSITE}/issues`, { token, body: { title: 'Heard?' } });
		await gitlab.settled();
		expect(receiver.received.map(({ headers }) => headers['content-type'])).toEqual(['application/json']);
		await receiver.close();
		await gitlab.close();
	});
});

describe('The router', () => {
	const router = new Router<string>();
	router.add('GET', '/projects/:id/members/all', 'all');
	router.add('GET', '/projects/:id/members/:user_id', 'one');
	router.add('GET', '/projects/:id/:kind/:thing/notes', 'notes');
	router.add('DELETE', '/projects/:project/members/:user', 'remove');

	it.each([
		['GET', '/projects/a%2Fb/members/all', 'all', { id: 'a/b' }],
		['GET', '/projects/1/members/7', 'one', { id: '1', user_id: '7' }],
		['GET', '/projects/1/members/all/notes', 'notes', { id: '1', kind: 'members', thing: 'all' }],
		['DELETE', '/projects/1/members/all', 'remove', { project: '1', user: 'all' }],
	])(
		'finds %s %s: a word goes before a name, a name where the word leads nowhere',
		(method, path, value, params) => {
			expect(router.find(method, path)).toEqual({ value, params });
		},
	);

	it.each([
		['GET', '/projects/1'],
		['PUT', '/projects/1/members/7'],
		['GET', '/projects//members/7'],
		['GET', '/projects/1/members/7/'],
	])('knows no %s %s', (method, path) => {
		expect(router.find(method, path)).toBeUndefined();
	});
});
