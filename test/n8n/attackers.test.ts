import axios from 'axios';

import type { Delivery, User } from '../gitlab';
import { logged } from './log';
import type { WorkflowNode } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { hangUp, send, signed } from './sending';
import { until } from './until';
import { triggerAlone } from './workflows';

const SIZE = 990_000;
const STARTED = { status: '200', message: 'Workflow was started' };
const HELD_BACK = { status: '200', message: 'Held back by a filter in n8n' };
const CAME_BEFORE = { status: 200, message: 'Came before' };
const NOT_CHOSEN = { status: 200, message: 'Not chosen in n8n' };

describe('a published workflow that somebody attacks', () => {
	let scene: Scene;
	let iid: number;

	beforeAll(async () => {
		scene = await setScene();
		scene.project.visibility = 'public';
		({ iid } = await scene.colleague.open('A change'));
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	/** A workflow that listens with the only hook of the project. */
	async function listen(parameters: WorkflowNode['parameters']) {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		// What is caught up with in the background would be executions too.
		const whole = { filters: {}, options: { catchUp: false }, ...parameters };
		const { id } = await scene.create(triggerAlone(example, whole));
		await scene.n8n.publish(id);
		return { id, hook: scene.project.hooks[0] };
	}

	/** What it has put out so far, one for each execution. */
	async function outputs(id: string) {
		await scene.calm(id);
		const executions = await scene.n8n.executions(id);
		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
		return executions.flatMap(({ output }) => Object.values(output)[0]);
	}

	/** What n8n answers to GitLab when somebody comments: nothing where the workflow starts. */
	async function comment(user: User, text: string) {
		await scene.as(user).comment(iid, text);
		await scene.gitlab.settled();
		const { response_status: status, response_body: body } = scene.project.hooks[0].logs[0];
		const { message } = (body ? JSON.parse(body) : {}) as { message?: string };
		return { status, message };
	}

	/** A genuine delivery: of a branch that somebody pushes, or of a comment. */
	async function deliveryOf(act: () => Promise<unknown>): Promise<Delivery> {
		await act();
		await scene.gitlab.settled();
		return scene.gitlab.deliveries.at(-1)!;
	}

	it('answers comments that are made to keep it busy, and everybody else, and still hears commands', async () => {
		const filters = { command: '/deploy', commentMatches: `*deploy*, ${'*a'.repeat(99)}b` };
		const { id } = await listen({ filters });
		const { users, n8n } = scene;
		const texts = [
			`/deploy${'\u2028'.repeat(SIZE)}x`,
			`/deploy${'\r'.repeat(SIZE)}x`,
			`/deploy${' '.repeat(SIZE)}x\u2028y`,
			`/deploy${' '.repeat(SIZE)}x\ry`,
			`/x\n${' '.repeat(SIZE)}/deploy`,
			`${' \u2028\r'.repeat(SIZE / 3)}/deploy`,
			'a'.repeat(SIZE),
			'> '.repeat(SIZE / 2),
		];
		for (const text of texts) {
			expect(await comment(users.aiko, text)).toEqual(HELD_BACK);
			expect((await axios.get(`${n8n.url}/healthz`, { proxy: false })).status).toBe(200);
		}
		expect(await comment(users.aiko, 'Now\n\n/deploy prod')).toEqual(STARTED);
		const all = await outputs(id);
		expect(all).toEqual([expect.objectContaining({ command: expect.objectContaining({ args: ['prod'] }) })]);
	});

	it('starts once what GitLab hung up on and sends again', async () => {
		const { id, hook } = await listen({});
		const genuine = await deliveryOf(() => scene.colleague.comment(iid, 'Nice'));
		for (let time = 0; time < 8; time++) {
			const headers = signed(hook, genuine);
			await hangUp(hook, headers, genuine.body);
			await until('n8n has it', async () => (await send(hook, headers, genuine.body)).status === 200);
			expect(await send(hook, headers, genuine.body)).toEqual(CAME_BEFORE);
		}
		expect(await outputs(id)).toHaveLength(1 + 8);
	});

	it('starts once what comes several times at the same moment', async () => {
		const { id, hook } = await listen({});
		const genuine = await deliveryOf(() => scene.colleague.comment(iid, 'Nice'));
		const headers = signed(hook, genuine);
		const copies = Array.from({ length: 10 }, async () => await send(hook, headers, genuine.body));
		const statuses = (await Promise.all(copies)).map(({ status }) => status);
		expect(statuses.filter((status) => ![200, 503].includes(status))).toEqual([]);
		expect(await outputs(id)).toHaveLength(1 + 1);
	});

	it('starts once what GitLab hung up on while it was asked for the role', async () => {
		const { id, hook } = await listen({ filters: { minimumRole: 30 } });
		const { gitlab, users } = scene;
		const asked = () => gitlab.requests.filter(({ path }) => path.includes('/members/')).length;
		const body = (await deliveryOf(() => scene.as(users.tom).comment(iid, 'Nice'))).body.replace(
			`"id":${users.tom.id},`,
			`"id":${users.aiko.id},`,
		);
		gitlab.faults.add({ kind: 'latency', ms: 300, match: ({ path }) => path.includes('/members/') });
		const headers = signed(hook, { event: 'Note Hook', body });
		const before = asked();
		await hangUp(hook, headers, body, async () => await until('GitLab is asked', () => asked() > before));
		await until('n8n has it', async () => (await send(hook, headers, body)).status === 200);
		gitlab.faults.clear();
		expect(await send(hook, headers, body)).toEqual(CAME_BEFORE);
		expect(await outputs(id)).toHaveLength(1);
	});

	it('takes digits for an ID, not for the name that somebody has chosen', async () => {
		const { gitlab, users, project } = scene;
		const named = gitlab.world.createUser({ username: String(users.aiko.id), name: 'Just a Number' });
		gitlab.world.addMember(project, named, 30);
		const { id } = await listen({ filters: { by: String(users.aiko.id) } });
		expect(await comment(named, 'Let me in')).toEqual(HELD_BACK);
		expect(await comment(users.aiko, 'Let me in')).toEqual(STARTED);
		expect(await outputs(id)).toHaveLength(1);
	});

	it('lets in who has the role, and nobody while GitLab does not say who has', async () => {
		const { gitlab, users, n8n } = scene;
		const { id, hook } = await listen({ filters: { minimumRole: 40 } });
		const heldBack = { status: '200', message: "Held back by 'Minimum Role' in n8n" };
		for (const user of [users.tom, users.outsider, users.aiko]) {
			expect(await comment(user, '/deploy')).toEqual(heldBack);
		}
		const { accessToken } = scene.credential.data;
		const body = { message: `\u001b[2J\r\nNo: ${String(accessToken)}` };
		gitlab.faults.add({ kind: 'status', status: 500, body, match: ({ path }) => path.includes('/members/') });
		expect(await comment(users.jonas, '/deploy')).toMatchObject({ status: '503' });
		expect(await n8n.isBusy(id)).toBe(false);
		expect(await outputs(id)).toEqual([]);
		const line = await until('n8n has logged it', () => /^.*did not tell the role.*$/m.exec(logged())?.[0]);
		expect(line).toContain('No: ***');
		expect(logged()).not.toContain(accessToken);
		gitlab.faults.clear();
		await scene.maintainer.resend(hook.id, hook.logs[0].id);
		expect(hook.logs[0].response_status).toBe('200');
		expect(await outputs(id)).toHaveLength(1);
		expect(await comment(users.jonas, '/deploy again')).toEqual(STARTED);
		expect(await outputs(id)).toHaveLength(2);
	});

	it('refuses thousands of signatures, even if the right one is the last of them', async () => {
		const { id, hook } = await listen({});
		const genuine = await deliveryOf(() => scene.colleague.comment(iid, 'Nice'));
		const headers = signed(hook, genuine);
		const right = headers['webhook-signature'];
		const many = `${'v1 '.repeat(4_999)}${right}`;
		const { status } = await send(hook, { ...headers, 'webhook-signature': many }, genuine.body);
		expect(status).toBe(401);
		expect(await outputs(id)).toHaveLength(1);
	});

	describe('with a push that was caught', () => {
		const names = ['Tag Push Hook', 'Note Hook', 'Merge Request Hook', 'Pipeline Hook', 'System Hook'];
		const renamed = (headers: Record<string, string>) =>
			names.map((name) => ({ ...headers, 'X-Gitlab-Event': name, 'Idempotency-Key': `another ${name}` }));
		const pushEvents = ['push_events', 'tag_push_events', 'note_events', 'pipeline_events'];

		it('does not start again, whatever the headers say that are not signed', async () => {
			const { id, hook } = await listen({ events: pushEvents });
			const { headers, body } = await deliveryOf(() => scene.colleague.open('A push'));
			for (const again of renamed(headers)) {
				expect(await send(hook, again, body)).toEqual(NOT_CHOSEN);
			}
			expect(await outputs(id)).toHaveLength(1);
		});

		it('starts nothing that is for other events', async () => {
			await listen({ events: ['push_events'] });
			const { body } = await deliveryOf(() => scene.colleague.open('A push'));
			await scene.clear();
			const other = await listen({ events: pushEvents.slice(1) });
			for (const headers of renamed(signed(other.hook, { event: '', body }))) {
				expect(await send(other.hook, headers, body)).toEqual(NOT_CHOSEN);
			}
			expect(await outputs(other.id)).toEqual([]);
		});
	});

	it('keeps nothing more secret than those of its hook, which are others each time', async () => {
		const { id, hook } = await listen({ filters: { notBy: 'me' } });
		expect(await comment(scene.users.aiko, 'Nice')).toEqual(STARTED);
		await scene.calm(id);
		const { signing_token: signingToken, token } = hook;
		const { staticData } = await scene.n8n.workflow(id);
		const [kept] = Object.values(staticData ?? {});
		expect(kept).toEqual({
			hooks: [expect.objectContaining({ hookId: hook.id, signed: true, secrets: { signingToken, token } })],
			me: { id: scene.users.maria.id, username: scene.users.maria.username },
			deliveries: expect.stringMatching(/^[\w-]{8}$/),
		});
		await scene.n8n.unpublish(id);
		expect((await scene.n8n.workflow(id)).staticData).toEqual({ [Object.keys(staticData ?? {})[0]]: {} });
		await scene.n8n.publish(id);
		const [fresh] = scene.project.hooks;
		expect([signingToken, token]).not.toContain(fresh.signing_token);
		expect([signingToken, token]).not.toContain(fresh.token);
	});
});
