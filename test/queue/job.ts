import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const TAKES_MS = 100;

/** What the workflow does in the world: a server that counts how often it was asked to do something, by mark. */
export async function startJob() {
	const done = new Map<string, number>();
	const server = createServer((request, response) => {
		const mark = decodeURIComponent(request.url?.slice(1) ?? '');
		done.set(mark, (done.get(mark) ?? 0) + 1);
		request.resume();
		// Long enough that a worker that is killed has some of them under way.
		setTimeout(() => response.end('{}'), TAKES_MS);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		done,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
