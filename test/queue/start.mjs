// `npm run queue`: a real n8n in queue mode under load, while parts of it crash. Nothing is to be prepared: it
// starts its own PostgreSQL and Redis, from Debian's packages, and stops them at the end.
//   npm run queue -- --deliveries=2000 --at-once=50 --seed=1 --calm
// With --calm nothing is killed. The results of a whole run are kept in test/queue/results.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { install } from '../n8n/install.mjs';
import { nodeForN8n } from '../n8n/node24.mjs';
import { step } from '../n8n/progress.mjs';
import { startCluster } from './cluster.mjs';
import { findPrograms, versionOf } from './programs.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const say = (line) => console.log(line);

const { values } = parseArgs({
	options: {
		deliveries: { type: 'string', default: '2000' },
		'at-once': { type: 'string', default: '50' },
		seed: { type: 'string', default: '1' },
		calm: { type: 'boolean', default: false },
	},
});
const settings = {
	deliveries: Number(values.deliveries),
	atOnce: Number(values['at-once']),
	seed: Number(values.seed),
	crashes: !values.calm,
};

function versions({ postgres, redis }) {
	const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
	const node = execFileSync(nodeForN8n(), ['--version'], { encoding: 'utf8' }).trim().slice(1);
	const { name, version } = read('package.json');
	return {
		[name]: version,
		n8n: read('test/n8n/node_modules/n8n/package.json').version,
		'Node.js': node,
		PostgreSQL: versionOf(postgres),
		Redis: versionOf(redis),
	};
}

let cluster;
async function leave(exitCode) {
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
	await cluster?.stop();
	process.exit(exitCode);
}

async function perform() {
	const { programs, missing } = await findPrograms();
	if (missing.length) {
		say(`skipped: ${missing.join(', ')} not found. On Debian: apt-get install postgresql redis-server`);
		return 0;
	}
	await install();
	await step('Building the package', 'npm', ['run', '--silent', 'build'], { cwd: root });
	say('• Starting PostgreSQL, Redis and four processes of n8n (about a minute)');
	cluster = await startCluster(programs);

	const { register } = await import('tsx/cjs/api');
	register();
	const require = createRequire(import.meta.url);
	say(`• Sending ${settings.deliveries} deliveries, ${settings.atOnce} at once`);
	const outcome = await require('./run.ts').run(cluster, settings, say);
	const date = new Date().toISOString().slice(0, 10);
	const circumstances = { date, versions: versions(programs), settings };
	const page = require('./report.ts').toMarkdown(circumstances, outcome);
	say(`\n${page}`);
	const isWhole = settings.crashes && settings.deliveries >= 2000;
	if (isWhole) writeFileSync(path.join(here, 'results', `${date}.md`), page);
	const { lost, doubledByRepeat, forgedAccepted } = outcome.counts;
	return lost.length || doubledByRepeat || forgedAccepted.length ? 1 : 0;
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void leave(1));
try {
	await leave(await perform());
} catch (error) {
	console.error(`\n${error.message}${error.output ? `\n${error.output}` : ''}`);
	await leave(1);
}
