import { LOOK_AFTER_MS } from '../../nodes/Gitlab/waiting/looking';
import { packed } from '../../nodes/Gitlab/waiting/wait';
import type { Gitlab, Hook } from '../gitlab';
import { locator } from '../parameters';
import { setStage } from '../trigger/stage';
import { Stage } from './stage';

const HOUR_MS = 60 * 60_000;

const wait = (overForMs: number, more: object = {}) => {
	const [at, until] = ['/projects/1/issues/1', Date.now() - overForMs];
	return packed({
		for: 'answer',
		project: 1,
		until,
		...{ who: 'users', at, holder: '/projects/1', ...more },
	});
};

/** Addresses of hooks that nobody needs: the execution's time is over, or it is gone. */
const leftBehind = (n8nUrl: string) => [
	`${n8nUrl}webhook-waiting/901/node?signature=1&wait=${wait(2 * HOUR_MS)}`,
	`${n8nUrl}webhook-waiting/902/node?signature=2&wait=${wait(-48 * HOUR_MS)}`,
];

/** Addresses of hooks that somebody needs, or that are no business of this n8n's. */
const ofOthers = (n8nUrl: string) => [
	`http://127.0.0.1:9/webhook-waiting/901/node?signature=1&wait=${wait(2 * HOUR_MS)}`,
	`${n8nUrl}webhook/of-a-trigger/webhook`,
	`${n8nUrl}webhook/of-a-workflow?wait=for%20me`,
	`${n8nUrl}webhook/of-a-workflow?wait=${Buffer.from('{"for":1}').toString('base64url')}`,
	'https://ci.example.com/hook',
];

/** Lets time pass, in n8n as in GitLab. */
function later({ world }: Gitlab, ms: number): void {
	const now = Date.now() + ms;
	jest.spyOn(Date, 'now').mockReturnValue(now);
	jest.spyOn(world, 'now').mockReturnValue(new Date(now).toISOString());
}

afterEach(() => jest.restoreAllMocks());

const urls = (hooks: readonly Hook[]) => hooks.map(({ url }) => url);

