import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { Gitlab } from '../../nodes/Gitlab/Gitlab.node';
import { locator } from '../parameters';
import { Scene } from '../scene';
import { acme, cases, issueNotes, PAGE } from './cases';
import { QUERIES } from './queries';

const scene = new Scene();

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

/** Lists of one operation, tried with it. */
const ELSEWHERE = [
	...['searchTargetIssues', 'searchIssueLinks', 'searchTimelineEvents', 'searchMetricImages'],
	...['searchBlockingMergeRequests', 'searchMergeRequestDependencies'],
];

test('every list is tried here', () => {
	expect([...Object.keys(cases), ...ELSEWHERE, ...QUERIES].sort()).toEqual(
		Object.keys(new Gitlab().methods.listSearch).sort(),
	);
});

describe.each(Object.entries(cases))('%s', (method, one) => {
	const { parameters, sent, first, typed, asked, perPage: per_page = PAGE.per_page, needsPlace } = one;

	beforeEach(async () => void (await one.seed?.(scene.gitlab, scene.seeded)));

	test('shows its entries, with what the field takes', async () => {
		const { results } = await scene.search(method, parameters);
		expect(scene.sent).toEqual([['GET', sent[0], { ...sent[1], ...PAGE, per_page }, null]]);
		expect(results[0]).toEqual(first(scene.gitlab.url));
	});

	test('searches for what is typed', async () => {
		const [words, found] = typed;
		expect(names(await scene.search(method, parameters, words))).toEqual(found);
		const [path, query] = asked ?? [sent[0], { ...sent[1], search: words, ...PAGE }];
		expect(scene.sent[0]).toEqual(['GET', path, query, null]);
	});

	test('asks for the page that the editor wants', async () => {
		await scene.search(method, parameters, '', '3');
		expect(scene.sent[0][2]).toEqual({ ...sent[1], per_page, page: '3' });
	});

	test("says in GitLab's words why it stays empty", async () => {
		scene.token = 'glpat-wrong';
		await expect(scene.search(method, parameters)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: '401 Unauthorized',
			description: expect.stringContaining('The token is wrong'),
		});
	});

	if (needsPlace) {
		test('is empty, and asks nothing, until enough is chosen', async () => {
			const nothing = { ...parameters, project: locator(''), group: locator('') };
			expect(await scene.search(method, nothing)).toEqual({ results: [] });
			expect(scene.sent).toEqual([]);
		});
	}
});

describe('the place', () => {
	test.each<[string, () => IDataObject, string]>([
		['a project by its ID', () => ({ project: locator(2, 'list') }), '/projects/2'],
		[
			'a project by URL',
			() => ({ project: locator(`${scene.gitlab.url}/acme/platform/api/-/issues`, 'url') }),
			'/projects/acme%2Fplatform%2Fapi',
		],
		['a group', () => acme, '/groups/acme'],
	])('is %s', async (_what, parameters, path) => {
		await scene.search('searchLabels', { resource: 'label', operation: 'get', ...parameters() });
		expect(scene.sent[0][1]).toBe(`${path}/labels`);
	});

	test('is the group for things of groups to comment on', async () => {
		const parameters = {
			resource: 'comment',
			operation: 'create',
			commentOn: 'groupWikiPage',
			group: locator('acme'),
		};
		expect((await scene.search('searchWikiPages', parameters)).results).toEqual([
			{ name: 'On call', value: 'On-call' },
		]);
	});

	test('of users is everywhere while none is chosen', async () => {
		await scene.search('searchUsers', {}, 'tom');
		expect(scene.sent[0].slice(1, 3)).toEqual(['/users', { search: 'tom', ...PAGE }]);
	});

	test("that is not there is said in GitLab's words", async () => {
		await expect(scene.search('searchIssues', { project: locator('acme/nowhere') })).rejects.toMatchObject({
			message: expect.stringContaining('404 Project Not Found'),
		});
	});

	test('that cannot be one is said before anything is asked', async () => {
		await expect(scene.search('searchIssues', { project: locator('just words') })).rejects.toMatchObject({
			message: "'Project' is not a valid ID or Path: just words",
		});
		expect(scene.sent).toEqual([]);
	});
});

test('comments are told by author and the beginning of what people see', async () => {
	const body = `<!-- n8n comment: x -->\n## Report\n\n${'long '.repeat(40)}`;
	scene.gitlab.world.createNote(scene.issue(1), scene.seeded.users.maria, body);
	const [first] = (await scene.search('searchNotes', issueNotes)).results;
	expect(first.name).toMatch(/^Maria Santos: ## Report long long .*…$/);
	expect(first.name.length).toBeLessThanOrEqual('Maria Santos: '.length + 80);
});

test('epics of groups below are not offered: their numbers mean others here', async () => {
	scene.gitlab.world.createEpic(scene.seeded.groups.platform, scene.seeded.users.maria, 'Below');
	const result = await scene.search('searchEpics', { ...acme, commentOn: 'epic' });
	expect(names(result)).toEqual(['&1 Faster checkout']);
});

test('a comment of somebody who is gone is told as that, by what it says', async () => {
	scene.gitlab.faults.add({
		kind: 'status',
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify([{ id: 7, body: 'Still true', author: null }]),
	});
	expect((await scene.search('searchNotes', issueNotes)).results).toEqual([
		{ name: 'Deleted user: Still true', value: '7' },
	]);
});

test.each([
	['<!--'.repeat(250_000), 'Tom Reed'],
	[`${'<!-- a -->'.repeat(100_000)}Seen`, 'Tom Reed: Seen'],
	[`${'<!--'.repeat(250_000)}-->Seen --> still`, 'Tom Reed: Seen --> still'],
	[`${' \n'.repeat(500_000)}Seen`, 'Tom Reed: Seen'],
])('a comment of a million characters is looked at once (%#)', async (body, shown) => {
	scene.gitlab.world.createNote(scene.issue(1), scene.seeded.users.tom, body);
	const [{ name }] = (await scene.search('searchNotes', issueNotes)).results;
	expect(name).toBe(shown);
});
