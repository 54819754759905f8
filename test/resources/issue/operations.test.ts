import type { IDataObject } from 'n8n-workflow';
import { issue } from '../../../nodes/Gitlab/resources/issue';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene } from '../../scene';
import type { Case } from '../operations';
import { like, requestsTo, timeTracking, tryOperations } from '../operations';
import { FIRST, firstIssue, ISSUES, linkSecond, simpleFirst } from './first';

const scene = new Scene();

const { get, list, post, put, remove } = requestsTo(FIRST);
const resolved: Sent = ['GET', '/projects/acme%2Fplatform%2Fapi', {}, null];

const simple =
	(changes: IDataObject = {}) =>
	() => ({ ...simpleFirst(scene), ...changes });
const asIssue = { row: simple(), rawOnly: 'description' };

const cases: Case[] = [
	{ operation: 'get', sent: [get()], ...asIssue },
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
	{ operation: 'delete', sent: [remove()], row: () => ({ deleted: true }) },
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
		arrange: () => linkSecond(scene),
		sent: [remove('/links/1')],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'getLinks',
		arrange: () => linkSecond(scene),
		sent: [list('/links', '100')],
		longest: 12,
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
			iteration: null,
			weight: null,
		}),
		rawOnly: 'resource_type',
	},
	...timeTracking(FIRST, { summary: 'Reviewed the design' }),
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

tryOperations(scene, {
	resource: issue,
	parameters: firstIssue,
	field: { name: 'issue', label: 'Issue', sign: '#' },
	cases,
	elsewhere: [
		'waitForEvent',
		...['create', 'createOrUpdate', 'getMany', 'getStatistics'],
		...['addMetricImage', 'deleteMetricImage', 'getMetricImages'],
		...['addTimelineEvent', 'deleteTimelineEvent', 'getTimelineEvents'],
	],
});
