import { setTimeout as sleep } from 'node:timers/promises';

import type { Planned } from './plan';
import type { Sent } from './send';

/** A delivery with the time at which it is to be sent, in milliseconds after the beginning. */
export interface Timed extends Planned {
	at: number;
}

/** What became of it; its milliseconds count from when it was to be sent. */
export type Answered = Sent & Timed & { sentLate: number };

/** Spreads deliveries evenly, so many a second. */
export const timed = (planned: Planned[], rate: number): Timed[] =>
	planned.map((one, index) => ({ ...one, at: (index * 1000) / rate }));

/**
 * Sends each delivery once at its time, whether or not those before it are answered: a slow n8n does not slow down
 * GitLab, and what waits behind a slow answer counts with all its waiting.
 *
 * @param send gives the status of the answer, undefined when nobody answered
 */
export async function sendAtTheirTimes(
	deliveries: Timed[],
	send: (one: Timed) => Promise<number | undefined>,
): Promise<Answered[]> {
	const started = performance.now();
	const now = () => performance.now() - started;
	const underWay: Array<Promise<Answered>> = [];
	const sendOne = async (one: Timed): Promise<Answered> => {
		const sentLate = now() - one.at;
		const status = await send(one);
		return { ...one, status, failed: [], milliseconds: now() - one.at, sentLate };
	};
	for (const one of deliveries) {
		if (one.at > now()) await sleep(one.at - now());
		underWay.push(sendOne(one));
	}
	return await Promise.all(underWay);
}
