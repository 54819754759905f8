import type { IDataObject } from 'n8n-workflow';
import { deployments } from '../../gitlab/resources/deployment';
import { seedDeliveries } from '../../gitlab/resources/analytics';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { hintsIn } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedDeliveries(scene.gitlab, scene.seeded)));

const SINCE = '2026-01-01T00:00:00.000Z';
const UNTIL = '2026-02-01T00:00:00.000Z';
const acme = { belongsTo: 'group', group: locator('acme') };

const run = async (parameters: IDataObject, options: IDataObject = {}) =>
	await scene.run({
		...{ resource: 'analytics', operation: 'computeDeliveryMetrics', ...website },
		updated_after: SINCE,
		...parameters,
		options: { until: UNTIL, ...options },
	});

const rowsOf = async (parameters: IDataObject, options?: IDataObject) =>
	(await run(parameters, options)).json;
const each = async (options?: IDataObject) =>
	await rowsOf({ itemFor: 'mergeRequest', simplify: false }, options);

/** The merge request that the seed has reviewed. */
function reviewed() {
	const found = [...scene.seeded.projects.website.merge_requests.values()].find(
		({ title }) => title === 'Faster search',
	);
	if (!found) throw new Error('Nothing was reviewed');
	return found;
}

const answered = { method: 'POST', path: '/api/graphql' };

test('each merge request with its parts, its reviews and its size', async () => {
	const [fast, typo, ...others] = (await each()).sort((a, b) => Number(a.iid) - Number(b.iid));
	expect(others).toEqual([]);
	expect(fast).toEqual({
		project: 'acme/website',
		iid: reviewed().iid,
		title: 'Faster search',
		author: 'aiko.tanaka',
		target_branch: 'main',
		web_url: expect.stringContaining('/merge_requests/') as string,
		created_at: '2026-01-06T12:30:00.500Z',
		updated_at: '2026-01-08T12:30:00.500Z',
		first_commit_at: '2026-01-06T02:00:00.000Z',
		first_review_at: '2026-01-06T18:10:00.000Z',
		last_review_at: '2026-01-08T06:25:00.000Z',
		merged_at: '2026-01-08T12:30:00.500Z',
		deployed_at: '2026-01-08T22:05:00.000Z',
		...{ cycle_hours: 58.5, coding_hours: 10.5, pickup_hours: 5.67, review_hours: 36.25, merge_hours: 6.08 },
		...{ deploy_hours: 9.58, lead_hours: 68.08 },
		...{ review_comments: 1, reviewers: 1 },
		...{ commits: 1, additions: 1, deletions: 0, changed_lines: 1, changed_files: 1 },
	});
	expect(typo).toMatchObject({
		...{ cycle_hours: 1, coding_hours: 0, pickup_hours: null, review_hours: null, merge_hours: null },
		...{ deploy_hours: 23, lead_hours: 24, review_comments: 0, reviewers: 0 },
	});
});

test('three requests give all of it, and their number is told', async () => {
	const outcome = await run({ itemFor: 'week' });
	const period = { finished_after: SINCE, finished_before: UNTIL };
	const page = { per_page: '100', page: '1' };
	expect(scene.sent).toHaveLength(3);
	expect(scene.sent).toEqual(
		expect.arrayContaining([
			[
				'GET',
				`${WEBSITE}/merge_requests`,
				{ state: 'merged', scope: 'all', updated_after: SINCE, ...page },
				null,
			],
			[
				'GET',
				`${WEBSITE}/deployments`,
				{
					environment: 'production',
					status: 'success',
					order_by: 'finished_at',
					sort: 'asc',
					...period,
					...page,
				},
				null,
			],
			['POST', '/api/graphql', {}, expect.anything()],
		]),
	);
	expect(hintsIn(outcome)).toEqual([
		expect.objectContaining({ message: 'The metrics of 1 item took 3 requests to GitLab' }),
	]);
});

