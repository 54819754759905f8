import { startN8n } from './server.mjs';

/** One n8n for all test files: they find it in N8N_URL. */
export default async function start() {
	const n8n = await startN8n();
	globalThis.runningN8n = n8n;
	process.env.N8N_URL = n8n.url;
}
