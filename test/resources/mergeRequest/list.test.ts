import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { firstMergeRequest, MERGE_REQUESTS, simpleFirst } from './first';

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);

const list = async (parameters: IDataObject = {}) => await run('getMany', parameters);
const lists = () => scene.sent.filter(([, path]) => path.endsWith('/merge_requests'));
const titles = (rows: IDataObject[]) => rows.map(({ title }) => title);

test.each([
	['project', MERGE_REQUESTS, 4],
	['group', '/groups/acme/merge_requests', 6],
	['everywhere', '/merge_requests', 6],
])('lists what is in the %s, by whomever it was made', async (belongsTo, path, count) => {
	const { json, error } = await list({ belongsTo, group: locator('acme') });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', path, { scope: 'all', per_page: '50', page: '1' }, null]]);
	expect(json).toHaveLength(count);
	expect(json).toContainEqual(simpleFirst(scene));
});

test('gives rows as GitLab has them where they are not simplified', async () => {
	const { json } = await list({ simplify: false, filters: { iids: '1' } });
	expect(json).toEqual([
		expect.objectContaining({
			iid: 1,
			description: 'Closes #1\n\nRelated to #3',
			author: expect.objectContaining({ username: 'aiko.tanaka' }) as object,
		}),
	]);
});

test('asks for no more rows than the limit', async () => {
	const { json } = await list({ limit: 2 });
	expect(json).toHaveLength(2);
	expect(lists()).toEqual([['GET', MERGE_REQUESTS, { scope: 'all', per_page: '2', page: '1' }, null]]);
});

test('fetches all pages where all are wanted', async () => {
	for (let at = 0; at < 120; at++)
		scene.gitlab.world.createMergeRequest(scene.seeded.projects.website, {
			title: `Number ${at}`,
			source_branch: `number-${at}`,
			author: scene.seeded.users.aiko,
		});
	const { json } = await list({ returnAll: true });
	expect(new Set(json.map(({ iid }) => iid)).size).toBe(124);
	expect(lists()).toHaveLength(2);
});

/** Each filter with what is to be asked of GitLab for it. */
const FILTERS: Array<[shown: string, given: IDataObject, asked: object]> = [
	['state', { state: 'merged' }, { state: 'merged' }],
	['scope', { scope: 'reviews_for_me' }, { scope: 'reviews_for_me' }],
	['author by ID', { author_id: locator(4) }, { author_id: '4' }],
	['author by username', { author_id: locator('aiko.tanaka') }, { author_id: '4' }],
	[
		'author by profile page',
		{ author_id: locator('https://gitlab.com/aiko.tanaka', 'url') },
		{ author_id: '4' },
	],
	['assignee', { assignee_id: locator('@aiko.tanaka') }, { assignee_id: '4' }],
	[
		'several assignees',
		{ assignee_username: '@aiko.tanaka, tom.reed' },
		{ assignee_username: ['aiko.tanaka', 'tom.reed'] },
	],
	['no assignee', { assignee_id: locator('None', 'list') }, { assignee_id: 'None' }],
	['reviewer', { reviewer_id: locator('jonas.weber') }, { reviewer_id: '3' }],
	['any reviewer', { reviewer_id: locator('any') }, { reviewer_id: 'Any' }],
	['who merged', { merge_user_id: locator('maria.santos') }, { merge_user_id: '2' }],
	['who approved', { approved_by_ids: ['2', 'jonas.weber'] }, { approved_by_ids: ['2', '3'] }],
	['approved by nobody', { approved_by_ids: ['None'] }, { approved_by_ids: 'None' }],
	['who may approve', { approver_ids: '2, 3' }, { approver_ids: ['2', '3'] }],
	['anyone may approve', { approver_ids: ['any'] }, { approver_ids: 'Any' }],
	['approved', { approved: 'yes' }, { approved: 'yes' }],
	['drafts', { wip: 'yes' }, { wip: 'yes' }],
	['labels', { labels: ['bug', 'design'] }, { labels: 'bug,design' }],
	['no label', { labeled: 'None' }, { labels: 'None' }],
	['milestone by title', { milestone: locator('Spring release') }, { milestone: 'Spring release' }],
	['no milestone', { milestone: locator('None', 'list') }, { milestone: 'None' }],
	['milestones to come', { milestone: locator('Upcoming', 'list') }, { milestone: '#upcoming' }],
	['milestones under way', { milestone: locator('Started', 'list') }, { milestone: '#started' }],
	['reaction', { my_reaction_emoji: 'thumbsup' }, { my_reaction_emoji: 'thumbsup' }],
	['words', { search: 'dark theme', in: 'title' }, { search: 'dark theme', in: 'title' }],
	['source branch', { source_branch: locator('feature/login#2') }, { source_branch: 'feature/login#2' }],
	['target branch', { target_branch: locator('main') }, { target_branch: 'main' }],
	['source project by path', { source_project_id: locator('acme/website') }, { source_project_id: '1' }],
	['source project by ID', { source_project_id: locator(1) }, { source_project_id: '1' }],
	['numbers', { iids: '1, !2' }, { iids: ['1', '2'] }],
	['made after', { created_after: '2026-01-15T10:00:00Z' }, { created_after: '2026-01-15T10:00:00.000Z' }],
	[
		'made before',
		{ created_before: '2026-01-15T10:00:00+02:00' },
		{ created_before: '2026-01-15T08:00:00.000Z' },
	],
	['updated after', { updated_after: '2026-01-15T10:00:00Z' }, { updated_after: '2026-01-15T10:00:00.000Z' }],
	[
		'updated before',
		{ updated_before: '2026-01-15T10:00:00Z' },
		{ updated_before: '2026-01-15T10:00:00.000Z' },
	],
	[
		'deployed',
		{
			environment: 'production',
			deployed_after: '2026-01-15T10:00:00Z',
			deployed_before: '2026-02-15T10:00:00Z',
		},
		{
			environment: 'production',
			deployed_after: '2026-01-15T10:00:00.000Z',
			deployed_before: '2026-02-15T10:00:00.000Z',
		},
	],
	['not this author', { not_author_id: locator('aiko.tanaka') }, { not: { author_id: '4' } }],
	['not this assignee', { not_assignee_id: locator('aiko.tanaka') }, { not: { assignee_id: '4' } }],
	['not this reviewer', { not_reviewer_id: locator('aiko.tanaka') }, { not: { reviewer_id: '4' } }],
	['not these labels', { not_labels: ['bug'] }, { not: { labels: 'bug' } }],
	['not this milestone', { not_milestone: locator('Started', 'list') }, { not: { milestone: '#started' } }],
	['not this reaction', { not_my_reaction_emoji: 'thumbsup' }, { not: { my_reaction_emoji: 'thumbsup' } }],
	['what is left empty', { search: '', labels: [], author_id: locator('') }, {}],
];

