import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { firstIssue, ISSUES, simpleFirst } from './first';

const scene = new Scene();
const run = scene.runWith(firstIssue);

const PAGE = { per_page: '50', page: '1' };
const ALL = { scope: 'all' };

/** A filter as the user fills it in, and the query that it becomes. */
const filters: Array<[filters: IDataObject, query: IDataObject]> = [
	[{ state: 'opened' }, { state: 'opened' }],
	[{ labels: ['bug', 'priority::high'] }, { labels: 'bug,priority::high' }],
	[{ labels: 'bug, design' }, { labels: 'bug,design' }],
	[{ labeled: 'None' }, { labels: 'None' }],
	[{ milestone: locator('Spring release') }, { milestone: 'Spring release' }],
	[{ milestone: locator('None') }, { milestone_id: 'None' }],
	[{ milestone: locator('Started') }, { milestone_id: 'Started' }],
	[{ assignee_id: locator('4') }, { assignee_id: '4' }],
	[{ assignee_id: locator('none') }, { assignee_id: 'None' }],
	[
		{ assignee_username: '@maria.santos, jonas.weber' },
		{ assignee_username: ['maria.santos', 'jonas.weber'] },
	],
	[{ author_id: locator('5') }, { author_id: '5' }],
	[{ closed_by_id: locator('3') }, { closed_by_id: '3' }],
	[{ iids: '1, #3' }, { iids: ['1', '3'] }],
	[{ iids: [4] }, { iids: ['4'] }],
	[
		{ search: 'café & more', in: 'title' },
		{ search: 'café & more', in: 'title' },
	],
	[{ scope: 'assigned_to_me' }, { scope: 'assigned_to_me' }],
	[{ created_after: '2026-01-15T10:00:00+02:00' }, { created_after: '2026-01-15T08:00:00.000Z' }],
	[{ created_before: '2026-01-15T10:00:00Z' }, { created_before: '2026-01-15T10:00:00.000Z' }],
	[{ updated_after: '2026-01-15T10:00:00Z' }, { updated_after: '2026-01-15T10:00:00.000Z' }],
	[{ updated_before: '2026-01-15T10:00:00Z' }, { updated_before: '2026-01-15T10:00:00.000Z' }],
	[{ due_date: 'none' }, { due_date: '0' }],
	[{ due_date: 'overdue' }, { due_date: 'overdue' }],
	[{ issue_type: 'incident' }, { issue_type: 'incident' }],
	[{ confidential: false }, { confidential: 'false' }],
	[{ my_reaction_emoji: 'thumbsup' }, { my_reaction_emoji: 'thumbsup' }],
	[{ weight: '3' }, { weight: '3' }],
	[{ weight: 'None' }, { weight: 'None' }],
	[{ epic_id: '7' }, { epic_id: '7' }],
	[{ health_status: 'at_risk' }, { health_status: 'at_risk' }],
	[{ iteration_id: 'Current' }, { iteration_id: 'Current' }],
	[{ iteration_title: 'Week 1' }, { iteration_title: 'Week 1' }],
	[{ not_labels: ['bug', 'design'] }, { not: { labels: 'bug,design' } }],
	[{ not_milestone: locator('Spring release') }, { not: { milestone: 'Spring release' } }],
	[{ not_milestone: locator('Upcoming') }, { not: { milestone_id: 'Upcoming' } }],
	[{ not_assignee_id: locator('4') }, { not: { assignee_id: '4' } }],
	[{ not_author_id: locator('5') }, { not: { author_id: '5' } }],
	[{ not_iids: '1,2' }, { not: { iids: ['1', '2'] } }],
	[{ not_weight: 3 }, { not: { weight: '3' } }],
	[{ not_iteration_id: '9' }, { not: { iteration_id: '9' } }],
	[{ not_iteration_title: 'Week 1' }, { not: { iteration_title: 'Week 1' } }],
	[{ labels: [], search: '', author_id: locator('') }, {}],
];

/** What only lists can be filtered by. */
const OF_LISTS = ['state', 'closed_by_id', 'due_date', 'issue_type'];

test.each(filters)('the list is narrowed by %j as %j', async (given, query) => {
	const { error } = await run('getMany', { filters: given });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', ISSUES, { ...ALL, ...PAGE, ...query }, null]]);
});

const common = filters.filter(([given]) => !OF_LISTS.some((name) => name in given));

test.each(common)('statistics are narrowed by %j as %j', async (given, query) => {
	const { error } = await run('getStatistics', { filters: given });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', `${ISSUES}_statistics`, { ...ALL, ...query }, null]]);
});

