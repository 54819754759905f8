import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What the workflow does in the world: a server that counts how often it was asked to do something, by mark.
 *
 * @param takesMs how long it takes: where workers are killed, long enough that they have some under way
 */
export async function startJob(takesMs: number) {
	const done = new Map<string, number>();
	const firstDone = new Map<string, number>();
	const server = createServer((request, response) => {
		const mark = decodeURIComponent(request.url?.slice(1) ?? '');
		done.set(mark, (done.get(mark) ?? 0) + 1);
		if (!firstDone.has(mark)) firstDone.set(mark, performance.now());
		request.resume();
		setTimeout(() => response.end('{}'), takesMs);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		done,
		/** When each was asked for first, on the clock of `performance.now()`. */
		firstDone,
		/** Begins to count anew. */
		forget: () => {
			done.clear();
			firstDone.clear();
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
