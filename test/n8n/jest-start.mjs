import path from 'node:path';

import { findChromium } from './chromium.mjs';
import { nodeForN8n } from './node24.mjs';
import { startN8n } from './server.mjs';

/**
 * One Chromium for all test files, and an n8n for each of Jest's workers, which works through its files with it:
 * they find them in CHROMIUM, N8N_NODE and, by the worker's number, N8NS (`jest-worker.mjs`).
 *
 * @param {{ maxWorkers: number }} globalConfig Jest's own settings
 */
export default async function start({ maxWorkers }) {
	process.env.CHROMIUM = await findChromium();
	process.env.N8N_NODE = nodeForN8n();
	const starting = Array.from({ length: maxWorkers }, () =>
		startN8n({ env: { N8N_LOG_OUTPUT: 'console,file' } }),
	);
	const started = await Promise.allSettled(starting);
	globalThis.runningN8ns = started.filter(({ value }) => value).map(({ value }) => value);
	const failed = started.find(({ status }) => status === 'rejected');
	if (failed) {
		await Promise.all(globalThis.runningN8ns.map((n8n) => n8n.stop()));
		throw failed.reason;
	}
	process.env.N8NS = JSON.stringify(
		globalThis.runningN8ns.map(({ url, folder }) => ({ url, log: path.join(folder, '.n8n/logs/n8n.log') })),
	);
}
