import type { IDataObject } from 'n8n-workflow';
import { epic } from '../../../nodes/Gitlab/resources/epic';
import { putInto, seedEpicsWithIssues } from '../../gitlab/resources/epicIssue';
import type { Epic, Issue } from '../../gitlab';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
/** The company has one epic already. */
const [PAYMENT, DONE] = [2, 3];
let [payment, done]: Epic[] = [];
let part: Issue;

beforeEach(async () => {
	await seedEpicsWithIssues(scene.gitlab, scene.seeded);
	[, payment, done] = scene.seeded.groups.acme.epics;
	part = [...scene.seeded.projects.website.issues.values()].at(-1) as Issue;
});

const EPICS = '/groups/acme/epics';
const { get, list, post, put, remove } = requestsTo(`${EPICS}/${PAYMENT}`);
const acme = { group: locator('acme') };
const one = { ...acme, epic: locator(PAYMENT) };
const run = scene.runWith({ resource: 'epic' });
const issueAt = ({ iid }: Issue): Sent => ['GET', `/projects/acme%2Fwebsite/issues/${iid}`, {}, null];

interface Case {
	what: string;
	operation: string;
	parameters: () => IDataObject;
	sent: () => Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		what: 'create, with dates that count because they are given',
		operation: 'create',
		parameters: () => ({
			...acme,
			title: 'New shop',
			additionalFields: {
				description: 'All of it',
				color: '#1f75cb',
				labels: ['theme'],
				start_date_fixed: '2031-01-01',
				due_date_fixed: '2031-06-30',
				due_date_is_fixed: false,
				parent_id: done.id,
			},
		}),
		sent: () => [
			[
				'POST',
				EPICS,
				{},
				{
					title: 'New shop',
					description: 'All of it',
					color: '#1f75cb',
					labels: 'theme',
					start_date_fixed: '2031-01-01',
					start_date_is_fixed: true,
					due_date_fixed: '2031-06-30',
					due_date_is_fixed: false,
					parent_id: done.id,
				},
			],
		],
		row: like({ title: 'New shop', labels: ['theme'], start_date: '2031-01-01', due_date: null }),
	},
	{
		what: 'get',
		operation: 'get',
		parameters: () => one,
		sent: () => [get()],
		row: () => ({
			id: payment.id,
			iid: PAYMENT,
			group_id: scene.seeded.groups.acme.id,
			title: 'Faster payment',
			state: 'opened',
			labels: ['theme'],
			author: 'maria.santos',
			start_date: '2030-09-01',
			due_date: '2030-11-30',
			web_url: `${scene.gitlab.url}/groups/acme/-/epics/${PAYMENT}`,
		}),
	},
	{
		what: 'update what was added, clear what was emptied, leave the rest',
		operation: 'update',
		parameters: () => ({
			...one,
			updateFields: { title: 'Payment', due_date_fixed: '', add_labels: ['bug'], remove_labels: 'theme' },
		}),
		sent: () => [
			put({
				title: 'Payment',
				due_date_fixed: '',
				due_date_is_fixed: true,
				add_labels: 'bug',
				remove_labels: 'theme',
			}),
		],
		row: like({ title: 'Payment', labels: ['bug'], start_date: '2030-09-01', due_date: null }),
	},
	{
		what: 'close',
		operation: 'close',
		parameters: () => one,
		sent: () => [put({ state_event: 'close' })],
		row: like({ iid: PAYMENT, state: 'closed' }),
	},
	{
		what: 'reopen',
		operation: 'reopen',
		parameters: () => ({ ...acme, epic: locator(DONE) }),
		sent: () => [requestsTo(`${EPICS}/${DONE}`).put({ state_event: 'reopen' })],
		row: like({ iid: DONE, state: 'opened' }),
	},
	{
		what: 'delete',
		operation: 'delete',
		parameters: () => one,
		sent: () => [remove()],
		row: () => ({ deleted: true }),
	},
	{
		what: 'get the issues',
		operation: 'getIssues',
		parameters: () => one,
		sent: () => [list('/issues')],
		row: like({ epic_issue_id: 1, title: 'Part of an epic', labels: ['theme'] }),
	},
	{
		what: 'add an issue, by its ID on the server',
		operation: 'addIssue',
		parameters: () => ({ ...one, ...website, issue: locator(1) }),
		sent: () => [issueAt(scene.issue(1)), post(`/issues/${scene.issue(1).id}`)],
		row: like({ epic_issue_id: 2, epic_iid: PAYMENT, issue_iid: 1, project_id: 1 }),
	},
	{
		what: 'remove an issue, by the ID of its place',
		operation: 'removeIssue',
		parameters: () => ({ ...one, ...website, issue: locator(part.iid) }),
		sent: () => [issueAt(part), list('/issues', '100'), remove('/issues/1')],
		row: () => ({ deleted: true }),
	},
];

test('every operation is tried here', () => {
	const tried = new Set([...cases.map(({ operation }) => operation), 'getMany']);
	expect([...tried].sort()).toEqual(namesOf(epic).sort());
});

test('every one says that Work Item does it too, and needs Premium', () => {
	for (const { name, description, tier } of epic.operations)
		expect([name, tier, description]).toEqual([name, 'Premium', expect.stringMatching(/Work Item$/)]);
});

