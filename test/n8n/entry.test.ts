import axios from 'axios';
import { Webhook } from 'standardwebhooks';

import type { Delivery, Hook } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { triggerAlone } from './workflows';

const SIGNED = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

describe('who may start a published workflow', () => {
	let scene: Scene;
	let workflowId: string;
	let hook: Hook;
	let genuine: Delivery;

	beforeAll(async () => {
		scene = await setScene();
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		workflowId = (await scene.create(triggerAlone(example))).id;
		await scene.n8n.publish(workflowId);
		[hook] = scene.project.hooks;
		await scene.colleague.open('A genuine change');
		await until('the first delivery has come', async () => (await runs()) > 0);
		await scene.calm(workflowId);
		genuine = scene.gitlab.deliveries[0];
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const runs = async () => (await scene.n8n.executions(workflowId)).length;

	/** What a stranger sends: GitLab's own delivery, with other headers in place of those that prove its origin. */
	async function send(proof: Record<string, string>) {
		const proofs = [...SIGNED, 'x-gitlab-token', 'idempotency-key'];
		const kept = Object.entries(genuine.headers).filter(([name]) => !proofs.includes(name.toLowerCase()));
		const headers = { ...Object.fromEntries(kept), ...proof };
		const options = { headers, proxy: false as const, validateStatus: () => true };
		return (await axios.post(hook.url, Buffer.from(genuine.body), options)).status;
	}

	function signedAt(time: Date, secret = hook.signing_token ?? '') {
		const id = `forged-${time.getTime()}`;
		return {
			'webhook-id': id,
			'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
			'webhook-signature': new Webhook(secret).sign(id, time, genuine.body),
		};
	}

	/** Whatever was let in by mistake has run once a delivery that came later has run. */
	async function startsNone(before: number) {
		const sent = signedAt(new Date());
		expect(await send(sent)).toBe(200);
		await until('the delivery after it has run', async () => (await runs()) > before);
		await scene.calm(workflowId);
		expect(await runs()).toBe(before + 1);
	}

	it('GitLab, which signs what it sends', () => {
		expect(genuine.responseStatus).toBe(200);
		expect(Object.keys(genuine.headers)).toEqual(expect.arrayContaining(SIGNED));
	});

	it.each<[string, () => Record<string, string>]>([
		['a delivery without a signature', () => ({})],
		['a delivery with only a made-up secret token', () => ({ 'X-Gitlab-Token': 'guessed' })],
		[
			'a signature by another key',
			() => signedAt(new Date(), `whsec_${Buffer.alloc(32, 7).toString('base64')}`),
		],
		[
			'a signature that is no signature',
			() => ({ ...signedAt(new Date()), 'webhook-signature': 'v1,nonsense' }),
		],
		['a genuine delivery of ten minutes ago', () => signedAt(new Date(Date.now() - 10 * 60_000))],
	])('not %s', async (_, forge) => {
		const before = await runs();
		expect(await send(forge())).toBe(401);
		await startsNone(before);
	});

	it('not the same delivery a second time', async () => {
		const before = await runs();
		const again = signedAt(new Date());
		expect(await send(again)).toBe(200);
		await until('it has run once', async () => (await runs()) === before + 1);
		expect(await send(again)).toBe(200);
		await startsNone(before + 1);
	});
});
