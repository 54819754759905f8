import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../../gitlab';
import { send } from '../engine';
import { comment, MR, NOTE, request } from './filtering';
import type { Stage } from '../stage';
import { setStage } from '../stage';

/** What waits here waits until a test says that it has waited enough. */
let waiting: Array<() => void> = [];

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise<void>((resolve) => void waiting.push(resolve)),
}));

let stage: Stage;
const set = async (version?: string) => {
	await stage?.clear();
	stage = await setStage({ events: ['note_events', 'merge_requests_events', 'releases_events'], version });
	const { parameters } = stage.workflow;
	parameters.filters = { minimumRole: 30, command: '/deploy' };
	parameters.options = { catchUp: false };
	await stage.workflow.activate();
	stage.gitlab.requests.length = 0;
};
beforeEach(async () => {
	waiting = [];
	await set();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await stage.clear();
});

const PROJECT = { id: 1 };
const byUser = (user: unknown, attributes: IDataObject = {}): IDataObject => ({
	...comment('', { object_attributes: { note: '/deploy', noteable_type: 'MergeRequest', ...attributes } }),
	user: user as IDataObject,
	project: PROJECT,
});
const deliver = async (body: unknown, header = NOTE) =>
	await stage.gitlab.deliver(stage.hook(), header, body);
const started = () => stage.workflow.executions.length;
/** Temporary hooks are looked for on the side, as soon as a delivery shows that there is work. */
const asked = () =>
	stage.gitlab.requests
		.map(({ path }) => path.replace('/api/v4', ''))
		.filter((path) => !path.endsWith('/hooks'));
const fail = (fault: Fault) =>
	stage.gitlab.faults.add({ match: ({ path }) => path.includes('/members/'), ...fault });

/** `stage.until` would wait for the delivery that is under way. */
async function untilAsked(): Promise<void> {
	while (!asked().length) await new Promise((resolve) => setImmediate(resolve));
}

/** Whether a delivery starts an execution, rather than being passed over. */
async function starts(body: unknown, header = NOTE): Promise<boolean> {
	const before = started();
	expect(await deliver(body, header)).toBe(200);
	return started() > before;
}

describe('whoever did it must have the role', () => {
	it.each([
		['maria', 40, true],
		['jonas', 40, true],
		['jonas', 50, false],
		['aiko', 30, true],
		['aiko', 40, false],
		['tom', 30, false],
		['tom', 20, true],
		['outsider', 10, false],
	] as const)('%s with at least %s: %s', async (who, minimumRole, isLetIn) => {
		stage.workflow.parameters.filters = { minimumRole };
		expect(await starts(byUser({ id: stage.users[who].id }))).toBe(isLetIn);
	});

	it.each([['Developer'], [''], [null], [0], [-1]])('and the role must be one: %j', async (minimumRole) => {
		stage.workflow.parameters.filters = { minimumRole };
		expect(await starts(byUser({ id: stage.users.maria.id }))).toBe(false);
		expect(asked()).toEqual([]);
	});

	it('whatever the name', async () => {
		const { aiko, outsider } = stage.users;
		expect(await starts(byUser({ id: outsider.id, username: aiko.username }))).toBe(false);
	});

	it('and so must whoever edited the comment', async () => {
		const { aiko, jonas, tom } = stage.users;
		expect(await starts(byUser({ id: aiko.id }, { updated_by_id: tom.id }))).toBe(false);
		expect(await starts(byUser({ id: tom.id }, { updated_by_id: aiko.id }))).toBe(false);
		expect(await starts(byUser({ id: aiko.id }, { updated_by_id: jonas.id }))).toBe(true);
	});

	it.each([
		['no user', byUser(null), NOTE],
		['a user without ID', byUser({ username: 'maria.santos' }), NOTE],
		['an ID that is none', byUser({ id: '2/../../1' }), NOTE],
		['an editor of a comment by nobody', byUser(null, { updated_by_id: 2 }), NOTE],
		['a release', { object_kind: 'release', project: PROJECT }, 'Release Hook'],
	])('and GitLab must tell who it was: %s', async (_what, body, header) => {
		expect(await starts(body, header)).toBe(false);
		expect(asked()).toEqual([]);
	});

	it('not while the membership waits for approval', async () => {
		fail({ kind: 'status', status: 200, body: { access_level: 50, membership_state: 'awaiting' } });
		expect(await starts(byUser({ id: 3 }))).toBe(false);
	});

	it('in the group, where the event is of no project', async () => {
		const { project: _project, ...body } = byUser({ id: stage.users.aiko.id });
		expect(await starts({ ...body, group: { group_id: stage.groups.acme.id } })).toBe(true);
		expect(asked()).toEqual([`/groups/${stage.groups.acme.id}/members/all/${stage.users.aiko.id}`]);
		expect(await starts(body)).toBe(false);
	});
});

