import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { BRANCHES, firstMergeRequest, MERGE_REQUESTS, simpleFirst } from './first';

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);

const create = async (parameters: IDataObject) =>
	await run('create', { ...BRANCHES, title: 'Release', ...parameters });

test('opens a merge request between two branches', async () => {
	const { json, items } = await create({});
	expect(scene.sent).toEqual([
		['POST', MERGE_REQUESTS, {}, { source_branch: 'staging', target_branch: 'main', title: 'Release' }],
	]);
	expect(json).toEqual([
		{
			...simpleFirst(scene),
			iid: 5,
			title: 'Release',
			source_branch: 'staging',
			author: 'maria.santos',
			web_url: `${scene.gitlab.url}/acme/website/-/merge_requests/5`,
		},
	]);
	expect(items[0].pairedItem).toEqual({ item: 0 });
});

test('sends all that it can be given, in the terms of GitLab', async () => {
	const { error } = await create({
		additionalFields: {
			description: 'All of it',
			assignee_ids: ['aiko.tanaka', '3'],
			reviewer_ids: ['@jonas.weber'],
			labels: ['bug', 'design'],
			milestone_id: locator('Spring release'),
			draft: true,
			remove_source_branch: true,
			squash: false,
			allow_collaboration: true,
			merge_after: '2030-01-15T10:00:00Z',
		},
	});
	expect(error).toBeUndefined();
	expect(scene.writes[0][3]).toEqual({
		source_branch: 'staging',
		target_branch: 'main',
		title: 'Draft: Release',
		description: 'All of it',
		assignee_ids: [4, 3],
		reviewer_ids: [3],
		labels: 'bug,design',
		milestone_id: 1,
		remove_source_branch: true,
		squash: false,
		allow_collaboration: true,
		merge_after: '2030-01-15T10:00:00.000Z',
	});
});

test('takes branches by URL and from the list', async () => {
	await create({
		source_branch: locator('https://gitlab.com/acme/website/-/tree/feature%2Fa', 'url'),
		target_branch: locator('main', 'list'),
	});
	expect(scene.writes[0][3]).toMatchObject({ source_branch: 'feature/a', target_branch: 'main' });
});

test('merges a branch of a fork into the project that it was forked from', async () => {
	await create({ additionalFields: { target_project_id: locator('acme/platform/api') } });
	expect(scene.sent).toEqual([
		['GET', '/projects/acme%2Fplatform%2Fapi', {}, null],
		[
			'POST',
			MERGE_REQUESTS,
			{},
			{ source_branch: 'staging', target_branch: 'main', title: 'Release', target_project_id: 2 },
		],
	]);
});

test.each([
	[{ title: ' ' }, "'Title' is empty [item 0]", []],
	[{ source_branch: locator('={{ "" }}') }, "'Source Branch' is empty [item 0]", []],
	[{ source_branch: locator('nowhere') }, expect.stringContaining("('Source Branch') [item 0]"), ['POST']],
	[{ title: 'x'.repeat(256) }, expect.stringContaining("('Title') [item 0]"), ['POST']],
])('refuses %j', async (parameters, message, methods) => {
	const { error } = await create(parameters);
	expect(error?.message).toEqual(message);
	expect(scene.sent.map(([method]) => method)).toEqual(methods);
});

test('fails only the item whose branches have one already', async () => {
	const { items } = await run(
		'create',
		{ ...BRANCHES, source_branch: locator('={{ $json.branch }}'), title: 'Again' },
		{ input: [{ branch: 'dark-theme' }, { branch: 'staging' }], onError: 'continueRegularOutput' },
	);
	expect(items.map(({ json, pairedItem }) => [json.error ?? json.title, pairedItem])).toEqual([
		['Another open merge request already exists for this source branch: !2 [item 0]', { item: 0 }],
		['Again', { item: 1 }],
	]);
});
