import { findChromium } from './chromium.mjs';
import { startN8n } from './server.mjs';

/** One n8n and one Chromium for all test files: they find them in N8N_URL and CHROMIUM. */
export default async function start() {
	process.env.CHROMIUM = await findChromium();
	const n8n = await startN8n();
	globalThis.runningN8n = n8n;
	process.env.N8N_URL = n8n.url;
}