describe('GitLab is asked', () => {
	it('only where a role is wanted, and when all other filters have let the event through', async () => {
		const { aiko } = stage.users;
		expect(await starts(byUser({ id: aiko.id }, { note: 'Hi' }))).toBe(false);
		expect(await starts(request({}, { user: { id: aiko.id }, project: PROJECT }), MR)).toBe(true);
		expect(asked()).toEqual([`/projects/1/members/all/${aiko.id}`]);
		stage.workflow.parameters.filters = { command: '/deploy' };
		expect(await starts(byUser({ id: stage.users.outsider.id }))).toBe(true);
		expect(asked()).toHaveLength(1);
	});

	it('once in five minutes for each person, also while the answer is awaited', async () => {
		// What is not signed has no time of its own.
		await set('18.11.0-ee');
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
		const { aiko, tom } = stage.users;
		const all = await Promise.all(
			[aiko, aiko, tom, tom].map(async ({ id }) => await deliver(byUser({ id }))),
		);
		expect(all).toEqual([200, 200, 200, 200]);
		expect(started()).toBe(2);
		stage.projects.website.members.set(tom.id, {
			...stage.groups.acme.members.get(tom.id)!,
			access_level: 30,
		});
		clock.mockReturnValue(now + 5 * 60_000 - 1);
		expect(await starts(byUser({ id: tom.id }))).toBe(false);
		expect(asked()).toHaveLength(2);
		clock.mockReturnValue(now + 5 * 60_000);
		expect(await starts(byUser({ id: tom.id }))).toBe(true);
		expect(asked()).toHaveLength(3);
	});
});

describe('nothing starts while GitLab does not tell', () => {
	const body = () => byUser({ id: stage.users.aiko.id });
	const again = async () => {
		const { url, body: sent, headers } = stage.gitlab.deliveries[0];
		return await send(url, sent, headers);
	};

	it.each<[string, Fault]>([
		['it fails', { kind: 'status', status: 500 }],
		['it is away', { kind: 'status', status: 502, headers: { 'retry-after': '0' } }],
		['it limits requests', { kind: 'status', status: 429, headers: { 'retry-after': '60' } }],
		['the token has ended', { kind: 'status', status: 401 }],
		['the token may not ask', { kind: 'status', status: 403 }],
		[
			'the project is out of reach',
			{ kind: 'status', status: 404, body: { message: '404 Project Not Found' } },
		],
		['a page comes instead', { kind: 'html', status: 200 }],
		['it sends elsewhere', { kind: 'redirect', location: 'http://127.0.0.1:9/' }],
		['the connection breaks', { kind: 'reset' }],
		['the answer breaks off', { kind: 'truncate' }],
	])('but the same delivery does when it comes again: %s', async (_what, fault) => {
		fail(fault);
		expect(await deliver(body())).toBe(503);
		expect(started()).toBe(0);
		expect(stage.workflow.log).toEqual([
			expect.stringContaining('GitLab did not tell the role of who did it'),
		]);
		expect(stage.workflow.log.join()).not.toContain(stage.token);
		stage.gitlab.faults.clear();
		expect((await again()).status).toBe(200);
		expect((await again()).body).toContain('Came before');
		expect(started()).toBe(1);
	});

	it('for longer than GitLab waits for the answer to its delivery', async () => {
		fail({ kind: 'hang' });
		const delivered = deliver(body());
		await untilAsked();
		for (const pass of waiting) pass();
		expect(await delivered).toBe(503);
		expect(started()).toBe(0);
	});

	it('and a copy that comes meanwhile starts nothing either', async () => {
		fail({ kind: 'latency', ms: 200 });
		const first = deliver(body());
		await untilAsked();
		expect((await again()).status).toBe(503);
		expect(await first).toBe(200);
		expect(started()).toBe(1);
	});

	it('and an answer without a role is none', async () => {
		for (const answer of [{}, { access_level: null }, { access_level: 'x' }]) {
			fail({ kind: 'status', status: 200, body: answer });
			stage.workflow.webhookId += '0';
			stage.hook().url = stage.workflow.url;
			expect(await deliver(body())).toBe(200);
			stage.gitlab.faults.clear();
		}
		expect(started()).toBe(0);
	});
});
