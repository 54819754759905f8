import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { FIRST, firstMergeRequest, simpleFirst } from './first';

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);

const update = async (updateFields: IDataObject) => await run('update', { updateFields });

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
	expect(error?.message).toBe("'Update Fields' is empty [item 0]");
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
		const kept = await run('markAsDraft');
		expect(kept.json[0]).toMatchObject({ title: draft, iid: 1 });
		expect(scene.writes).toEqual([]);
		await run('markAsReady');
		expect(scene.writes).toEqual([['PUT', FIRST, {}, { title: ready }]]);
	});

	test.each(['Title', 'Drafts: a guide', 'A Draft: Title', 'draft Title', '[WIP] Title'])(
		'%j is none, and begins with Draft: when it is made one',
		async (title) => {
			scene.mergeRequest(1).title = title;
			await run('markAsReady');
			expect(scene.writes).toEqual([]);
			await run('markAsDraft');
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
		const { json } = await run(operation, { reviewer_ids });
		expect(json).toEqual([simpleFirst(scene)]);
		expect(scene.writes.map(([, , , body]) => body)).toEqual(bodies);
	});

	test('of several items for one merge request all are kept, also where they run at once', async () => {
		await run(
			'addReviewers',
			{ reviewer_ids: '={{ [$json.user] }}', requestOptions: { requestsAtOnce: 5 } },
			{ input: [{ user: 2 }, { user: 4 }, { user: 5 }] },
		);
		expect(scene.mergeRequest(1).reviewers.map(({ id }) => id)).toEqual([3, 2, 4, 5]);
	});

	test.each(['addReviewers', 'removeReviewers'])('%s needs one', async (operation) => {
		const { error } = await run(operation, { reviewer_ids: '={{ [] }}' });
		expect(error?.message).toBe("'Reviewer Names or IDs' is empty [item 0]");
	});
});

test.each(['addLabels', 'removeLabels'])('%s needs a label', async (operation) => {
	const { error } = await run(operation, { labels: '={{ [] }}' });
	expect(error?.message).toBe("'Label Names or IDs' is empty [item 0]");
	expect(scene.sent).toEqual([]);
});

test('a title of a million characters, of whatever kind, is a draft or not at once', async () => {
	const worst = [
		' '.repeat(1e6),
		`Draft:${' '.repeat(1e6)}x`,
		'Draft: '.repeat(150_000),
		'(draft)[draft]'.repeat(70_000),
	];
	for (const title of worst) {
		scene.mergeRequest(1).title = title;
		await run('markAsReady');
		await run('markAsDraft');
	}
	expect(scene.mergeRequest(1).title.length).toBeLessThanOrEqual(1e6 + 20);
});

test('a merge request that shows no reviewers gets them', async () => {
	scene.gitlab.faults.add({
		kind: 'status',
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ iid: 1, reviewers: null }),
		match: ({ method }) => method === 'GET',
	});
	await run('addReviewers', { reviewer_ids: ['3'] });
	expect(scene.writes).toEqual([['PUT', FIRST, {}, { reviewer_ids: [3] }]]);
});