test.each([
	[
		'week',
		[
			{ week: '2026-01-05', merge_requests: 1, cycle_hours: 58.5, deployments: 1 },
			{ week: '2026-01-12', merge_requests: 1, cycle_hours: 1, deployments: 1 },
		],
	],
	[
		'author',
		[
			{ author: 'aiko.tanaka', cycle_hours: 58.5, deployments: null },
			{ author: 'jonas.weber', cycle_hours: 1 },
		],
	],
	[
		'project',
		[{ project: 'acme/website', merge_requests: 2, cycle_hours: 29.75, review_hours: 36.25, deployments: 2 }],
	],
	[
		'total',
		[{ merge_requests: 2, pickup_hours: 5.67, lead_hours: 46.04, review_comments: 0.5, deployments: 2 }],
	],
])('by %s, as medians', async (itemFor, expected) => {
	expect(await rowsOf({ itemFor, simplify: true })).toEqual(
		expected.map((row) => expect.objectContaining(row) as IDataObject),
	);
});

test('the whole row has percentiles, and how often was deployed in the period', async () => {
	const [row] = await rowsOf({ itemFor: 'total', simplify: false });
	expect(row).toMatchObject({
		since: SINCE,
		until: UNTIL,
		unreviewed: 1,
		cycle_hours: { median: 29.75, p75: 44.13, p90: 52.75 },
		review_hours: { median: 36.25, p75: 36.25, p90: 36.25 },
		deployments: 2,
		deployments_per_week: 0.45,
	});
});

test('a group has its projects and their deployments', async () => {
	const { api } = scene.seeded.projects;
	const { jonas, maria } = scene.seeded.users;
	const merged_at = '2026-01-20T00:00:00.000Z';
	const times = { created_at: merged_at, merged_at, updated_at: merged_at };
	const given = { title: 'Cache', source_branch: 'cache', author: jonas, state: 'merged' as const, ...times };
	scene.gitlab.world.createMergeRequest(api, given);
	const updated_at = '2026-01-21T00:00:00.000Z';
	const at = { environment: 'production', ref: 'main', sha: 'a'.repeat(40), tag: false, status: 'success' };
	deployments.add(scene.gitlab.world, maria, api, { ...at, created_at: updated_at, updated_at });
	const outcome = await run({ ...acme, itemFor: 'project', simplify: false });
	expect(outcome.json).toEqual([
		expect.objectContaining({ project: 'acme/platform/api', merge_requests: 1, deployments: 1 }),
		expect.objectContaining({ project: 'acme/website', merge_requests: 2, deployments: 2 }),
	]);
	expect(outcome.json[0].deploy_hours).toEqual({ median: 24, p75: 24, p90: 24 });
	// One page each: merge requests, projects, two lists of deployments, and the details of both projects at once.
	expect(scene.sent).toHaveLength(5);
	expect(JSON.stringify(hintsIn(outcome))).toContain('took 5 requests');
});

test('what changed since counts as a merge request; what was merged since counts in all other items', async () => {
	const later = { updated_after: '2026-01-10T00:00:00.000Z' };
	reviewed().updated_at = '2026-01-20T00:00:00.000Z';
	expect(await rowsOf({ ...later, itemFor: 'total' })).toEqual([
		expect.objectContaining({ merge_requests: 1 }),
	]);
	const rows = await rowsOf({ ...later, itemFor: 'mergeRequest', simplify: false });
	// It may have been deployed before, which nobody has asked for.
	expect(rows.find(({ title }) => title === 'Faster search')).toMatchObject({
		cycle_hours: 58.5,
		deployed_at: null,
	});
});

test('without deployments one request less is sent, and nothing is said of them', async () => {
	const [row] = await rowsOf({ itemFor: 'total' }, { deployments: false });
	expect(row).toMatchObject({ deployments: null, lead_hours: null, cycle_hours: 29.75 });
	expect(scene.sent).toHaveLength(2);
});

