import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';

import axios from 'axios';
import { Webhook } from 'standardwebhooks';

import type { Delivery, Hook } from '../gitlab';

type Headers = Record<string, string>;

/** What GitLab sends to the hook with the body, signed now, however it is called. */
export function signed({ signing_token }: Hook, { event, body }: Pick<Delivery, 'event' | 'body'>): Headers {
	const now = new Date();
	const id = randomUUID();
	return {
		'Content-Type': 'application/json',
		'Idempotency-Key': id,
		'X-Gitlab-Event': event,
		'webhook-id': id,
		'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
		'webhook-signature': new Webhook(signing_token ?? '').sign(id, now, body),
	};
}

/** Sends it, and gives what n8n answers. */
export async function send({ url }: Hook, headers: Headers, body: string) {
	const options = { headers, proxy: false as const, validateStatus: () => true };
	const { status, data } = await axios.post<{ message?: string }>(url, Buffer.from(body), options);
	return { status, message: data.message };
}

/** Sends it and hangs up: as soon as all is sent, unless there is more to wait for. */
export async function hangUp({ url }: Hook, headers: Headers, body: string, wait?: () => Promise<unknown>) {
	const length = String(Buffer.byteLength(body));
	const sent = request(url, {
		method: 'POST',
		headers: { ...headers, 'Content-Length': length },
		agent: false,
	});
	sent.on('error', () => {});
	const finished = once(sent, 'finish');
	sent.end(body);
	await finished;
	await wait?.();
	sent.destroy();
}
