import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import type { IDataObject } from 'n8n-workflow';
import { GitlabTrigger } from '../../../nodes/Gitlab/GitlabTrigger.node';
import type * as Deliveries from '../../../nodes/Gitlab/trigger/delivery/seenDeliveries';
import { LruCache } from '../../../nodes/Gitlab/trigger/delivery/lruCache';
import { send } from '../engine';
import type { Stage } from '../stage';
import { parametersFor, setStage } from '../stage';

let stage: Stage;
const set = async (events: string[], more?: object) => {
	stage = await setStage({ events });
	Object.assign(stage.workflow.parameters, more);
	await stage.workflow.activate();
};
afterEach(async () => await stage?.clear());

const ALL = new GitlabTrigger().description.properties
	.find(({ name }) => name === 'events')
	?.options?.map((option) => String((option as { value: unknown }).value)) as string[];

describe('what happens in GitLab', () => {
	it('starts the workflow with the body that GitLab sent', async () => {
		await set(ALL);
		const { api, gitlab, workflow } = stage;
		const project = '/projects/acme%2Fwebsite';
		const issue = await api('POST', `${project}/issues`, { title: 'It happens' });
		await api('PUT', `${project}/issues/${String(issue.iid)}`, { state_event: 'close' });
		await api('POST', `${project}/issues`, { title: 'In secret', confidential: true });
		await api('POST', `${project}/merge_requests/1/notes`, { body: 'Nice' });
		await api('PUT', `${project}/merge_requests/1`, { title: 'Better' });
		await api('POST', `${project}/milestones`, { title: 'Autumn' });
		expect(workflow.executions).toEqual(gitlab.deliveries.map(({ body }) => JSON.parse(body) as unknown));
		expect(gitlab.deliveries.map(({ event }) => event)).toEqual([
			'Issue Hook',
			'Issue Hook',
			'Confidential Issue Hook',
			'Note Hook',
			'Merge Request Hook',
			'Milestone Hook',
		]);
	});

	it('brings nothing secret along', async () => {
		await set(['issues_events']);
		const { token, signing_token } = stage.hook();
		await stage.api('POST', '/projects/acme%2Fwebsite/issues', { title: 'It happens' });
		const seen = JSON.stringify([stage.workflow.executions, stage.workflow.log]);
		expect(stage.workflow.executions).toHaveLength(1);
		for (const secret of [token, signing_token, stage.token]) expect(seen).not.toContain(secret);
	});

	it('starts nothing when it is not chosen: a test from the settings of GitLab, a change not yet sent on', async () => {
		await set(['merge_requests_events']);
		const { workflow, gitlab, hook } = stage;
		await stage.api('POST', `/projects/acme%2Fwebsite/hooks/${hook().id}/test/push_events`);
		for (const event of ['Push Hook', 'Note Hook', 'System Hook', 'Unheard Of Hook', '__proto__', '']) {
			expect(await gitlab.deliver(hook(), event, { project: { id: 1 } })).toBe(200);
		}
		expect(workflow.executions).toEqual([]);
	});

	it.each<[string, object]>([
		['project', { project: { id: 2 } }],
		['project_id', { project_id: 2 }],
		['object_attributes', { object_attributes: { project_id: 2 } }],
		['project as text', { project: { id: '1' } }],
	])('in another project starts nothing: %s', async (_where, body) => {
		await set(['vulnerability_events']);
		expect(await stage.gitlab.deliver(stage.hook(), 'Vulnerability Hook', body)).toBe(200);
		expect(stage.workflow.executions).toEqual([]);
	});
});

