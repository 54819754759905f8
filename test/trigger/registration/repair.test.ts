import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
const set = async (options?: Parameters<typeof setStage>[0]) => {
	await stage?.clear();
	stage = await setStage(options);
};
beforeEach(async () => await set());
afterEach(async () => await stage.clear());

const HOOKS = '/projects/acme%2Fwebsite/hooks';
const { stringify } = JSON;

/** As if n8n had never saved what the node remembers: its name has changed. */
const rename = (name = 'Something happened') => (stage.workflow.nodeName = name);

describe('a hook that is there already', () => {
	it('is found by its URL when the node was renamed, and gets fresh secrets', async () => {
		await stage.workflow.activate();
		const { id, token } = stage.hook();
		rename();
		stage.writes();
		await stage.workflow.activate();
		expect(stage.writes()).toEqual([`PUT ${HOOKS}/${id}`]);
		expect(stage.hook().id).toBe(id);
		expect(stage.hook().token).not.toBe(token);
		expect(await stage.tell()).toBe(200);
	});

	it('is found by its URL beyond the first page', async () => {
		await stage.workflow.activate();
		const own = stage.hooks[0];
		const others = Array.from({ length: 120 }, (_, at) => ({
			...own,
			id: 1000 + at,
			url: `https://ci.example.com/${at}`,
		}));
		stage.hooks.unshift(...others);
		rename();
		await stage.workflow.activate();
		expect(stage.hooks).toHaveLength(121);
		await stage.workflow.deactivate();
		expect(stage.hooks).toHaveLength(120);
	});

	it('was deleted in GitLab: a new one is made', async () => {
		await stage.workflow.activate();
		const [{ id }] = stage.hooks.splice(0);
		await stage.workflow.activate('init');
		expect(stage.hook().id).toBeGreaterThan(id);
		expect(await stage.tell()).toBe(200);
	});

	it.each<[string, (hook: Stage['hooks'][number]) => void]>([
		['another URL', (hook) => (hook.url = 'https://elsewhere.example.com/hook')],
		['an event less', (hook) => (hook.flags.merge_requests_events = false)],
		['an event more', (hook) => (hook.flags.push_events = true)],
		['no SSL verification', (hook) => (hook.flags.enable_ssl_verification = false)],
		['another name', (hook) => (hook.name = 'Mine')],
		['no description', (hook) => (hook.description = null)],
		['no signing token', (hook) => (hook.signing_token = null)],
		['a branch filter', (hook) => (hook.push_events_branch_filter = 'main')],
		['a body of its own', (hook) => (hook.custom_webhook_template = '{"text":"Hello"}')],
	])('is put right when somebody gave it %s', async (_what, edit) => {
		await stage.workflow.activate();
		const before = { ...stage.hook(), flags: { ...stage.hook().flags } };
		edit(stage.hook());
		stage.writes();
		await stage.workflow.activate('init');
		expect(stage.writes()).toEqual([`PUT ${HOOKS}/${before.id}`]);
		const after = stage.hook();
		expect({
			...after,
			push_events_branch_filter: after.push_events_branch_filter || null,
			custom_webhook_template: after.custom_webhook_template || null,
		}).toEqual(before);
		expect(await stage.tell()).toBe(200);
	});

	it('follows when other events are chosen or the workflow is renamed', async () => {
		await stage.workflow.activate();
		stage.workflow.parameters.events = ['push_events', 'note_events'];
		stage.workflow.title = 'Say goodbye';
		await stage.workflow.activate();
		const { flags, name } = stage.hook();
		expect(Object.keys(flags).filter((flag) => flags[flag])).toEqual([
			'push_events',
			'enable_ssl_verification',
			'note_events',
		]);
		expect(name).toBe('n8n: Say goodbye');
	});

	it('follows when n8n is reached at another address', async () => {
		await stage.workflow.activate();
		const { id } = stage.hook();
		stage.workflow.baseUrl = stage.n8n.url.replace('127.0.0.1', 'localhost');
		await stage.workflow.activate('init');
		expect(stage.hook()).toMatchObject({ id, url: stage.workflow.url });
		expect(await stage.tell()).toBe(200);
	});

	it.each([
		['?project=1'.repeat(100_000), '[key a'.repeat(200_000)],
		[`?project=${'1'.repeat(1_000_000)}x`, `[key ${'a'.repeat(1_000_000)}x`],
		['?'.repeat(1_000_000), '['.repeat(1_000_000)],
	])('is told from others however long their texts are: %.20s', async (address, description) => {
		await stage.workflow.activate();
		const { id } = stage.hook();
		Object.assign(stage.hook(), { description });
		stage.hooks.push({ ...stage.hook(), id: id + 1, url: `https://example.com/${address}`, description });
		await stage.workflow.activate();
		expect(stage.hooks.map((hook) => hook.id)).toEqual([id, id + 1]);
		expect(await stage.gitlab.deliver(stage.hooks[0], 'Merge Request Hook', { project: { id: 1 } })).toBe(
			200,
		);
	});

	it('is the one with the lowest ID where there are several: the others are removed', async () => {
		await stage.workflow.activate();
		const own = stage.hook();
		stage.hooks.push({ ...own, id: own.id + 1 }, { ...own, id: own.id + 2 });
		await stage.workflow.activate('init');
		expect(stage.hook().id).toBe(own.id);
		expect(await stage.tell()).toBe(200);
	});
});

