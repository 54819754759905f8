import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;

/** Look again and again until there is something to see. */
export async function until<T>(what: string, look: () => Promise<T> | T, withinMs = 30_000) {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const seen = await look();
		if (seen) return seen as NonNullable<T>;
		if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
		await sleep(LOOK_EVERY_MS);
	}
}
