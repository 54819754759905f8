import { fork } from 'node:child_process';
import path from 'node:path';

import type { Place } from './contestants';

/** Starts the server of the benchmark with projects of so many issues each. */
export async function startServer(counts: number[]): Promise<{ place: Place; stop(): void }> {
	const server = fork(path.join(__dirname, 'server.js'), counts.map(String), {
		execArgv: ['--max-old-space-size=6000'],
	});
	const place = await new Promise<Place>((resolve, reject) => {
		server.once('message', (message) => resolve(message as Place)).once('exit', reject);
	});
	return { place, stop: () => server.disconnect() };
}
