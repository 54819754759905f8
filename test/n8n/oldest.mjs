// The end-to-end tests against the oldest n8n that the README names: `npm run test:oldest`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const { config } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'));
const { status } = spawnSync(process.execPath, [path.resolve(here, '../all.mjs')], {
	env: { ...process.env, N8N_VERSION: config.oldest },
	stdio: ['ignore', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;
