// The checks of this repository in one command, from a fresh clone on: `npm test`, and with those that take long, in
// files named `.long.test`, `npm run test:all`. With N8N_VERSION all that depends on n8n and only that: the end-to-end
// tests against that version, which may lack what some of them are about.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { install } from './n8n/install.mjs';
import { endWithParent, step } from './n8n/progress.mjs';
import { otherVersion } from './n8n/version.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const entries = [];
const results = mkdtempSync(path.join(tmpdir(), 'test-results-'));
process.on('exit', () => rmSync(results, { recursive: true, force: true }));

/** Only what hangs takes this long, on the slowest machine. */
const JEST_ENDS_AFTER_MS = 60 * 60_000;

// Suites that hold the package against GitLab's own descriptions skip, and say so, where these are not.
const hasContract = existsSync(process.env.GITLAB_CONTRACT ?? path.join(root, '../shared/gitlab'));

function record(name, passed, failed, remark = '') {
	entries.push({ name, passed, failed, remark });
	return failed === 0;
}

/** Something that is right or wrong as a whole; only a failure counts. */
async function check(name, work) {
	try {
		await work();
		return record(name, 0, 0);
	} catch (error) {
		console.log(`  FAILED: ${error.message}\n${error.output ?? error.stack ?? ''}\n`);
		return record(name, 0, 1, error.message);
	}
}

const npmRun = (title, script) =>
	check(title, async () => await step(title, 'npm', ['run', '--silent', script], { cwd: root }));

function runJest(args, env) {
	const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...args];
	const child = spawn(process.execPath, jest, {
		...{ cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
		env: { ...process.env, ...env },
	});
	endWithParent(child);
	const tooLong = setTimeout(() => {
		console.log(`  ended after ${JEST_ENDS_AFTER_MS / 60_000} minutes`);
		child.kill();
	}, JEST_ENDS_AFTER_MS);
	return new Promise((resolve) => child.on('error', resolve).on('close', resolve)).finally(() =>
		clearTimeout(tooLong),
	);
}

// A test that broke half way may have left a server open: the run must end all the same.
async function jest(name, args, env) {
	console.log(`• ${name}`);
	const outputFile = path.join(results, `${entries.length}.json`);
	const exitCode = await runJest([...args, '--forceExit', '--json', `--outputFile=${outputFile}`], env);
	try {
		const counted = JSON.parse(readFileSync(outputFile, 'utf8'));
		// A file that does not even load has no tests that could fail.
		const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
		const skipped = hasContract && !otherVersion ? counted.numPendingTests : 0;
		const remark = counted.numPendingTests ? `${counted.numPendingTests} skipped` : '';
		record(name, counted.numPassedTests, failed + skipped || (exitCode === 0 ? 0 : 1), remark);
	} catch (error) {
		record(name, 0, 1, `no results: ${error.message}`);
	}
}

async function everything() {
	const installed = await check('Setting up', install);
	if (!installed) return;
	if (!otherVersion) {
		await npmRun('Lint', 'lint');
		await npmRun('Type check', 'typecheck');
	}
	const built = await npmRun('Build', 'build');
	if (otherVersion) return await endToEnd(built, `End to end in a real n8n ${otherVersion}`);
	await tests(built, 'short');
	if (!process.argv.includes('--long')) return;
	console.log(`\nAfter ${seconds()} s: all that \`npm test\` runs. What takes long follows.\n`);
	await tests(built, 'long');
}

/** Jest's configurations take the length of tests from TESTS. */
async function tests(built, length) {
	const remark = length === 'long' ? ' (long)' : '';
	await jest(`Tests of the nodes${remark}`, ['--config', 'test/parts/jest.config.js'], { TESTS: length });
	await endToEnd(built, `End to end in a real n8n${remark}`, { TESTS: length });
}

async function endToEnd(built, name, env) {
	if (!built) return record(name, 0, 1, 'not run: the build failed');
	await jest(name, ['--config', 'test/n8n/jest.config.mjs', '--maxWorkers=2'], env);
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
	process.on(signal, () => process.exit(code));
}
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);
await everything();

console.log(`\nAfter ${seconds()} s:`);
for (const { name, passed, failed, remark } of entries) {
	const numbers = passed || !failed ? `${passed ? `${passed} passed` : 'ok'}` : '';
	const outcome = [numbers, failed ? `${failed} FAILED` : '', remark].filter(Boolean).join(', ');
	console.log(`  ${name}: ${outcome}`);
}
const total = (key) => entries.reduce((sum, entry) => sum + entry[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
