import { createHmac, randomUUID } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';

import type { Hook } from '../world/model';
import type { World } from '../world/world';

/** A webhook that was sent. */
export interface Delivery {
	hookId: number;
	url: string;
	/** The X-Gitlab-Event header. */
	event: string;
	headers: Record<string, string>;
	body: string;
	/** Null when nobody answered. */
	responseStatus: number | null;
}

interface Reply {
	status: number | null;
	headers: Record<string, string>;
	body: string;
}

/** What tells events and deliveries apart. */
interface Ids {
	eventUuid: string;
	id: string;
}

const TIMEOUT_MS = 10_000;
const LONGEST_PAUSE_MINUTES = 24 * 60;

/** Sends webhooks, signs them, remembers them, and gives up on hooks that keep failing. */
export class Deliveries {
	readonly sent: Delivery[] = [];
	private readonly underWay = new Set<Promise<unknown>>();
	private readonly instanceUuid = randomUUID();

	constructor(private readonly world: World) {}

	/** Resolves when no delivery is under way. */
	async settled(): Promise<void> {
		while (this.underWay.size) await Promise.allSettled([...this.underWay]);
	}

	/** Sends an event to a hook, unless GitLab has disabled the hook. */
	send(
		hook: Hook,
		event: string,
		payload: unknown,
		eventUuid: string = randomUUID(),
	): Promise<number | null> {
		if (alertStatus(hook, this.world.now()) !== 'executable') return Promise.resolve(null);
		return this.force(hook, event, JSON.stringify(payload), eventUuid);
	}

	/** Sends even to a disabled hook, as a test or a resend does; what is sent again keeps its ID. */
	force(
		hook: Hook,
		event: string,
		body: string,
		eventUuid: string = randomUUID(),
		id: string = randomUUID(),
	): Promise<number | null> {
		const work = this.deliver(hook, event, body, { eventUuid, id });
		this.underWay.add(work);
		void work.finally(() => this.underWay.delete(work));
		return work;
	}

	private async deliver(hook: Hook, event: string, body: string, ids: Ids): Promise<number | null> {
		const headers = this.headersFor(hook, event, body, ids);
		const delivery: Delivery = { hookId: hook.id, url: hook.url, event, headers, body, responseStatus: null };
		this.sent.push(delivery);
		const started = Date.now();
		const reply = await post(urlOf(hook), headers, body, hook.flags.enable_ssl_verification ?? true);
		delivery.responseStatus = reply.status;
		hook.logs.unshift({
			id: this.world.next('hook log'),
			trigger: event
				.toLowerCase()
				.replace(/ /g, '_')
				.replace(/_hook$/, '_hooks'),
			url: hook.url,
			request_headers: headers,
			request_data: body,
			response_headers: reply.headers,
			response_body: reply.body,
			response_status: reply.status === null ? 'internal error' : String(reply.status),
			execution_duration: (Date.now() - started) / 1000,
			created_at: this.world.now(),
		});
		this.judge(hook, reply.status);
		return reply.status;
	}

	private headersFor(
		hook: Hook,
		event: string,
		body: string,
		{ eventUuid, id }: Ids,
	): Record<string, string> {
		const timestamp = String(Math.floor(Date.parse(this.world.now()) / 1000));
		const headers: Record<string, string> = {
			'Content-Type': 'application/json',
			'User-Agent': `GitLab/${this.world.version}`,
			'Idempotency-Key': id,
			'X-Gitlab-Event': event,
			'X-Gitlab-Event-UUID': eventUuid,
			'X-Gitlab-Webhook-UUID': this.webhookUuid(hook),
			'X-Gitlab-Instance': this.world.url,
			'webhook-id': id,
			'webhook-timestamp': timestamp,
			...Object.fromEntries(hook.custom_headers),
		};
		if (hook.token) headers['X-Gitlab-Token'] = hook.token;
		if (hook.signing_token) {
			headers['webhook-signature'] = sign(hook.signing_token, `${id}.${timestamp}.${body}`);
		}
		return headers;
	}

	private webhookUuid(hook: Hook): string {
		return `${this.instanceUuid.slice(0, -12)}${String(hook.id).padStart(12, '0')}`;
	}

	/** Four failures in a row pause a hook, longer each time; forty disable it. One success forgives all. */
	private judge(hook: Hook, status: number | null): void {
		if (status !== null && status < 400) {
			hook.failures = 0;
			hook.disabled_until = null;
			return;
		}
		hook.failures += 1;
		if (hook.failures < 4) return;
		const minutes = Math.min(LONGEST_PAUSE_MINUTES, 2 ** (hook.failures - 4));
		hook.disabled_until = new Date(Date.parse(this.world.now()) + minutes * 60_000).toISOString();
	}
}

export function alertStatus(hook: Hook, now: string): 'executable' | 'temporarily_disabled' | 'disabled' {
	if (hook.failures >= 40) return 'disabled';
	return hook.disabled_until && hook.disabled_until > now ? 'temporarily_disabled' : 'executable';
}

/** The signature of Standard Webhooks, with a token of the form `whsec_…`. */
export function sign(signingToken: string, text: string): string {
	const key = Buffer.from(signingToken.replace(/^whsec_/, ''), 'base64');
	return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}

function urlOf(hook: Hook): URL {
	return new URL(
		hook.url.replace(/\{(\w+)\}/g, (whole, name: string) => hook.url_variables.get(name) ?? whole),
	);
}

function post(url: URL, headers: Record<string, string>, body: string, verify: boolean): Promise<Reply> {
	return new Promise((resolve) => {
		const nobody = ({ message }: Error) => {
			const isRefused = message.includes('ECONNREFUSED');
			const where = `${url.hostname}:${url.port}`;
			const body = isRefused ? `Failed to open TCP connection to ${where} (Connection refused)` : message;
			resolve({ status: null, headers: {}, body });
		};
		const options = {
			method: 'POST',
			headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
			timeout: TIMEOUT_MS,
			rejectUnauthorized: verify,
			agent: false as const,
		};
		const request = (url.protocol === 'https:' ? https : http).request(url, options, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', nobody);
			response.on('end', () => {
				const answered = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
				resolve({
					status: response.statusCode ?? null,
					headers: Object.fromEntries(answered) as Record<string, string>,
					body: Buffer.concat(chunks).toString(),
				});
			});
		});
		request.on('timeout', () => request.destroy(new Error('execution expired')));
		request.on('error', nobody);
		request.end(body);
	});
}
