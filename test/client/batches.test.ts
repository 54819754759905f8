import type { IDataObject } from 'n8n-workflow';
import { runGitlab } from '../engine';
import type { Gitlab } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

const PROJECT = '/api/v4/projects/acme%2Fmany';

let gitlab: Gitlab;
let arranged: Seed;

beforeEach(async () => {
	gitlab = await startGitlab();
	arranged = seed(gitlab.world);
	const { acme } = arranged.groups;
	const project = gitlab.world.createProject({ path: 'many', name: 'many', namespace: acme });
	const { maria, aiko } = arranged.users;
	for (let index = 0; index < 250; index++) {
		gitlab.world.createIssue(project, {
			title: `Issue ${index}`,
			author: index % 2 ? maria : aiko,
			assignees: index % 3 ? [aiko] : [],
			labels: index % 5 ? ['bug', 'backend'] : [],
			due_date: index % 7 ? '2027-01-31' : null,
		} as never);
	}
});

afterEach(async () => {
	await gitlab.close();
});

const run = async (iids: unknown[], more: IDataObject = {}) => {
	const before = gitlab.requests.length;
	const { items, json } = await runGitlab(
		{
			resource: 'issue',
			operation: 'get',
			project: locator('acme/many'),
			issue: locator('={{ $json.iid }}'),
			...more,
		},
		{
			credentials: credentialsFor(gitlab, arranged.token),
			input: iids.map((iid) => ({ iid })) as IDataObject[],
			onError: 'continueRegularOutput',
		},
	);
	const paths = gitlab.requests.slice(before).map(({ path }) => path);
	return { json, paths, pairs: items.map(({ pairedItem }) => (pairedItem as { item: number }).item) };
};

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('200 items that get issues of one project cost two requests, and each gets its own', async () => {
	const iids = upTo(200).reverse();
	const { json, paths, pairs } = await run(iids);
	expect(paths).toEqual([`${PROJECT}/issues`, `${PROJECT}/issues`]);
	expect(json.map(({ iid }) => iid)).toEqual(iids);
	expect(pairs).toEqual(iids.map((_, index) => index));
});

test('what is got together is exactly what is got alone', async () => {
	const iids = upTo(40);
	const together = await run(iids);
	expect(together.paths).toEqual([`${PROJECT}/issues`]);
	const alone = await Promise.all(iids.map(async (iid) => (await run([iid])).json[0]));
	expect(together.json).toEqual(alone);
});

test('what is missing fails its own item only, with the words it would have alone', async () => {
	const { json, paths } = await run([3, 9999, 5, 'x', 3]);
	const [alone] = (await run([9999])).json;
	expect(json).toMatchObject([{ iid: 3 }, {}, { iid: 5 }, {}, { iid: 3 }]);
	expect(json[1].error).toBe(String(alone.error).replace('[item 0]', '[item 1]'));
	expect(json[3].error).toBe("'Issue' is not a valid IID: x [item 3]");
	expect(paths).toEqual([`${PROJECT}/issues`, `${PROJECT}/issues/9999`]);
});

test('a single item is got as ever', async () => {
	expect((await run([7])).paths).toEqual([`${PROJECT}/issues/7`]);
});

test('without Simplify each is got alone, since GitLab tells more of a single issue', async () => {
	const { json, paths } = await run([1, 2, 3], { simplify: false });
	expect(paths.sort()).toEqual([1, 2, 3].map((iid) => `${PROJECT}/issues/${iid}`));
	expect(json.every((row) => 'subscribed' in row)).toBe(true);
});

test('issues of several projects are got with one request each', async () => {
	const { json, paths } = await run([1, 2, 3, 4], {
		project: locator('={{ $itemIndex % 2 ? "acme/many" : "acme/website" }}'),
	});
	expect(paths.sort()).toEqual([`${PROJECT}/issues`, '/api/v4/projects/acme%2Fwebsite/issues']);
	expect(json.map(({ iid }) => iid)).toEqual([1, 2, 3, 4]);
});

test('a project that is not there fails each item with its own words', async () => {
	const { json } = await run([1, 2], { project: locator('acme/nowhere') });
	expect(json.map(({ error }) => error)).toEqual([
		"404 Project Not Found ('Project') [item 0]",
		"404 Project Not Found ('Project') [item 1]",
	]);
});

describe('merge requests', () => {
	const WEBSITE = '/api/v4/projects/acme%2Fwebsite';
	const website = {
		resource: 'mergeRequest',
		project: locator('acme/website'),
		mergeRequest: locator('={{ $json.iid }}'),
	};

	test('are exactly what they are alone', async () => {
		const together = await run([1, 2, 3], website);
		expect(together.paths).toEqual([`${WEBSITE}/merge_requests`]);
		expect(gitlab.requests.at(-1)?.query).toMatchObject({ with_merge_status_recheck: 'true' });
		const alone = [];
		for (const iid of [1, 2, 3]) alone.push((await run([iid], website)).json[0]);
		expect(together.json).toEqual(alone);
	});

	test('fail alone where they are missing', async () => {
		const { json } = await run([1, 99, 2], website);
		expect(json).toMatchObject([{ iid: 1 }, {}, { iid: 2 }]);
		expect(json[1].error).toBe("404 Not found ('Project', 'Merge Request') [item 1]");
	});

	test('are got alone with options, whose answers no list has', async () => {
		const { paths } = await run([1, 2], { ...website, options: { include_rebase_in_progress: true } });
		expect(paths.sort()).toEqual([1, 2].map((iid) => `${WEBSITE}/merge_requests/${iid}`));
	});
});
