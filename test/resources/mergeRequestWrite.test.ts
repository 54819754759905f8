import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { FIRST, Scene, WEBSITE } from './mergeRequestScene';

const scene = new Scene();
const BRANCHES = { source_branch: locator('staging'), target_branch: locator('main') };

describe('create', () => {
	const create = async (parameters: IDataObject) =>
		await scene.run('create', { ...BRANCHES, title: 'Release', ...parameters });

	test('opens a merge request between two branches', async () => {
		const { json, items } = await create({});
		expect(scene.sent).toEqual([
			[
				'POST',
				`${WEBSITE}/merge_requests`,
				{},
				{ source_branch: 'staging', target_branch: 'main', title: 'Release' },
			],
		]);
		expect(json).toEqual([
			{
				...scene.simple,
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
				`${WEBSITE}/merge_requests`,
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
		const { items } = await scene.run(
			'create',
			{ ...BRANCHES, source_branch: locator('={{ $json.branch }}'), title: 'Again' },
			{ input: [{ branch: 'dark-theme' }, { branch: 'staging' }], onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json, pairedItem }) => [json.error ?? json.title, pairedItem])).toEqual([
			['Another open merge request already exists for this source branch: !2 [item 0]', { item: 0 }],
			['Again', { item: 1 }],
		]);
	});
});

describe('update', () => {
	const update = async (updateFields: IDataObject) => await scene.run('update', { updateFields });

	test('sends what is to change and nothing else', async () => {
		const { json } = await update({
			title: 'New title',
			add_labels: ['design'],
			remove_labels: ['bug', 'feature'],
			target_branch: locator('staging'),
			state_event: 'close',
			discussion_locked: true,
			reviewer_ids: ['2'],
		});
		expect(scene.sent).toEqual([
			[
				'PUT',
				FIRST,
				{},
				{
					title: 'New title',
					add_labels: 'design',
					remove_labels: 'bug,feature',
					target_branch: 'staging',
					state_event: 'close',
					discussion_locked: true,
					reviewer_ids: [2],
				},
			],
		]);
		expect(json[0]).toMatchObject({ title: 'New title', state: 'closed', target_branch: 'staging' });
	});

	test('clears what was added and left empty', async () => {
		const { error } = await update({
			description: '',
			labels: [],
			assignee_ids: [],
			reviewer_ids: [],
			milestone_id: locator(''),
		});
		expect(error).toBeUndefined();
		expect(scene.writes[0][3]).toEqual({
			description: '',
			labels: '',
			assignee_ids: [],
			reviewer_ids: [],
			milestone_id: 0,
		});
		expect(scene.mergeRequest(1)).toMatchObject({
			description: '',
			labels: [],
			assignees: [],
			reviewers: [],
		});
	});

	test('sends nothing where nothing is to change', async () => {
		const { error } = await update({});
		expect(error?.message).toBe("'Update Fields' holds nothing to change [item 0]");
		expect(scene.sent).toEqual([]);
	});

	test.each([
		['draft with a title of its own', { draft: true, title: 'New' }, [{ title: 'Draft: New' }]],
		['ready with a title of its own', { draft: false, title: '[draft] New' }, [{ title: 'New' }]],
		['draft', { draft: true, squash: true }, [{ title: 'Draft: Limit sign-in attempts', squash: true }]],
		['ready, which it is, and something else', { draft: false, squash: true }, [{ squash: true }]],
		['ready, which it is', { draft: false }, []],
	])('makes it %s', async (_what, updateFields, bodies) => {
		const { json, error } = await update(updateFields);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ iid: 1, draft: updateFields.draft });
		expect(scene.writes.map(([, , , body]) => body)).toEqual(bodies);
	});
});

describe('drafts', () => {
	test.each([
		['Draft: Title', 'Title'],
		['draft:Title', 'Title'],
		['[Draft] Title', 'Title'],
		['(DRAFT) Title', 'Title'],
		['  Draft: [draft] (Draft) draft: Title', 'Title'],
		['Draft: Drafting: a guide', 'Drafting: a guide'],
	])('%j is one, and is %j when it is ready', async (draft, ready) => {
		scene.mergeRequest(1).title = draft;
		const kept = await scene.run('markAsDraft');
		expect(kept.json[0]).toMatchObject({ title: draft, iid: 1 });
		expect(scene.writes).toEqual([]);
		await scene.run('markAsReady');
		expect(scene.writes).toEqual([['PUT', FIRST, {}, { title: ready }]]);
	});

	test.each(['Title', 'Drafts: a guide', 'A Draft: Title', 'draft Title', '[WIP] Title'])(
		'%j is none, and begins with Draft: when it is made one',
		async (title) => {
			scene.mergeRequest(1).title = title;
			await scene.run('markAsReady');
			expect(scene.writes).toEqual([]);
			await scene.run('markAsDraft');
			expect(scene.writes).toEqual([['PUT', FIRST, {}, { title: `Draft: ${title}` }]]);
		},
	);
});

describe('reviewers', () => {
	test.each([
		['addReviewers', ['jonas.weber'], []],
		['addReviewers', ['aiko.tanaka', '4', '@jonas.weber'], [{ reviewer_ids: [3, 4] }]],
		['removeReviewers', ['aiko.tanaka'], []],
		['removeReviewers', ['3', '4'], [{ reviewer_ids: [] }]],
	])('%s %j sends the whole list, where that changes it', async (operation, reviewer_ids, bodies) => {
		const { json } = await scene.run(operation, { reviewer_ids });
		expect(json).toEqual([scene.simple]);
		expect(scene.writes.map(([, , , body]) => body)).toEqual(bodies);
	});

	test('of several items for one merge request all are kept, also where they run at once', async () => {
		await scene.run(
			'addReviewers',
			{ reviewer_ids: '={{ [$json.user] }}', options: { requestsAtOnce: 5 } },
			{ input: [{ user: 2 }, { user: 4 }, { user: 5 }] },
		);
		expect(scene.mergeRequest(1).reviewers.map(({ id }) => id)).toEqual([3, 2, 4, 5]);
	});

	test.each(['addReviewers', 'removeReviewers'])('%s needs one', async (operation) => {
		const { error } = await scene.run(operation, { reviewer_ids: '={{ [] }}' });
		expect(error?.message).toBe("'Reviewer Names or IDs' is empty [item 0]");
	});
});

test.each(['addLabels', 'removeLabels'])('%s needs a label', async (operation) => {
	const { error } = await scene.run(operation, { labels: '={{ [] }}' });
	expect(error?.message).toBe("'Label Names or IDs' is empty [item 0]");
	expect(scene.sent).toEqual([]);
});
