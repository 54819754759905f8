import { fork } from 'node:child_process';
import path from 'node:path';

import type { Place } from './contestants';

/** Starts the benchmark's server in a process of its own, with the projects that are wanted; see its `serve`. */
export async function startServer(wanted: string[]): Promise<{ place: Place; stop(): void }> {
	const server = fork(path.join(__dirname, 'server.js'), wanted, {
		execArgv: ['--max-old-space-size=6000'],
	});
	const place = await new Promise<Place>((resolve, reject) => {
		server.once('message', (message) => resolve(message as Place)).once('exit', reject);
	});
	return { place, stop: () => server.disconnect() };
}
