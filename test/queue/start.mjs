// `npm run queue`: a real n8n in queue mode under load, while parts of it crash. Nothing is to be prepared: it
// starts its own PostgreSQL and Redis, from Debian's packages, and stops them at the end.
//   npm run queue -- --deliveries=2000 --at-once=50 --seed=1 --calm
// With --calm nothing is killed. With a rate, many triggers are sent deliveries at a steady rate instead:
//   npm run queue -- --triggers=100 --rate=50 --minutes=10 --beside=2
// --beside says for how many minutes n8n's own Webhook node is sent the same, to compare; --setting=NAME=value, as often
// as needed, sets what n8n reads from its environment. The results of whole runs are kept in test/queue/results.
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
const require = createRequire(import.meta.url);
const say = (line) => console.log(line);

const { values } = parseArgs({
	options: {
		deliveries: { type: 'string', default: '2000' },
		'at-once': { type: 'string', default: '50' },
		seed: { type: 'string', default: '1' },
		calm: { type: 'boolean', default: false },
		rate: { type: 'string' },
		triggers: { type: 'string', default: '100' },
		minutes: { type: 'string', default: '10' },
		beside: { type: 'string', default: '2' },
		setting: { type: 'string', multiple: true, default: [] },
	},
});
const seed = Number(values.seed);

/**
 * Settings for many executions: no data is kept of those that succeed, as n8n's documentation advises, and each process
 * has more than two connections to PostgreSQL, n8n's default, for which its deliveries would wait.
 */
const underLoad = {
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
	DB_POSTGRESDB_POOL_SIZE: '10',
	...Object.fromEntries(values.setting.map((setting) => setting.split(/=(.*)/s, 2))),
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
	cluster = await startCluster(programs, values.rate ? underLoad : {});

	const { register } = await import('tsx/cjs/api');
	register();
	const date = new Date().toISOString().slice(0, 10);
	const circumstances = { date, versions: versions(programs) };
	const { page, file, counts } = values.rate ? await load(circumstances) : await crashes(circumstances);
	say(`\n${page}`);
	if (file) writeFileSync(path.join(here, 'results', file), page);
	const { lost, doubledByRepeat, forgedAccepted } = counts;
	return lost.length || doubledByRepeat || forgedAccepted.length ? 1 : 0;
}

async function crashes(circumstances) {
	const { deliveries, 'at-once': atOnce, calm } = values;
	const settings = { deliveries: Number(deliveries), atOnce: Number(atOnce), seed, crashes: !calm };
	say(`• Sending ${deliveries} deliveries, ${atOnce} at once`);
	const outcome = await require('./run.ts').run(cluster, settings, say);
	const isWhole = settings.crashes && settings.deliveries >= 2000;
	return {
		page: require('./report.ts').toMarkdown({ ...circumstances, settings }, outcome),
		file: isWhole && `${circumstances.date}.md`,
		counts: outcome.counts,
	};
}

async function load(circumstances) {
	const [triggers, rate, minutes] = [values.triggers, values.rate, values.minutes].map(Number);
	const command = ['npm run queue --', ...process.argv.slice(2)].join(' ');
	const settings = { triggers, rate, minutes, besideMinutes: Number(values.beside), seed };
	const outcome = await require('./load.ts').runLoad(cluster, settings, say);
	return {
		page: require('./loadReport.ts').toMarkdown({ ...circumstances, settings, underLoad, command }, outcome),
		file: minutes >= 10 && `load-${rate}-a-second-${circumstances.date}.md`,
		counts: outcome.ours.counts,
	};
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void leave(1));
try {
	await leave(await perform());
} catch (error) {
	console.error(`\n${error.message}${error.output ? `\n${error.output}` : ''}`);
	await leave(1);
}