describe.each(cases.map((each) => [each.what, each] as const))('%s', (_what, each) => {
	test('sends just that, and gives the simplified row', async () => {
		const { json, error } = await run(each.operation, each.parameters());
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(each.sent());
		expect(json[0]).toEqual(each.row());
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(11);
	});

	test('says where there is no such group', async () => {
		const { error } = await run(each.operation, { ...each.parameters(), group: locator('nowhere') });
		expect(error?.message).toMatch(/^404 Group Not Found/);
	});
});

test('an issue is in one epic only: adding moves it', async () => {
	await run('addIssue', { ...acme, epic: locator(DONE), ...website, issue: locator(part.iid) });
	expect((await run('getIssues', one)).json).toEqual([]);
	expect((await run('getIssues', { ...acme, epic: locator(DONE) })).json).toHaveLength(1);
});

test.each([
	['removeIssue', { ...one, ...website, issue: locator(1) }, /^The epic does not have this issue/],
	['addIssue', { ...one, ...website, issue: locator(404) }, /^404 /],
	['get', { ...acme, epic: locator(404) }, /^404 /],
	['update', { ...one, updateFields: {} }, /^'Update Fields' is empty/],
	['create', { ...acme, title: 'Child', additionalFields: { parent_id: 404 } }, /^404 Epic Not Found/],
])("%s with %j fails in GitLab's or the node's words", async (operation, parameters, words) => {
	expect((await run(operation, parameters)).error?.message).toMatch(words);
	expect(scene.writes.every(([, path]) => !path.includes('/issues/'))).toBe(true);
});

test('a URL of its page is understood, that of another group is refused', async () => {
	const { url } = scene.gitlab;
	const here = { ...acme, epic: locator(`${url}/groups/acme/-/epics/${PAYMENT}`) };
	expect((await run('get', here)).json).toMatchObject([{ title: 'Faster payment' }]);
	const { error } = await run('get', { ...acme, epic: locator(`${url}/groups/acme/platform/-/epics/1`) });
	expect(error?.message).toMatch(/^The URL in 'Epic' is of another group/);
});

test('labels by their IDs are those of the group', async () => {
	const { labels } = scene.seeded.groups.acme;
	const input = [{ labels: [labels.at(-1)?.id] }] as IDataObject[];
	const updateFields = { labels: '={{ $json.labels }}' };
	const { json, error } = await run('update', { ...one, updateFields }, { input });
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ labels: [labels.at(-1)?.name] }]);
});

test('the editor lists epics of the chosen group, and its labels', async () => {
	const chosen = { resource: 'epic', operation: 'update', ...acme };
	const { results } = await scene.search('searchEpics', chosen);
	expect(results).toContainEqual(expect.objectContaining({ name: '&2 Faster payment', value: '2' }));
	const labels = await scene.options('searchLabels', chosen);
	expect(labels).toContainEqual({ name: 'theme', value: 'theme' });
	expect(scene.sent.map(([, path]) => path)).toEqual([EPICS, '/groups/acme/labels']);
});

test('where both are asked for, the editor lists issues of the project beside epics of the group', async () => {
	const chosen = { resource: 'epic', operation: 'addIssue', ...acme, ...website };
	await scene.search('searchIssues', chosen);
	await scene.search('searchEpics', chosen);
	expect(scene.sent.map(([, path]) => path)).toEqual(['/projects/acme%2Fwebsite/issues', EPICS]);
});

test('every filter and the order are sent as GitLab has them', async () => {
	const { error, json } = await run('getMany', {
		...acme,
		filters: {
			state: 'opened',
			search: 'payment',
			labels: ['theme'],
			author_username: 'maria.santos',
			created_after: '2020-01-15T10:00:00Z',
			created_before: '2099-01-15T10:00:00Z',
			updated_after: '2020-01-15T10:00:00Z',
			updated_before: '2099-01-15T10:00:00Z',
			confidential: false,
			include_ancestor_groups: true,
			include_descendant_groups: false,
			my_reaction_emoji: 'None',
			not_labels: ['bug'],
			not_author_username: 'tom.reed',
		},
		options: { order_by: 'title', sort: 'asc', with_labels_details: true },
	});
	expect(error).toBeUndefined();
	const [[, path, query]] = scene.sent;
	expect(path).toBe(EPICS);
	expect(query).toMatchObject({
		state: 'opened',
		labels: 'theme',
		author_username: 'maria.santos',
		created_after: '2020-01-15T10:00:00.000Z',
		confidential: 'false',
		include_ancestor_groups: 'true',
		include_descendant_groups: 'false',
		my_reaction_emoji: 'None',
		order_by: 'title',
		sort: 'asc',
		with_labels_details: 'true',
	});
	expect(json).toMatchObject([{ title: 'Faster payment', labels: [{ name: 'theme' }] }]);
});

describe.each([
	[
		'getMany',
		() => void scene.gitlab.world.createEpic(scene.seeded.groups.acme, scene.seeded.users.tom, 'x'),
	],
	[
		'getIssues',
		() =>
			void putInto(
				scene.gitlab.world,
				payment,
				scene.gitlab.world.createIssue(scene.seeded.projects.website, { title: 'x' }),
			),
	],
])('%s', (operation, add) => {
	test.each([
		[99, 99, 1],
		[100, 100, 1],
		[101, 101, 2],
		[undefined, undefined, 3],
	])('with a limit of %s gives %s over %d pages', async (limit, count, requests) => {
		for (let at = 0; at < 210; at++) add();
		const { json } = await run(operation, { ...one, limit, returnAll: limit === undefined });
		expect(json).toHaveLength(count ?? (operation === 'getMany' ? 213 : 211));
		expect(scene.sent).toHaveLength(requests);
	});
});
