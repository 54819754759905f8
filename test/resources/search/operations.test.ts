import type { IDataObject } from 'n8n-workflow';
import { search } from '../../../nodes/Gitlab/resources/search';
import { seedSearch } from '../../gitlab/resources/search';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedSearch(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'search', search: 'checkout' });
const PAGE = { per_page: '50', page: '1' };
const inWebsite = { belongsTo: 'project', ...website };
const inAcme = { belongsTo: 'group', group: locator('acme') };
const everywhere = { belongsTo: 'everywhere' };

interface Case {
	operation: string;
	scope: string;
	parameters?: IDataObject;
	path?: string;
	query?: object;
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'searchCode',
		scope: 'blobs',
		parameters: { ...inWebsite, filters: { ref: 'main' } },
		path: `${WEBSITE}/search`,
		query: { ref: 'main' },
		row: like({ path: 'src/checkout.ts', data: '// The checkout\n', ref: 'main', startline: 1 }),
	},
	{
		operation: 'searchComments',
		scope: 'notes',
		parameters: inWebsite,
		path: `${WEBSITE}/search`,
		row: like({ body: 'The checkout again', author: 'tom.reed' }),
	},
	{
		operation: 'searchCommits',
		scope: 'commits',
		parameters: { ...inAcme, filters: { include_archived: true } },
		path: '/groups/acme/search',
		query: { include_archived: 'true' },
		row: like({ title: 'Mend the checkout', project_id: 1 }),
	},
	{
		operation: 'searchIssues',
		scope: 'issues',
		parameters: {
			...everywhere,
			filters: { state: 'opened', confidential: false, fields: 'title' },
			options: { sort: 'asc' },
		},
		query: { state: 'opened', confidential: 'false', fields: 'title', order_by: 'created_at', sort: 'asc' },
		row: like({
			title: 'Checkout button does nothing in Safari',
			state: 'opened',
			labels: expect.anything(),
		}),
	},
	{
		operation: 'searchMergeRequests',
		scope: 'merge_requests',
		parameters: { ...inAcme, filters: { state: 'opened' } },
		path: '/groups/acme/search',
		query: { state: 'opened' },
		row: like({ title: 'Fast checkout', author: 'aiko.tanaka' }),
	},
	{
		operation: 'searchMilestones',
		scope: 'milestones',
		parameters: inWebsite,
		path: `${WEBSITE}/search`,
		row: like({ title: 'Checkout', due_date: '2030-05-31' }),
	},
	{
		operation: 'searchProjects',
		scope: 'projects',
		parameters: inAcme,
		path: '/groups/acme/search',
		row: like({ path_with_namespace: 'acme/website', topics: ['shop'] }),
	},
	{
		operation: 'searchSnippets',
		scope: 'snippet_titles',
		row: like({ title: 'Checkout script', author: 'jonas.weber' }),
	},
	{
		operation: 'searchUsers',
		scope: 'users',
		parameters: inAcme,
		path: '/groups/acme/search',
		row: like({ username: 'tom.reed' }),
	},
	{
		operation: 'searchWiki',
		scope: 'wiki_blobs',
		parameters: everywhere,
		row: like({ path: 'Payment.md', data: 'How the checkout works' }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(search).sort());
});

describe.each(cases.map((one) => [one.operation, one] as const))('%s', (operation, one) => {
	const { scope, parameters, path = '/search', query = {} } = one;

	test('sends the scope and its filters to where is searched, and gives what is found', async () => {
		const { json, error } = await run(operation, parameters);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([['GET', path, { scope, search: 'checkout', ...query, ...PAGE }, null]]);
		expect(json[0]).toEqual(one.row());
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(11);
	});

	test('refuses to search for nothing', async () => {
		const { error } = await run(operation, { ...parameters, search: ' ' });
		expect(error?.message).toMatch(/^'Search For' is empty/);
		expect(scene.sent).toEqual([]);
	});

	test('gives nothing where nothing is found', async () => {
		const { json, error } = await run(operation, { ...parameters, search: 'zebra crossing' });
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});
});

test("what a scope does not know in the chosen place is not sent: an archived project's is only told outside", async () => {
	const filters = { include_archived: true, exclude_forks: true };
	await run('searchCode', { ...inWebsite, filters });
	await run('searchCode', { ...inAcme, filters });
	const queries = scene.sent.map(([, , query]) => query);
	expect(queries[0]).toEqual({ scope: 'blobs', search: 'checkout', ...PAGE });
	expect(queries[1]).toMatchObject({ include_archived: 'true', exclude_forks: 'true' });
});

test('without advanced search GitLab says what code can be searched in', async () => {
	scene.gitlab.world.premium = false;
	const { error } = await run('searchCode', everywhere);
	expect(error?.message).toMatch(/^Scope supported only with advanced search/);
	expect((await run('searchCode', inWebsite)).json).toHaveLength(1);
});

test('a project that is not there is told', async () => {
	const nowhere = { belongsTo: 'project', project: locator('acme/nowhere') };
	expect((await run('searchIssues', nowhere)).error?.message).toMatch(/^404 Project Not Found/);
});

test('all that is found is given, whether it has an ID or not, over all pages', async () => {
	const { projects } = scene.seeded;
	for (let at = 0; at < 250; at++) {
		scene.gitlab.world.createWikiPage(projects.website, `Page ${at}`, 'zebra');
		scene.gitlab.world.createIssue(projects.website, { title: `Zebra ${at}` });
	}
	const all = { ...inWebsite, search: 'zebra', returnAll: true };
	expect((await run('searchWiki', all)).json).toHaveLength(250);
	expect((await run('searchIssues', all)).json).toHaveLength(250);
	expect(scene.sent).toHaveLength(6);
});

test.each([
	[99, 99, 1],
	[100, 100, 1],
	[101, 101, 2],
])('with a limit of %d it gives %d over %d pages', async (limit, count, requests) => {
	for (let at = 0; at < 210; at++)
		scene.gitlab.world.createIssue(scene.seeded.projects.website, { title: `Zebra ${at}` });
	const { json } = await run('searchIssues', { ...inWebsite, search: 'zebra', limit });
	expect(json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});

test('where it is searched can be an expression', async () => {
	const { json, error } = await run(
		'searchProjects',
		{ belongsTo: '={{ $json.where }}', group: locator('acme') },
		{ input: [{ where: 'everywhere' }, { where: 'group' }] },
	);
	expect(error).toBeUndefined();
	expect(scene.sent.map(([, path]) => path).sort()).toEqual(['/groups/acme/search', '/search']);
	expect(json.length).toBeGreaterThan(0);
});
