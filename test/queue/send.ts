import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Planned } from './plan';
import type { Letter } from './sign';

/** GitLab waits this long for an answer. */
const TIMEOUT_MS = 10_000;
const AGAIN_AFTER_MS = 1_000;
const MOST_ATTEMPTS = 120;

/** What became of a delivery. */
export interface Sent extends Planned {
	/** The last answer; undefined if there never was one. */
	status?: number;
	/** The attempts that failed and were followed by another with the same ID: their answers, or 'none'. */
	failed: string[];
	/** Until its last answer. */
	milliseconds: number;
}

/** Sends once, over a connection of its own as GitLab does; undefined when nobody answers. */
export function post(url: string, { headers, body }: Letter): Promise<number | undefined> {
	return new Promise((resolve) => {
		const nobody = () => resolve(undefined);
		const length = { 'content-length': String(Buffer.byteLength(body)) };
		const options = { method: 'POST', headers: { ...headers, ...length }, agent: false as const };
		const sending = request(url, { ...options, timeout: TIMEOUT_MS }, (response) => {
			response
				.on('error', nobody)
				.on('end', () => resolve(response.statusCode))
				.resume();
		});
		sending.on('timeout', () => sending.destroy(new Error('no answer'))).on('error', nobody);
		sending.end(body);
	});
}

/** n8n answers 404 while it starts: GitLab takes that as a failure like any other. */
const hasFailed = (status?: number) => status === undefined || status === 404 || status >= 500;

/**
 * Sends until it does not fail. GitLab itself sends a webhook once and records as failed what was not answered
 * with success; it sends it again, with the same webhook-id and a fresh signature, when a person or the API asks
 * for it ("Resend"). Here that is asked for at once.
 */
async function sendUntilTaken(url: string, planned: Planned, write: () => Letter): Promise<Sent> {
	const started = performance.now();
	const failed: string[] = [];
	for (;;) {
		const status = await post(url, write());
		if (!hasFailed(status) || failed.length >= MOST_ATTEMPTS) {
			return { ...planned, status, failed, milliseconds: performance.now() - started };
		}
		failed.push(String(status ?? 'none'));
		await sleep(AGAIN_AFTER_MS);
	}
}

/**
 * Sends everything, so many at once, in the order planned.
 *
 * @param progress is told how many have been answered
 */
export async function sendAll(
	{ url, atOnce }: { url: string; atOnce: number },
	planned: Planned[],
	write: (planned: Planned) => Letter,
	progress: (answered: number) => void,
): Promise<Sent[]> {
	const left = [...planned];
	const sent: Sent[] = [];
	const sender = async () => {
		for (let next = left.shift(); next; next = left.shift()) {
			const one = next;
			sent.push(await sendUntilTaken(url, one, () => write(one)));
			progress(sent.length);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	return sent;
}