describe('a hook that GitLab has switched off', () => {
	it.each([
		['for a while', 4],
		['for good', 40],
	])('%s is switched on by a test that starts no execution', async (_how, failures) => {
		await stage.workflow.activate();
		const hook = stage.hook();
		Object.assign(hook, { failures, disabled_until: '2999-01-01T00:00:00Z' });
		expect(await stage.tell()).toBeNull();
		stage.writes();
		await stage.workflow.activate('init');
		const one = `${HOOKS}/${hook.id}`;
		expect(stage.writes()).toEqual([`PUT ${one}`, `POST ${one}/test/push_events`]);
		expect(stage.workflow.executions).toEqual([]);
		expect(await stage.tell()).toBe(200);
		expect(stage.hook().id).toBe(hook.id);
	});

	it('for good, where no test succeeds, is made anew', async () => {
		await stage.workflow.activate();
		stage.projects.website.branches.clear();
		const { id } = Object.assign(stage.hook(), { failures: 40 });
		await stage.workflow.activate('init');
		expect(stage.hook().id).toBeGreaterThan(id);
		expect(await stage.tell()).toBe(200);
	});

	it('for a while, where no test succeeds, comes back by itself; the log tells', async () => {
		await stage.workflow.activate();
		stage.projects.website.branches.clear();
		const { id } = Object.assign(stage.hook(), { failures: 4, disabled_until: '2999-01-01T00:00:00Z' });
		await stage.workflow.activate('init');
		expect(stage.hook().id).toBe(id);
		expect(stage.workflow.log).toEqual([
			expect.stringContaining(`webhook ${id} is switched off in GitLab: Ensure the project has`),
		]);
	});

	it('is not tested with an event that would start the workflow', async () => {
		await set({ events: ['push_events', 'tag_push_events', 'merge_requests_events'] });
		await stage.workflow.activate();
		Object.assign(stage.hook(), { failures: 40 });
		stage.writes();
		await stage.workflow.activate('init');
		expect(stage.writes().filter((line) => line.includes('/test/'))).toEqual([]);
		expect(stage.workflow.executions).toEqual([]);
		expect(await stage.tell()).toBe(200);
	});
});

describe('several at once', () => {
	it.each([['first'], ['last']])(
		'two mains that create at once leave one hook: the other saves %s',
		async (order) => {
			const { workflow } = stage;
			const mains = [workflow.load('init'), workflow.load('init')];
			await Promise.all(mains.map(async ({ run }) => await run('create')));
			// Each may have removed the second hook before the other came to it.
			const [first, second, ...rest] = stage.writes();
			expect([first, second, new Set(rest)]).toEqual([
				`POST ${HOOKS}`,
				`POST ${HOOKS}`,
				new Set([`DELETE ${HOOKS}/2`]),
			]);
			for (const { save } of order === 'first' ? mains : [...mains].reverse()) save();
			expect(await stage.tell()).toBe(200);
			expect(workflow.executions).toHaveLength(1);
		},
	);

	/** Does something at the first request that reaches GitLab after a write. */
	const afterWrite = (method: string, act: () => void) => {
		let state: 'waiting' | 'written' | 'done' = 'waiting';
		stage.gitlab.faults.add({
			kind: 'latency',
			match: (request) => {
				if (state === 'written') act();
				if (state === 'written') state = 'done';
				if (state === 'waiting' && request.method === method) state = 'written';
				return false;
			},
		});
	};

	it('remembers nothing where another main has just given the hook other secrets', async () => {
		await stage.workflow.activate();
		const saved = stringify(stage.workflow.staticData);
		const hook = stage.hook();
		rename();
		afterWrite('PUT', () => (hook.description = 'Somebody else was here. [key 00000000]'));
		await stage.workflow.activate();
		expect(stringify(stage.workflow.staticData)).toBe(saved);
	});

	it('gives way to the hook of another main that was a moment faster', async () => {
		afterWrite('POST', () => stage.hooks.push({ ...stage.hooks[0], id: 0 }));
		await stage.workflow.activate();
		expect(stage.hook().id).toBe(0);
		expect(stage.workflow.staticData).toEqual({});
	});

	it('removes the hook of another main that was a moment slower', async () => {
		afterWrite('POST', () => stage.hooks.push({ ...stage.hooks[0], id: 99 }));
		await stage.workflow.activate();
		expect(stage.hook().id).toBe(1);
		expect(await stage.tell()).toBe(200);
	});
});
