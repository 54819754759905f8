import type { IDataObject } from 'n8n-workflow';
import { valueOf } from '../../nodes/Gitlab/operation';
import { issue } from '../../nodes/Gitlab/resources/issue';
import { locator } from '../parameters';
import type { Sent } from './issueScene';
import { FIRST, ISSUES, Scene } from './issueScene';

const scene = new Scene();

const get = (path: string, query: object = {}): Sent => ['GET', `${FIRST}${path}`, query, null];
const list = (path: string, per_page = '50'): Sent => get(path, { per_page, page: '1' });
const post = (path: string, body: unknown = null): Sent => ['POST', `${FIRST}${path}`, {}, body];
const put = (body: unknown, path = ''): Sent => ['PUT', `${FIRST}${path}`, {}, body];
const resolved: Sent = ['GET', '/projects/acme%2Fplatform%2Fapi', {}, null];

/** One operation on issue 1 of the website. */
interface Case {
	operation: string;
	parameters?: IDataObject;
	arrange?: () => void;
	/** Everything that reaches GitLab, in order. */
	sent: Sent[];
	/** The first row, simplified where the operation can; a function, for it needs the scene. */
	row: () => IDataObject;
	/** Where the operation can simplify: what only the raw row has. */
	rawOnly?: string;
}

const simple =
	(changes: IDataObject = {}) =>
	() => ({ ...scene.simple, ...changes });
const asIssue = { row: simple(), rawOnly: 'description' };
const like = (row: IDataObject) => () => expect.objectContaining(row) as IDataObject;
const stats = (changes: IDataObject = {}) =>
	like({
		time_estimate: 0,
		total_time_spent: 0,
		human_time_estimate: null,
		human_total_time_spent: null,
		...changes,
	});

const cases: Case[] = [
	{ operation: 'get', sent: [get('')], ...asIssue },
	{
		operation: 'update',
		parameters: { updateFields: { title: 'Broken in Safari' } },
		sent: [put({ title: 'Broken in Safari' })],
		row: simple({ title: 'Broken in Safari' }),
		rawOnly: 'description',
	},
	{
		operation: 'close',
		sent: [put({ state_event: 'close' })],
		row: simple({ state: 'closed' }),
		rawOnly: 'closed_at',
	},
	{
		operation: 'reopen',
		arrange: () => Object.assign(scene.issue(1), { state: 'closed' }),
		sent: [put({ state_event: 'reopen' })],
		...asIssue,
	},
	{ operation: 'lock', sent: [put({ discussion_locked: true })], ...asIssue },
	{ operation: 'unlock', sent: [put({ discussion_locked: false })], ...asIssue },
	{
		operation: 'addLabels',
		parameters: { labels: ['design', 'needs review'] },
		sent: [put({ add_labels: 'design,needs review' })],
		row: simple({ labels: ['bug', 'design', 'needs review', 'priority::high'] }),
		rawOnly: 'description',
	},
	{
		operation: 'removeLabels',
		parameters: { labels: 'bug, design' },
		sent: [put({ remove_labels: 'bug,design' })],
		row: simple({ labels: ['priority::high'] }),
		rawOnly: 'description',
	},
	{ operation: 'delete', sent: [['DELETE', FIRST, {}, null]], row: () => ({ deleted: true }) },
	{
		operation: 'move',
		parameters: { targetProject: locator('acme/platform/api') },
		sent: [resolved, post('/move', { to_project_id: 2 })],
		row: like({ iid: 8, project_id: 2, title: 'Checkout button does nothing in Safari' }),
		rawOnly: 'description',
	},
	{
		operation: 'clone',
		parameters: { targetProject: locator('acme/platform/api'), options: { with_notes: true } },
		sent: [resolved, post('/clone', { to_project_id: 2, with_notes: true })],
		row: like({ iid: 8, project_id: 2, title: 'Checkout button does nothing in Safari' }),
		rawOnly: 'description',
	},
	{
		operation: 'reorder',
		parameters: { placeAfter: locator(3), placeBefore: locator('#4') },
		sent: [
			['GET', `${ISSUES}/3`, {}, null],
			['GET', `${ISSUES}/4`, {}, null],
			put({ move_after_id: 3, move_before_id: 4 }, '/reorder'),
		],
		...asIssue,
	},
	{
		operation: 'link',
		parameters: { targetIssue: locator(2), link_type: 'blocks' },
		sent: [post('/links', { target_issue_iid: 2, target_project_id: 'acme/website', link_type: 'blocks' })],
		row: like({ link_type: 'blocks', source_iid: 1, target_iid: 2, target_title: 'Add a dark theme' }),
		rawOnly: 'source_issue',
	},
	{
		operation: 'unlink',
		parameters: { link: locator(1) },
		arrange: () => scene.linkSecond(),
		sent: [['DELETE', `${FIRST}/links/1`, {}, null]],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'getLinks',
		arrange: () => scene.linkSecond(),
		sent: [list('/links', '100')],
		row: like({ issue_link_id: 1, link_type: 'is_blocked_by', iid: 2, title: 'Add a dark theme' }),
		rawOnly: 'link_created_at',
	},
	{
		operation: 'getParticipants',
		sent: [list('/participants')],
		row: like({ username: 'maria.santos', name: 'Maria Santos' }),
	},
	{
		operation: 'getRelatedMergeRequests',
		sent: [list('/related_merge_requests')],
		row: like({ iid: 1, title: 'Limit sign-in attempts', source_branch: 'feature/login#2' }),
		rawOnly: 'description',
	},
	{
		operation: 'getClosingMergeRequests',
		sent: [list('/closed_by')],
		row: like({ iid: 1, title: 'Limit sign-in attempts', source_branch: 'feature/login#2' }),
		rawOnly: 'description',
	},
	{
		operation: 'getHistory',
		parameters: { kinds: ['state'] },
		arrange: () => {
			const { jonas: user } = scene.seeded.users;
			const created_at = '2026-01-02T03:04:05.000Z';
			const state = { of: 'state' as const, state: 'closed', source_merge_request_id: null };
			scene.issue(1).events.push({ id: 1, user, created_at, ...state } as never);
		},
		sent: [list('/resource_state_events', '100')],
		row: () => ({
			kind: 'state',
			created_at: '2026-01-02T03:04:05.000Z',
			user: 'jonas.weber',
			action: null,
			label: null,
			milestone: null,
			state: 'closed',
		}),
		rawOnly: 'resource_type',
	},
	{ operation: 'getTimeStats', sent: [get('/time_stats')], row: stats() },
	{
		operation: 'setTimeEstimate',
		parameters: { duration: '1h' },
		sent: [post('/time_estimate', { duration: '1h' })],
		row: stats({ time_estimate: 3600, human_time_estimate: '1h' }),
	},
	{ operation: 'resetTimeEstimate', sent: [post('/reset_time_estimate')], row: stats() },
	{
		operation: 'addTimeSpent',
		parameters: { duration: '30m', additionalFields: { summary: 'Reviewed the design' } },
		sent: [post('/add_spent_time', { duration: '30m', summary: 'Reviewed the design' })],
		row: stats({ total_time_spent: 1800, human_total_time_spent: '30m' }),
	},
	{ operation: 'resetTimeSpent', sent: [post('/reset_spent_time')], row: stats() },
	{
		operation: 'subscribe',
		arrange: () => scene.issue(1).subscriptions.set(scene.seeded.users.maria, false),
		sent: [post('/subscribe')],
		row: simple({ subscribed: true }),
		rawOnly: 'description',
	},
	{
		operation: 'unsubscribe',
		arrange: () => scene.issue(1).subscriptions.set(scene.seeded.users.maria, true),
		sent: [post('/unsubscribe')],
		row: simple({ subscribed: false }),
		rawOnly: 'description',
	},
	{
		operation: 'addToDo',
		sent: [post('/todo')],
		row: like({ state: 'pending', target_iid: 1, target_type: 'Issue', project: 'acme/website' }),
		rawOnly: 'body',
	},
];

