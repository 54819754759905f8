// What is measured in a real n8n beside n8n's own nodes: `npm run bench:trigger`, `npm run bench:editor`.
//   npm run bench:trigger -- --rounds=11 --deliveries=100 --at-once=20
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { findChromium } from '../n8n/chromium.mjs';
import { install } from '../n8n/install.mjs';
import { nodeForN8n } from '../n8n/node24.mjs';
import { step } from '../n8n/progress.mjs';
import { startN8n } from '../n8n/server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const say = (line) => console.log(line);
const [what, ...args] = process.argv.slice(2);

function versions() {
	const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
	const node = execFileSync(nodeForN8n(), ['--version'], { encoding: 'utf8' }).trim().slice(1);
	const { name, version } = read('package.json');
	const of = {
		[name]: version,
		n8n: read('test/n8n/node_modules/n8n/package.json').version,
		'Node.js': node,
	};
	return Object.entries(of)
		.map(([of, version]) => `${of} ${version}`)
		.join(' · ');
}

let n8n;
async function leave(exitCode) {
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
	await n8n?.stop();
	process.exit(exitCode);
}

async function perform() {
	await install();
	await step('Building the package', 'npm', ['run', '--silent', 'build'], { cwd: root });
	process.env.CHROMIUM = await findChromium();
	say('• Starting n8n (about 10 seconds)');
	n8n = await startN8n();

	const { register } = await import('tsx/cjs/api');
	register();
	const require = createRequire(import.meta.url);
	const date = new Date().toISOString().slice(0, 10);
	const { measure } = require(`./${what}.ts`);
	const page = await measure({ url: n8n.url, node: nodeForN8n(), args, date, versions: versions(), say });
	say(`\n${page}`);
	mkdirSync(path.join(here, 'results'), { recursive: true });
	writeFileSync(path.join(here, 'results', `${what}-${date}.md`), page);
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void leave(1));
try {
	await perform();
	await leave(0);
} catch (error) {
	console.error(`\n${error.message}${error.output ? `\n${error.output}` : ''}`);
	await leave(1);
}
