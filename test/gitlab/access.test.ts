import type { Gitlab } from './index';
import { startGitlab } from './index';
import type { Seed } from './seed';
import { seed } from './seed';
import { ask } from './visit';

const WEBSITE = 'projects/acme%2Fwebsite';

describe('The stand-in', () => {
	let gitlab: Gitlab;
	let seeded: Seed;

	beforeEach(async () => {
		gitlab = await startGitlab();
		seeded = seed(gitlab.world);
	});
	afterEach(() => gitlab.close());

	const as = (token: string | undefined, method: string, path: string, body?: unknown) =>
		ask(gitlab, method, path, { token, body });

	it('takes a token as bearer and as PRIVATE-TOKEN, and an OAuth token as bearer only', async () => {
		const { token, oauthApp, users } = seeded;
		const oauth = gitlab.grant(oauthApp, users.maria, ['api']).access_token;
		const privately = (value: string) => ask(gitlab, 'GET', 'user', { headers: { 'private-token': value } });
		expect((await as(token, 'GET', 'user')).status).toBe(200);
		expect((await privately(token)).status).toBe(200);
		expect((await as(oauth, 'GET', 'user')).status).toBe(200);
		expect((await privately(oauth)).status).toBe(401);
	});

	it('knows no stranger’s token, and says of an old one why it is no good', async () => {
		expect(await as('glpat-wrong', 'GET', 'user')).toMatchObject({
			status: 401,
			body: { message: '401 Unauthorized' },
		});
		gitlab.world.revokeToken(seeded.token);
		expect(await as(seeded.token, 'GET', 'user')).toMatchObject({
			status: 401,
			body: { error: 'invalid_token' },
		});
		const old = gitlab.world.createToken(seeded.users.tom, ['api'], { expires_at: '2020-01-01T00:00:00Z' });
		expect(await as(old, 'GET', 'user')).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
	});

	it('lets read_api read and nothing else', async () => {
		expect((await as(seeded.readToken, 'GET', `${WEBSITE}/issues`)).status).toBe(200);
		expect(await as(seeded.readToken, 'POST', `${WEBSITE}/issues`, { title: 'No' })).toMatchObject({
			status: 403,
			body: { error: 'insufficient_scope', scope: 'api' },
		});
	});

	it('hides private projects from outsiders and shows public ones to all', async () => {
		const hidden = { status: 404, body: { message: '404 Project Not Found' } };
		expect(await as(seeded.outsiderToken, 'GET', WEBSITE)).toMatchObject(hidden);
		expect(await as(undefined, 'GET', `${WEBSITE}/issues`)).toMatchObject(hidden);
		expect((await as(undefined, 'GET', 'projects/olga.outsider%2Fopen-source/issues')).body).toHaveLength(2);
		expect((await as(undefined, 'POST', 'projects/3/issues', { title: 'Who?' })).status).toBe(401);
	});

	it.each([
		['a reporter may not push', 'reporterToken', 'POST', 'merge_requests', 403],
		[
			'a developer may not merge into a protected branch',
			'developerToken',
			'PUT',
			'merge_requests/1/merge',
			401,
		],
		['a developer may not delete issues', 'developerToken', 'DELETE', 'issues/1', 403],
		['an owner may', 'token', 'DELETE', 'issues/1', 204],
	] as const)('knows roles: %s', async (_words, who, method, path, status) => {
		expect((await as(seeded[who], method, `${WEBSITE}/${path}`, {})).status).toBe(status);
	});

	it('shows confidential issues to those who plan, write or do them', async () => {
		const secret = gitlab.world.createIssue(seeded.projects.outside, { title: 'Secret', confidential: true });
		const path = `projects/3/issues/${secret.iid}`;
		expect((await as(seeded.token, 'GET', path)).status).toBe(404);
		expect((await as(seeded.outsiderToken, 'GET', path)).status).toBe(200);
	});

	it.each([
		['GET', 'nowhere', undefined, 404, { error: '404 Not Found' }],
		['GET', 'projects/acme/website', undefined, 404, { error: '404 Not Found' }],
		['GET', `${WEBSITE}/issues/999`, undefined, 404, { message: '404 Not found' }],
		['GET', `${WEBSITE}/issues/one`, undefined, 400, { error: 'issue_iid is invalid' }],
		['GET', `${WEBSITE}/labels/none`, undefined, 404, { message: '404 Label Not Found' }],
		['GET', `${WEBSITE}/issues?state=gone`, undefined, 400, { error: 'state does not have a valid value' }],
		['POST', `${WEBSITE}/issues`, {}, 400, { error: 'title is missing' }],
		['POST', `${WEBSITE}/issues`, { title: ' ' }, 400, { message: { title: ["can't be blank"] } }],
		['POST', `${WEBSITE}/labels`, { name: 'bug', color: '#fff' }, 409, { message: 'Label already exists' }],
		[
			'POST',
			`${WEBSITE}/merge_requests`,
			{ title: 'Twice', source_branch: 'feature/login#2', target_branch: 'main' },
			409,
			{ message: ['Another open merge request already exists for this source branch: !1'] },
		],
		[
			'PUT',
			`${WEBSITE}/merge_requests/1/merge`,
			{ sha: 'abc' },
			409,
			{ message: expect.stringMatching(/^SHA does not match HEAD/) as string },
		],
		['PUT', `${WEBSITE}/merge_requests/2/merge`, {}, 405, { message: '405 Method Not Allowed' }],
	] as Array<[string, string, unknown, number, unknown]>)(
		'refuses in GitLab’s words: %s %s',
		async (method, path, body, status, words) => {
			expect(await as(seeded.token, method, path, body)).toMatchObject({ status, body: words });
		},
	);

	it('ignores parameters that it does not know', async () => {
		expect((await as(seeded.token, 'GET', `${WEBSITE}/issues?colour=red`)).body).toHaveLength(16);
	});

	it('records what was asked, with the path still encoded', async () => {
		await as(seeded.token, 'POST', `${WEBSITE}/issues?title=Hi&labels[]=a`, { description: 'there' });
		expect(gitlab.requests).toMatchObject([
			{
				method: 'POST',
				path: '/api/v4/projects/acme%2Fwebsite/issues',
				query: { title: 'Hi', labels: ['a'] },
				body: { description: 'there' },
				status: 201,
			},
		]);
	});
});

describe('A stand-in with a rate limit', () => {
	it('counts each token for itself and says when to come back', async () => {
		const gitlab = await startGitlab({ requestsPerMinute: 2 });
		const { token, readToken } = seed(gitlab.world);
		const get = (who: string) => ask(gitlab, 'GET', 'user', { token: who });
		expect((await get(token)).headers.get('ratelimit-remaining')).toBe('1');
		expect((await get(token)).headers.get('ratelimit-remaining')).toBe('0');
		const refused = await get(token);
		expect(refused).toMatchObject({ status: 429, body: 'Retry later\n' });
		expect(refused.headers.get('content-type')).toContain('text/plain');
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
		expect((await get(readToken)).status).toBe(200);
		await gitlab.close();
	});
});