describe('webhooks that nobody needs any more', () => {
	const stage = new Stage();
	const add = async (addresses: string[]) => {
		for (const url of addresses)
			await stage.as(stage.seeded.users.maria, 'POST', '/projects/1/hooks', { url, note_events: true });
	};
	const ask = async (options = {}) =>
		await stage.run({
			...{ resource: 'comment', operation: 'sendAndWait', commentOn: 'issue', message: 'Go?', options },
			...{ project: locator('acme/website'), issue: locator(1), responseType: 'approval' },
			...{ answerFrom: 'users', responders: [stage.seeded.users.aiko.id] },
		});
	const notes = () => stage.seeded.projects.website.issues.get(1)!.notes;

	it('are removed when the node next waits in that project, and no others are', async () => {
		const others = ofOthers(stage.n8n.url);
		await add([...leftBehind(stage.n8n.url), ...others]);
		expect((await ask()).status).toBe('waiting');
		const own = stage.hooks.at(-1)!.url;
		await stage.until(() => expect(urls(stage.hooks)).toEqual([...others, own]));
	});

	it('are removed when GitLab next tells a waiting execution there something', async () => {
		const execution = await ask();
		const [{ url: own }] = stage.hooks;
		await add(leftBehind(stage.n8n.url).slice(0, 1));
		later(stage.gitlab, HOUR_MS);
		await stage.as(stage.seeded.users.tom, 'POST', '/projects/1/issues/1/notes', { body: 'Hello' });
		await stage.until(() => expect(urls(stage.hooks)).toEqual([own]));
		expect(execution.status).toBe('waiting');
	});

	it('are removed an hour after the time was over, and the comment says that nobody answered', async () => {
		await ask({ longest_wait_minutes: 60 });
		const [{ url: first }] = stage.hooks;
		const asked = notes().at(-1)!;
		later(stage.gitlab, 1.5 * HOUR_MS);
		await ask();
		await stage.gitlab.settled();
		expect(urls(stage.hooks)).toContain(first);
		later(stage.gitlab, HOUR_MS);
		await ask({ longest_wait_minutes: 600 });
		await stage.until(() => expect(urls(stage.hooks)).not.toContain(first));
		await stage.until(() => expect(asked.body).toContain('**Nobody answered in time.**'));
		expect(asked.body).toMatch(/^Go\?/);
	});

	it('do not have a comment of another project changed, whatever their address holds', async () => {
		const { api } = stage.seeded.projects;
		const [issue] = api.issues.values();
		const body = 'Not asked here <!-- n8n: to do --> approve';
		const at = `/projects/${api.id}/issues/${issue.iid}/notes`;
		const { id } = await stage.as(stage.seeded.users.maria, 'POST', at, { body });
		const held = wait(2 * HOUR_MS, { comment: `${at}/${String(id)}` });
		await add([`${stage.n8n.url}webhook-waiting/901/node?wait=${held}`]);
		await ask();
		await stage.until(() => expect(stage.hooks).toHaveLength(1));
		await stage.gitlab.settled();
		expect(issue.notes.find((note) => note.id === id)?.body).toBe(body);
	});

	it('are no reason to forget one that still waits, whose webhook GitLab has paused', async () => {
		const execution = await ask();
		const [paused] = stage.hooks;
		const { discussion_id: thread } = notes().at(-1)!;
		later(stage.gitlab, HOUR_MS);
		Object.assign(paused, { failures: 4, disabled_until: new Date(Date.now() + HOUR_MS).toISOString() });
		await ask();
		await stage.until(() => expect(stage.hooks).not.toContain(paused));
		expect(stage.hooks).toHaveLength(2);
		const reply = `/projects/1/issues/1/discussions/${thread}/notes`;
		await stage.as(stage.seeded.users.aiko, 'POST', reply, { body: 'approve' });
		expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]);
	});

	it('are no reason to forget one that was answered in a pause of its webhook, which is over', async () => {
		// It is the sweep that finds it.
		const pauses = LOOK_AFTER_MS.splice(0);
		const execution = await ask();
		const [paused] = stage.hooks;
		const { discussion_id: thread } = notes().at(-1)!;
		Object.assign(paused, { failures: 4, disabled_until: new Date(Date.now() + 60_000).toISOString() });
		const reply = `/projects/1/issues/1/discussions/${thread}/notes`;
		await stage.as(stage.seeded.users.aiko, 'POST', reply, { body: 'approve' });
		expect(execution.resumed).toEqual([]);
		later(stage.gitlab, HOUR_MS);
		// Its own hook is no sign of life for the other.
		paused.flags.note_events = false;
		await ask();
		LOOK_AFTER_MS.push(...pauses);
		await stage.until(() => expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]));
	});
});

describe('webhooks of waits, in a project that a trigger works in', () => {
	it('are removed when it is switched on and when a delivery comes, and no others are', async () => {
		const stage = await setStage();
		const add = async (addresses: string[]) => {
			for (const url of addresses) await stage.api('POST', '/projects/1/hooks', { url });
		};
		try {
			const { url } = stage.n8n;
			const others = ofOthers(url);
			await add([...leftBehind(url), ...others]);
			await stage.workflow.activate();
			const rest = [...others, stage.workflow.url];
			await stage.until(() => stage.hooks.length === rest.length);
			expect(urls(stage.hooks)).toEqual(rest);

			await add(leftBehind(url).slice(0, 1));
			later(stage.gitlab, HOUR_MS);
			const own = stage.hooks.find((hook) => hook.url === stage.workflow.url)!;
			const payload = { object_kind: 'merge_request', project: { id: 1 } };
			await stage.gitlab.deliver(own, 'Merge Request Hook', payload);
			await stage.until(() => stage.hooks.length === rest.length);
			expect(urls(stage.hooks)).toEqual(rest);
		} finally {
			await stage.clear();
		}
	});

	it('are looked for in its own project, whichever a delivery names', async () => {
		const stage = await setStage();
		try {
			await stage.workflow.activate();
			for (const project of [1, 2])
				await stage.api('POST', `/projects/${project}/hooks`, { url: leftBehind(stage.n8n.url)[0] });
			later(stage.gitlab, HOUR_MS);
			const own = stage.hooks.find((hook) => hook.url === stage.workflow.url)!;
			const before = stage.gitlab.requests.length;
			await stage.gitlab.deliver(own, 'Merge Request Hook', {
				object_kind: 'merge_request',
				project: { id: 2 },
			});
			await stage.until(() => urls(stage.hooks).join() === stage.workflow.url);
			const asked = stage.gitlab.requests.slice(before).map(({ path }) => path);
			expect(asked.filter((path) => path.includes('/projects/2'))).toEqual([]);
		} finally {
			await stage.clear();
		}
	});
});