describe('places', () => {
	const places: Array<[belongsTo: string, path: string, issues: number]> = [
		['project', '/projects/acme%2Fwebsite', 16],
		['group', '/groups/acme%2Fplatform', 7],
		['everywhere', '', 25],
	];

	test.each(places)('%s: lists the issues there, whoever made them', async (belongsTo, path, issues) => {
		const place = { belongsTo, group: locator('acme/platform') };
		const { json, error } = await run('getMany', { ...place, returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(issues);
		expect(scene.sent).toEqual([
			['GET', `${path}/issues`, { scope: 'all', per_page: '100', page: '1' }, null],
		]);
	});

	test.each(places)('%s: counts the issues there, whoever made them', async (belongsTo, path, issues) => {
		const place = { belongsTo, group: locator('acme/platform') };
		const { json } = await run('getStatistics', { ...place, simplify: true });
		expect(json[0].all).toBe(issues);
		expect(Number(json[0].opened) + Number(json[0].closed)).toBe(issues);
		expect(scene.sent).toEqual([['GET', `${path}/issues_statistics`, ALL, null]]);
		const { json: raw } = await run('getStatistics', { ...place, simplify: false });
		expect(raw).toEqual([{ statistics: { counts: json[0] } }]);
	});

	test.each([
		['group', { non_archived: 'false' }],
		['everywhere', { non_archived: 'false' }],
		['project', {}],
	])('%s: asks for archived projects only where there can be some', async (belongsTo, query) => {
		const filters = { non_archived: false };
		await run('getMany', { belongsTo, group: locator('acme'), filters });
		expect(scene.sent[0][2]).toEqual({ ...ALL, ...PAGE, ...query });
	});
});

test('rows come in the wanted order, with whole labels where wanted', async () => {
	const options = { order_by: 'title', sort: 'asc', with_labels_details: true };
	const { json } = await run('getMany', { options, limit: 2, simplify: true });
	expect(scene.sent[0][2]).toEqual({
		...ALL,
		order_by: 'title',
		sort: 'asc',
		with_labels_details: 'true',
		per_page: '2',
		page: '1',
	});
	expect(json.map(({ title }) => title)).toEqual(['Add a dark theme', 'Add product comparison']);
	expect(json[0].labels).toContainEqual(expect.objectContaining({ name: 'design', color: '#ad4363' }));
});

test('rows are simplified unless they are wanted raw', async () => {
	const filters = { iids: '1' };
	const { json } = await run('getMany', { filters, simplify: true });
	expect(json).toEqual([simpleFirst(scene)]);
	const { json: raw } = await run('getMany', { filters, simplify: false });
	expect(raw[0]).toMatchObject({
		id: 1,
		description: expect.any(String),
		references: { full: 'acme/website#1' },
	});
});

describe('with their comments', () => {
	const filters = { iids: '1,2' };
	const options = { comments: true };

	test('each issue that has some costs a request, and what GitLab notes of changes is none', async () => {
		const { maria: author } = scene.seeded.users;
		for (const issue of [scene.issue(1), scene.issue(2)]) issue.notes.splice(0);
		for (const body of ['First', 'Second']) scene.gitlab.world.createNote(scene.issue(1), author, body);
		const { json } = await run('getMany', { filters, options, simplify: true });
		expect(json.map(({ iid, comments }) => [iid, comments])).toEqual([
			[2, []],
			[1, [{ body: 'First' }, { body: 'Second' }].map((one) => expect.objectContaining(one))],
		]);
		expect(scene.sent.map(([, path]) => path)).toEqual([
			ISSUES,
			`/projects/${scene.seeded.projects.website.id}/issues/1/notes`,
		]);
		const { json: raw } = await run('getMany', { filters, options, simplify: false });
		expect(raw[1].comments).toMatchObject([{ author: { username: 'maria.santos' } }, {}]);
	});
});

test('usernames are looked up once for all items', async () => {
	const filters = { assignee_id: locator('aiko.tanaka'), search: '={{ $json.words }}' };
	const { items } = await run('getMany', { filters }, { input: [{ words: 'Safari' }, { words: 'PDF' }] });
	expect(scene.sent.filter(([, path]) => path === '/users')).toHaveLength(1);
	expect(items.map(({ json, pairedItem }) => [json.iid, pairedItem])).toEqual([
		[1, { item: 0 }],
		[9, { item: 1 }],
	]);
});

test('each item has its own rows, and a wrong one fails alone', async () => {
	const input = [{ iids: '2,1' }, { iids: 'one' }, { iids: '99' }, { iids: '3' }];
	const filters = { iids: '={{ $json.iids }}' };
	const { items } = await run('getMany', { filters }, { input, onError: 'continueRegularOutput' });
	expect(items.map(({ json, pairedItem }) => [json.iid ?? json.error, pairedItem])).toEqual([
		[2, { item: 0 }],
		[1, { item: 0 }],
		["'IIDs' must only hold numbers [item 1]", { item: 1 }],
		[3, { item: 3 }],
	]);
});

test('a limit that is none fails the item', async () => {
	const { error } = await run('getMany', { limit: 0 });
	expect(error?.message).toBe("'Limit' must be 1 or more [item 0]");
	expect(scene.sent).toEqual([]);
});