describe('comments', () => {
	const tell = async (noteable_type: string, event = 'Note Hook') => {
		const before = stage.workflow.executions.length;
		const body = { project_id: 1, object_attributes: { noteable_type, project_id: 1 } };
		expect(await stage.gitlab.deliver(stage.hook(), event, body)).toBe(200);
		return stage.workflow.executions.length - before;
	};
	const TYPES = ['Commit', 'Issue', 'MergeRequest', 'Snippet'];

	it.each(TYPES)('can be narrowed to those on one thing: %s', async (type) => {
		await set(['note_events', 'confidential_note_events'], { commentsOn: [type] });
		for (const one of [...TYPES, 'WikiPage::Meta']) {
			expect([one, await tell(one)]).toEqual([one, one === type ? 1 : 0]);
			expect([one, await tell(one, 'Confidential Note Hook')]).toEqual([one, one === type ? 1 : 0]);
		}
	});

	it('come from everywhere unless narrowed, also from where the list has no entry', async () => {
		await set(['note_events']);
		for (const one of [...TYPES, 'WikiPage::Meta', 'DesignManagement::Design']) {
			expect([one, await tell(one)]).toEqual([one, 1]);
		}
	});

	it('do not narrow other events', async () => {
		await set(['note_events', 'merge_requests_events'], { commentsOn: ['Issue'] });
		expect(await stage.tell()).toBe(200);
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it.each([
		[['note_events'], true],
		[['push_events', 'confidential_note_events'], true],
		[['push_events'], false],
	])('are asked about only when they are chosen: %j', (events, shown) => {
		const { properties } = new GitlabTrigger().description;
		const field = properties.find(({ name }) => name === 'commentsOn');
		const flags = field?.displayOptions?.show?.events as string[];
		expect(flags.some((flag) => events.includes(flag))).toBe(shown);
	});
});

describe('a delivery that comes again', () => {
	const again = async () => {
		const { url, body, headers } = stage.gitlab.deliveries[0];
		return await send(url, body, headers);
	};
	beforeEach(async () => {
		await set(['merge_requests_events']);
		await stage.tell();
	});

	it('is answered, and starts nothing', async () => {
		expect(await again()).toEqual({ status: 200, body: '{"message":"Came before"}' });
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it('starts one execution when all come at the same moment', async () => {
		stage.workflow.staticData = JSON.parse(JSON.stringify(stage.workflow.staticData)) as never;
		const { workflow, gitlab, hook } = stage;
		await gitlab.deliver({ ...hook(), url: 'http://127.0.0.1:1/' }, 'Merge Request Hook', {
			project: { id: 1 },
		});
		const { body, headers } = gitlab.deliveries[1];
		const answers = await Promise.all(
			Array.from({ length: 20 }, async () => await send(workflow.url, body, headers)),
		);
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		expect(workflow.executions).toHaveLength(2);
	});

	it('is known by the idempotency key that older servers send', async () => {
		await stage.clear();
		stage = await setStage({ version: '18.5.0' });
		await stage.workflow.activate();
		await stage.tell();
		const { url, body, headers } = stage.gitlab.deliveries[0];
		const { 'webhook-id': _id, ...old } = headers;
		expect((await send(url, body, old)).body).toContain('Came before');
		const { 'Idempotency-Key': _key, ...older } = old;
		expect((await send(url, body, older)).status).toBe(200);
		expect((await send(url, body, older)).status).toBe(200);
		expect(stage.workflow.executions).toHaveLength(3);
	});

	it('starts an execution when n8n had failed to start one', async () => {
		const { workflow, gitlab, tell } = stage;
		workflow.brokenBy = 503;
		expect(await tell()).toBe(503);
		workflow.brokenBy = undefined;
		const { url, body, headers } = gitlab.deliveries[1];
		expect((await send(url, body, headers)).status).toBe(200);
		expect(workflow.executions).toHaveLength(2);
	});

	it('is not remembered when it came from somebody else', async () => {
		const { url, body, headers } = stage.gitlab.deliveries[0];
		await send(url, body, { ...headers, 'webhook-id': 'chosen' });
		expect(JSON.stringify(stage.workflow.memory)).not.toContain('chosen');
	});

	it('may come to another workflow', async () => {
		const second = stage.n8n.add(parametersFor(['merge_requests_events']), stage.workflow.credentials);
		Object.assign(second, { id: 'second' });
		await second.activate();
		const { hook, gitlab } = { hook: stage.hooks[1], gitlab: stage.gitlab };
		await gitlab.deliver(hook, 'Merge Request Hook', { project: { id: 1 } });
		expect(second.executions).toHaveLength(1);
	});
});

describe('what is remembered of deliveries', () => {
	const startedAnew = (): typeof Deliveries => {
		let loaded: typeof Deliveries | undefined;
		jest.isolateModules(() => {
			loaded = jest.requireActual<typeof Deliveries>('../../../nodes/Gitlab/trigger/delivery/seenDeliveries');
		});
		return loaded as typeof Deliveries;
	};

	const saved = (data: object) => JSON.parse(JSON.stringify(data)) as IDataObject;

	it('lasts over a start of n8n, for the last 2,000', () => {
		const data = {};
		const before = startedAnew();
		for (let id = 0; id < 2_001; id++) before.keep('node', String(id), data);
		expect(JSON.stringify(data).length).toBeLessThan(20_000);
		for (const [id, standing] of Object.entries({ 2000: 'taken', 1: 'taken', 0: 'none' })) {
			expect(startedAnew().standingOf('node', id, saved(data))).toBe(standing);
		}
	});

	it('lasts when n8n saves deliveries of the same moment over each other', () => {
		const before = startedAnew();
		const [first, second, third] = [{}, {}, {}];
		before.keep('node', 'second', second);
		before.keep('node', 'first', first);
		// n8n knows for the third what it saved last, whichever that was.
		before.keep('node', 'third', Object.assign(third, saved(second)));
		for (const id of ['first', 'second']) {
			expect(startedAnew().standingOf('node', id, saved(first))).toBe('taken');
			expect(startedAnew().standingOf('node', id, saved(third))).toBe('taken');
		}
	});

	it('takes in what another process of n8n has saved meanwhile', () => {
		const [ours, theirs] = [startedAnew(), startedAnew()];
		const data = {};
		ours.keep('node', 'first', data);
		const elsewhere = saved(data);
		theirs.keep('node', 'second', elsewhere);
		ours.keep('node', 'third', Object.assign(data, saved(elsewhere)));
		for (const id of ['first', 'second', 'third']) {
			expect(startedAnew().standingOf('node', id, saved(data))).toBe('taken');
		}
	});

	it('is not saved before n8n has taken the execution', () => {
		const before = startedAnew();
		const second = {};
		before.hand('node', 'first', new PassThrough());
		before.keep('node', 'second', second);
		expect(startedAnew().standingOf('node', 'first', saved(second))).toBe('none');
	});

	it('does not grow beyond 10,000 in a process', () => {
		const { keep, standingOf } = startedAnew();
		for (let id = 0; id < 10_001; id++) keep(`node ${id % 10}`, String(id), {});
		// What is stored of a node tells of it too, but not of the deliveries of others.
		expect(standingOf('node 0', '10000', {})).toBe('taken');
		const { hand, standingOf: standing } = startedAnew();
		const answer = new PassThrough().setMaxListeners(0);
		for (let id = 0; id < 10_001; id++) hand('node', String(id), answer);
		expect([standing('node', '1', {}), standing('node', '0', {})]).toEqual(['underWay', 'none']);
	});

	it.each<[string, (answer: ServerResponse) => unknown, Deliveries.Standing, Deliveries.Standing]>([
		['GitLab waits', () => undefined, 'underWay', 'none'],
		['GitLab had hung up before', (answer) => answer.destroy(), 'underWay', 'none'],
		['n8n had answered before', (answer) => answer.end(), 'none', 'none'],
	])('tells whether n8n is at it, where %s', async (_what, before, during, after) => {
		const { hand, keep, standingOf } = startedAnew();
		const answer = new ServerResponse(new IncomingMessage(new Socket()));
		before(answer);
		await new Promise((resolve) => setImmediate(resolve));
		hand('node', 'id', answer);
		expect(standingOf('node', 'id', {})).toBe(during);
		answer.end();
		expect(standingOf('node', 'id', {})).toBe(after);
		keep('node', 'id', {});
		answer.emit('close');
		expect(standingOf('node', 'id', {})).toBe('taken');
	});

	it('is gone from the process when the workflow is switched off, and only then', async () => {
		await set(['merge_requests_events'], { filters: { notBy: 'me' } });
		const { workflow } = stage;
		const remembered = new Map<LruCache<unknown>, Set<string>>();
		const { set: put } = LruCache.prototype;
		const spy = jest.spyOn(LruCache.prototype, 'set').mockImplementation(function (
			this: LruCache<unknown>,
			key,
			value,
		) {
			remembered.set(this, (remembered.get(this) ?? new Set()).add(key));
			put.call(this, key, value);
		});
		await workflow.deactivate();
		await workflow.activate();
		await stage.tell();
		// What is known of a project and its server is no workflow's.
		const isOfWorkflow = (key: string) => !key.startsWith(stage.gitlab.url);
		const left = () =>
			[...remembered].flatMap(([cache, keys]) =>
				[...keys].filter((key) => isOfWorkflow(key) && cache.get(key) !== undefined),
			);
		const published = left();
		expect(published).toHaveLength(4);
		await workflow.listenInEditor();
		expect(left()).toEqual(published);
		await workflow.deactivate();
		expect(left()).toEqual([]);
		spy.mockRestore();
	});
});
