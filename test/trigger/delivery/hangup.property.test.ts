import { randomUUID } from 'node:crypto';
import type { ClientRequest } from 'node:http';
import { request } from 'node:http';
import fc from 'fast-check';
import { sign } from '../../gitlab/hooks/deliveries';
import type { Answer } from '../engine';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
	await stage.workflow.activate();
	await stage.tell();
	stage.workflow.queue = () =>
		new Promise((resolve, reject) => pending.push({ take: resolve, fail: () => reject(new Error()) }));
});
afterEach(async () => {
	for (const one of pending.splice(0)) one.fail();
	await stage.clear();
});

/** What n8n has been handed and neither stored nor given up yet. */
const pending: Array<{ take: () => void; fail: () => void }> = [];

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

/** GitLab's attempts to deliver one event, all with the same ID. */
class Event {
	readonly answers: Answer[] = [];
	private readonly waiting: ClientRequest[] = [];
	private readonly id = randomUUID();

	async deliver(): Promise<void> {
		const [{ url, headers, body }] = stage.gitlab.deliveries;
		const before = this.answers.length + pending.length;
		const secret = stage.hook().signing_token ?? '';
		const timestamp = String(Math.floor(Date.now() / 1000));
		const proof = {
			'webhook-id': this.id,
			'webhook-timestamp': timestamp,
			'webhook-signature': sign(secret, `${this.id}.${timestamp}.${body}`),
		};
		const out = request(url, { method: 'POST', headers: { ...headers, ...proof }, agent: false });
		out.on('error', () => undefined);
		out.on('response', (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				this.answers.push({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
			);
		});
		out.end(body);
		this.waiting.push(out);
		while (this.answers.length + pending.length === before) await turn();
	}

	async hangUp(): Promise<void> {
		const callers = stage.workflow.callers.size;
		const out = this.waiting.find(({ destroyed }) => !destroyed);
		out?.destroy();
		while (out && callers && stage.workflow.callers.size === callers) await turn();
	}
}

const takes = async () => {
	pending.shift()?.take();
	await turn();
};
const fails = async () => {
	pending.shift()?.fail();
	await turn();
};
const executions = () => stage.workflow.executions.length - 1;
const cameBefore = { status: 200, body: '{"message":"Came before"}' };

describe('a delivery whose sender hangs up', () => {
	let event: Event;
	beforeEach(async () => {
		event = new Event();
		await event.deliver();
	});

	it('may come again once n8n has failed to take it', async () => {
		await event.hangUp();
		await fails();
		await event.deliver();
		await takes();
		expect(executions()).toBe(1);
	});

	it('counts as taken where n8n takes it all the same', async () => {
		await event.hangUp();
		await takes();
		await event.deliver();
		expect([executions(), event.answers]).toEqual([1, [cameBefore]]);
	});

	it.each(['while its sender waits', 'after its sender has hung up'])(
		'is not told to have come before while n8n is still at it, %s: GitLab is to keep it',
		async (when) => {
			if (when.startsWith('after')) await event.hangUp();
			await event.deliver();
			expect([executions(), event.answers.map(({ status }) => status)]).toEqual([0, [503]]);
			await fails();
			await event.deliver();
			await takes();
			expect(executions()).toBe(1);
		},
	);
});

it('whatever befalls the attempts, n8n starts one execution for a delivery, and tells of none before it has it', async () => {
	const STEPS = {
		deliver: async (event: Event) => await event.deliver(),
		'hang up': async (event: Event) => await event.hangUp(),
		'n8n takes it': takes,
		'n8n fails': fails,
	};
	const steps = fc.array(fc.constantFrom(...(Object.keys(STEPS) as Array<keyof typeof STEPS>)), {
		maxLength: 10,
	});
	await fc.assert(
		fc.asyncProperty(steps, async (sequence) => {
			const event = new Event();
			const before = executions();
			for (const step of sequence) {
				await STEPS[step](event);
				const started = executions() - before;
				expect(started).toBeLessThanOrEqual(1);
				const told = event.answers.filter(({ status }) => status === 200);
				if (told.length) expect(started).toBe(1);
			}
			while (pending.length) await fails();
			await event.deliver();
			await takes();
			expect(executions() - before).toBe(1);
		}),
		{ numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
	);
}, 3_600_000);
