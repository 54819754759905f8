import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../interceptors';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { BRANCHES, FIRST, firstMergeRequest, MERGE_REQUESTS, simpleFirst } from './first';
import { runThere, SERVER } from './there';

const nock = useNock();

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);

const upsert = async (parameters: IDataObject, more = {}) =>
	await run('createOrUpdate', { ...BRANCHES, title: 'Release', ...parameters }, more);
const search = (source_branch: string) => [
	'GET',
	MERGE_REQUESTS,
	{ source_branch, target_branch: 'main', state: 'opened', scope: 'all', per_page: '100', page: '1' },
	null,
];

test('makes one where there is none between the branches', async () => {
	const { json } = await upsert({ additionalFields: { description: 'All', draft: true } });
	expect(scene.sent).toEqual([
		search('staging'),
		[
			'POST',
			MERGE_REQUESTS,
			{},
			{ source_branch: 'staging', target_branch: 'main', title: 'Draft: Release', description: 'All' },
		],
	]);
	expect(json[0]).toMatchObject({ iid: 5, title: 'Draft: Release' });
});

test('changes the open one where there is one', async () => {
	const { json } = await upsert({
		source_branch: locator('feature/login#2'),
		additionalFields: { description: 'All', labels: ['bug'] },
	});
	expect(scene.sent).toEqual([
		search('feature/login#2'),
		['PUT', FIRST, {}, { title: 'Release', description: 'All', labels: 'bug' }],
	]);
	expect(json).toEqual([{ ...simpleFirst(scene), title: 'Release' }]);
});

test('keeps a draft one unless told otherwise', async () => {
	const source_branch = locator('dark-theme');
	await upsert({ source_branch });
	await upsert({ source_branch, additionalFields: { draft: false } });
	expect(scene.writes.map(([, , , body]) => body)).toEqual([
		{ title: 'Draft: Release' },
		{ title: 'Release' },
	]);
});

test.each(['compress-images', 'other-font'])(
	'makes a new one where that of %s is not open',
	async (branch) => {
		const { json } = await upsert({ source_branch: locator(branch) });
		expect(json[0]).toMatchObject({ iid: 5, source_branch: branch });
	},
);

test.each([1, 5])('makes one for several items of the same branches, %d at once', async (requestsAtOnce) => {
	const { items } = await upsert(
		{ title: '={{ $json.title }}', requestOptions: { requestsAtOnce } },
		{ input: [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.iid, json.title, pairedItem])).toEqual([
		[5, 'One', { item: 0 }],
		[5, 'Two', { item: 1 }],
		[5, 'Three', { item: 2 }],
	]);
	expect(scene.writes.map(([method]) => method)).toEqual(['POST', 'PUT', 'PUT']);
});

test('goes on after an item of the same branches that failed', async () => {
	const { items } = await upsert(
		{ title: '={{ $json.title }}', requestOptions: { requestsAtOnce: 5 } },
		{ input: [{ title: 'x'.repeat(256) }, { title: 'Two' }], onError: 'continueRegularOutput' },
	);
	expect(items.map(({ json }) => json.error ?? json.title)).toEqual([
		expect.stringContaining("('Title') [item 0]"),
		'Two',
	]);
});

test('fails only the item that is wrong', async () => {
	const { items } = await upsert(
		{ source_branch: locator('={{ $json.branch }}') },
		{
			input: [{ branch: 'nowhere' }, { branch: '' }, { branch: 'staging' }],
			onError: 'continueRegularOutput',
		},
	);
	expect(items.map(({ json, pairedItem }) => [json.error ?? json.iid, pairedItem])).toEqual([
		[expect.stringContaining("('Source Branch') [item 0]"), { item: 0 }],
		["'Source Branch' is empty [item 1]", { item: 1 }],
		[expect.any(Number), { item: 2 }],
	]);
});

describe('with forks', () => {
	const api = () => nock(`${SERVER}/api/v4`);
	const row = (iid: number, source_project_id: number) => ({
		iid,
		title: 'Old',
		source_project_id,
		target_project_id: 2,
	});
	const upsert = async (project: string, additionalFields: IDataObject = {}) =>
		await runThere('createOrUpdate', {
			project: locator(project),
			...BRANCHES,
			title: 'Release',
			additionalFields,
		});
	const search = (project: string, rows: object[]) =>
		api()
			.get(`/projects/${project}/merge_requests`)
			.query({
				source_branch: 'staging',
				target_branch: 'main',
				state: 'opened',
				scope: 'all',
				per_page: 100,
				page: 1,
			})
			.reply(200, rows);

	test('looks in the target project for the one from this fork', async () => {
		const calls = [
			api().get('/projects/maria%2Fapi').reply(200, { id: 7 }),
			search('2', [row(10, 2), row(11, 8), row(12, 7)]),
			api().put('/projects/2/merge_requests/12', { title: 'Release' }).reply(200, { iid: 12 }),
		];
		const { json, error } = await upsert('maria/api', { target_project_id: locator(2) });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ iid: 12 });
		expect(calls.map((call) => call.isDone())).toEqual([true, true, true]);
	});

	test('makes it from the fork where there is none', async () => {
		const body = { source_branch: 'staging', target_branch: 'main', title: 'Release', target_project_id: 2 };
		const calls = [
			search('2', [row(10, 2), row(11, 8)]),
			api().post('/projects/7/merge_requests', body).reply(201, { iid: 13 }),
		];
		const { json, error } = await upsert('7', { target_project_id: locator(2) });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ iid: 13 });
		expect(calls.map((call) => call.isDone())).toEqual([true, true]);
	});

	test('takes no merge request whose fork is gone', async () => {
		const gone = { ...row(11, 8), source_project_id: null, target_project_id: null };
		const calls = [search('2', [gone]), api().post('/projects/2/merge_requests').reply(201, { iid: 13 })];
		const { json } = await upsert('2');
		expect(json[0]).toMatchObject({ iid: 13 });
		expect(calls.map((call) => call.isDone())).toEqual([true, true]);
	});

	test('changes the one that somebody else made meanwhile', async () => {
		const words = ['Another open merge request already exists for this source branch: !14'];
		const calls = [
			search('2', []),
			api().post('/projects/2/merge_requests').reply(409, { message: words }),
			search('2', [row(14, 2)]),
			api().put('/projects/2/merge_requests/14', { title: 'Release' }).reply(200, { iid: 14 }),
		];
		const { json, error } = await upsert('2');
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ iid: 14 });
		expect(calls.map((call) => call.isDone())).toEqual([true, true, true, true]);
	});

	test('takes no branch of a fork for one of the project', async () => {
		const calls = [
			search('2', [row(11, 8)]),
			api().post('/projects/2/merge_requests').reply(201, { iid: 13 }),
		];
		const { json } = await upsert('2');
		expect(json[0]).toMatchObject({ iid: 13 });
		expect(calls.map((call) => call.isDone())).toEqual([true, true]);
	});
});
