import path from 'node:path';

import { findChromium } from './chromium.mjs';
import { nodeForN8n } from './node24.mjs';
import { startN8n } from './server.mjs';

/** One n8n and one Chromium for all test files: they find them in N8N_URL, N8N_LOG, N8N_NODE and CHROMIUM. */
export default async function start() {
	process.env.CHROMIUM = await findChromium();
	const n8n = await startN8n({ env: { N8N_LOG_OUTPUT: 'console,file' } });
	globalThis.runningN8n = n8n;
	process.env.N8N_URL = n8n.url;
	process.env.N8N_NODE = nodeForN8n();
	process.env.N8N_LOG = path.join(n8n.folder, '.n8n/logs/n8n.log');
}