test.each(FILTERS)('narrows by %s', async (_shown, filters, asked) => {
	const { error } = await list({ filters });
	expect(error).toBeUndefined();
	expect(lists()).toEqual([
		['GET', MERGE_REQUESTS, { scope: 'all', ...asked, per_page: '50', page: '1' }, null],
	]);
});

test('leaves out archived projects in groups, and asks for numbers in projects only', async () => {
	const filters = { iids: '1', non_archived: true };
	await list({ filters });
	await list({ filters, belongsTo: 'group', group: locator('acme') });
	await list({ filters, belongsTo: 'everywhere' });
	expect(lists().map(([, , query]) => query)).toEqual([
		{ scope: 'all', iids: ['1'], per_page: '50', page: '1' },
		{ scope: 'all', non_archived: 'true', per_page: '50', page: '1' },
		{ scope: 'all', per_page: '50', page: '1' },
	]);
});

test('sorts, and tells more about labels, as the options say', async () => {
	const options = {
		order_by: 'title',
		sort: 'asc',
		with_labels_details: true,
		with_merge_status_recheck: true,
	};
	const { json } = await list({ options });
	expect(lists().map(([, , query]) => query)).toEqual([
		{
			scope: 'all',
			order_by: 'title',
			sort: 'asc',
			with_labels_details: 'true',
			with_merge_status_recheck: 'true',
			per_page: '50',
			page: '1',
		},
	]);
	expect(titles(json)).toEqual([
		'Compress images',
		'Draft: Dark theme',
		'Limit sign-in attempts',
		'Try another font',
	]);
});

test('looks a username up once for all items', async () => {
	const { items } = await run(
		'getMany',
		{ filters: { author_id: locator('aiko.tanaka'), state: '={{ $json.state }}' } },
		{ input: [{ state: 'closed' }, { state: 'merged' }, { state: 'opened' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.iid, pairedItem])).toEqual([
		[4, { item: 0 }],
		[2, { item: 2 }],
		[1, { item: 2 }],
	]);
	expect(scene.sent.filter(([, path]) => path === '/users')).toHaveLength(1);
});

test.each([
	[{ approved_by_ids: ['Any', '2'] }, "'Approved By Names or IDs' cannot hold 'Any' beside others [item 0]"],
	[{ author_id: locator('no.body') }, "There is no user 'no.body' [item 0]"],
	[{ created_after: 'yesterday' }, "'Created After' is not a date [item 0]"],
	[{ iids: '1,two' }, "'IIDs' must only hold numbers [item 0]"],
	[
		{ source_project_id: locator('acme/nowhere') },
		expect.stringContaining('404 Project Not Found') as string,
	],
])('refuses %j', async (filters, message) => {
	const { error } = await list({ filters });
	expect(error?.message).toEqual(message);
	expect(lists()).toEqual([]);
});

test('fails the item whose place is missing, not the others', async () => {
	const { items } = await run(
		'getMany',
		{ project: locator('={{ $json.project }}'), limit: 1 },
		{ input: [{ project: 'acme/nowhere' }, { project: 'acme/website' }], onError: 'continueRegularOutput' },
	);
	expect(items).toEqual([
		{
			json: { error: expect.stringContaining("404 Project Not Found ('Project') [item 0]") as string },
			error: expect.anything() as object,
			pairedItem: { item: 0 },
		},
		{ json: expect.objectContaining({ iid: 4 }) as object, pairedItem: { item: 1 } },
	]);
});

test('offers Any and None before the users where both can be filtered by', async () => {
	const options = await scene.options('searchUsersAnyNone', {
		...firstMergeRequest,
		operation: 'getMany',
	});
	expect(options.slice(0, 2).map(({ value }) => value)).toEqual(['Any', 'None']);
	expect(options.slice(2).map(({ name }) => name)).toContain('Aiko Tanaka (@aiko.tanaka)');
});