test('every operation on one issue is tried here', () => {
	const elsewhere = ['create', 'createOrUpdate', 'getMany', 'getStatistics'];
	expect([...cases.map(({ operation }) => operation), ...elsewhere].sort()).toEqual(
		issue.operations.map(({ name }) => valueOf(name)).sort(),
	);
});

describe.each(cases.map((one) => [one.operation, one] as const))('%s', (operation, one) => {
	test('sends GitLab just what it should', async () => {
		one.arrange?.();
		const { error } = await scene.run(operation, one.parameters);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(one.sent);
	});

	test('gives the row, simplified where it can be', async () => {
		one.arrange?.();
		const { items } = await scene.run(operation, { ...one.parameters, simplify: true });
		expect(items[0].json).toEqual(one.row());
		if (one.rawOnly) expect(items[0].json).not.toHaveProperty([one.rawOnly]);
		expect(Object.keys(items[0].json).length).toBeLessThanOrEqual(12);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
	});

	test('fails only the items that are wrong, and says which and why', async () => {
		one.arrange?.();
		const { items, error } = await scene.run(
			operation,
			{ ...one.parameters, issue: locator('={{ $json.iid }}') },
			{ input: [{ iid: 404 }, { iid: '#1' }, { iid: 'one' }, { iid: '' }], onError: 'continueRegularOutput' },
		);
		expect(error).toBeUndefined();
		const ofItem = (item: number) =>
			items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
		const errors = (item: number) => ofItem(item).map(({ json }) => json.error);
		expect(errors(0)).toEqual([expect.stringMatching(/404.*\[item 0\]$/)]);
		expect(ofItem(1).length).toBeGreaterThan(0);
		expect(errors(1).filter(Boolean)).toEqual([]);
		expect(errors(2)).toEqual(["'Issue' has no valid IID: one [item 2]"]);
		expect(errors(3)).toEqual(["'Issue' is empty [item 3]"]);
	});
});

const simplified = cases.filter(({ rawOnly }) => rawOnly).map((one) => [one.operation, one] as const);

test.each(simplified)('%s gives the whole row where it is not to simplify', async (operation, one) => {
	one.arrange?.();
	const { json } = await scene.run(operation, { ...one.parameters, simplify: false });
	expect(json[0]).toHaveProperty([String(one.rawOnly)]);
});