test('a period in which nothing was merged asks for no details', async () => {
	const [row] = await rowsOf({ itemFor: 'total' }, { until: '2026-01-02T00:00:00.000Z' });
	expect(row).toMatchObject({ merge_requests: 0, cycle_hours: null, deployments: 0 });
	expect(await rowsOf({ itemFor: 'week' }, { target_branch: 'nowhere', deployments: false })).toEqual([]);
	expect(scene.sent.filter(([, path]) => path === '/api/graphql')).toEqual([]);
});

test('work on a draft is coding, and what the author or a program says, or anybody later, is no review', async () => {
	const { world } = scene.gitlab;
	const request = reviewed();
	const { aiko } = scene.seeded.users;
	const late = { created_at: '2026-01-09T00:00:00.000Z' };
	world.createNote(request, scene.seeded.users.maria, 'Thank you', late);
	const bot = world.createUser({ username: 'project_1_bot_renovate', name: 'Renovate' });
	world.createNote(request, bot, 'Coverage fell', { created_at: '2026-01-06T13:00:00.000Z' });
	const ready = { created_at: '2026-01-06T17:00:00.000Z', system: true };
	world.createNote(request, aiko, 'marked this merge request as **ready**', ready);
	const rows = await each();
	expect(rows.find(({ iid }) => iid === request.iid)).toMatchObject({
		...{ coding_hours: 15, pickup_hours: 1.17, review_hours: 36.25, merge_hours: 6.08, cycle_hours: 58.5 },
		...{ review_comments: 1, reviewers: 1 },
	});
});

test('comments beyond the first hundred count, with a request for each hundred of them', async () => {
	const request = reviewed();
	const { maria } = scene.seeded.users;
	for (let at = 0; at < 149; at++)
		scene.gitlab.world.createNote(request, maria, `Look ${at}`, { created_at: '2026-01-08T07:00:00.000Z' });
	const outcome = await run({ itemFor: 'mergeRequest', simplify: false });
	expect(outcome.json.find(({ iid }) => iid === request.iid)).toMatchObject({
		...{ review_comments: 150, reviewers: 2, last_review_at: '2026-01-08T07:00:00.000Z' },
	});
	expect(scene.sent).toHaveLength(5);
	expect(JSON.stringify(hintsIn(outcome))).toContain('took 5 requests');
});

test('where GitLab takes too long for many merge requests, it is asked for half of them', async () => {
	const errors = [{ message: 'Timeout on validation of query' }];
	scene.gitlab.faults.add({
		kind: 'status',
		status: 200,
		body: { errors },
		times: 1,
		match: ({ method, path }) => method === answered.method && path.endsWith('/graphql'),
	});
	const rows = await each();
	expect(rows.map(({ changed_lines }) => changed_lines)).toEqual([1, 1]);
	const asked = scene.sent.filter(([, path]) => path === '/api/graphql');
	const iids = asked.map(
		([, , , body]) => (body as { variables: { iids0: string[] } }).variables.iids0.length,
	);
	expect(iids).toEqual([2, 1, 1]);
});

test('whoever may not see deployments is told so, and gets the rest', async () => {
	scene.gitlab.faults.add({
		kind: 'status',
		status: 403,
		body: { message: '403 Forbidden' },
		match: ({ path }) => path.endsWith('/deployments'),
	});
	const outcome = await run({ itemFor: 'total' });
	expect(outcome.json).toEqual([expect.objectContaining({ merge_requests: 2, deployments: null })]);
	expect(JSON.stringify(hintsIn(outcome))).toContain('do not show their deployments');
});

test("a project that is not there is told in GitLab's words", async () => {
	const { error } = await run({ project: locator('acme/nowhere'), itemFor: 'week' });
	expect(error?.message).toMatch(/^404 /);
});

test.each([
	[{ itemFor: 'day' }, 'One Item For'],
	[{ updated_after: '={{ null }}' }, 'Changed Since'],
	[{ updated_after: 'last week' }, 'Changed Since'],
])('%j is refused before anything is sent', async (parameters, field) => {
	const { error } = await run(parameters);
	expect(error?.message).toContain(`'${field}'`);
	expect(scene.sent).toEqual([]);
});
