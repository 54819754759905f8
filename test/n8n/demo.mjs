// `npm run demo`: a real n8n with this package, next to a GitLab, with the main example workflow running.
// `npm run demo -- --check` does the workflow's job once without a person and says whether it worked.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { install } from './install.mjs';
import { step } from './progress.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const checking = process.argv.includes('--check');
const started = Date.now();
const say = (line) => console.log(line);

let stage;
async function leave(exitCode) {
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
	await stage?.strike();
	process.exit(exitCode);
}

function stopOnSignals() {
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(name, () => {
			say('\nStopping …');
			void leave(name === 'SIGINT' && !checking ? 0 : 1);
		});
	}
}

async function perform() {
	await install();
	await step('Building the package', 'npm', ['run', '--silent', 'build'], { cwd: root });

	const { register } = await import('tsx/cjs/api');
	register();
	const { startN8n } = await import('./server.mjs');
	const { setStage } = createRequire(import.meta.url)('./demo-stage.ts');
	const startServer = async () => {
		say('• Starting n8n (about 10 seconds)');
		return await startN8n({ port: 5678, webhookUrl: process.env.WEBHOOK_URL });
	};
	stage = await setStage(startServer, say);
	if (!checking) {
		await stage.addExamples();
		say(stage.guide());
		return await stage.watch();
	}
	await stage.check();
	say(`\nThe main job works, seen after ${Math.round((Date.now() - started) / 1000)} s.`);
	await leave(0);
}

stopOnSignals();
try {
	await perform();
} catch (error) {
	console.error(`\n${error.message}${error.output ? `\n${error.output}` : ''}`);
	await leave(1);
}
