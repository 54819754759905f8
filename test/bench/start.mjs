// Builds and starts what is measured: `node test/bench/start.mjs bench/bench` or `faults/main`.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { install } from '../n8n/install.mjs';
import { nodeForN8n } from '../n8n/node24.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
// `dist` may be in use by a running n8n.
const built = path.join(root, 'node_modules/.cache/bench');

function run(node, ...args) {
	const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}

await install();
rmSync(built, { recursive: true, force: true });
run(process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'test/bench/tsconfig.json');
// What n8n runs on is what users wait for; memory is measured after what is garbage is gone.
run(nodeForN8n(), '--expose-gc', path.join(built, 'test', `${process.argv[2]}.js`));
