import { spawn } from 'node:child_process';

const REPORT_EVERY_MS = 5_000;
const LINES_SHOWN_ON_FAILURE = 60;

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill()));

/** End a child process when this process ends before it. */
export function endWithParent(child) {
	running.add(child);
	child.on('close', () => running.delete(child));
}

/** A command that ended badly, with the end of what it printed. */
export class StepFailed extends Error {
	constructor(title, reason, output) {
		super(`${title}: ${reason}`);
		this.name = 'StepFailed';
		this.tail = output.split('\n').slice(-LINES_SHOWN_ON_FAILURE).join('\n').trim();
	}
}

// npm tells its children about the package it runs in, which would misdirect an npm in another folder.
function cleanEnvironment(extra) {
	const misleading = /^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(local_prefix|loglevel)|INIT_CWD)/;
	const entries = Object.entries(process.env).filter(([name]) => !misleading.test(name));
	return { ...Object.fromEntries(entries), ...extra };
}

/**
 * Run a command and say so: one line at its start, one every few seconds, one at its end.
 * What the command prints stays hidden unless it fails.
 */
export function step(title, command, args, { cwd, env } = {}) {
	const started = Date.now();
	const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
	console.log(`• ${title}`);
	const report = setInterval(() => console.log(`  … ${seconds()}`), REPORT_EVERY_MS);

	return new Promise((resolve, reject) => {
		let output = '';
		const child = spawn(command, args, {
			cwd,
			env: cleanEnvironment(env),
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		endWithParent(child);
		const keep = (chunk) => (output += chunk);
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		const fail = (reason) => {
			clearInterval(report);
			reject(new StepFailed(title, reason, output));
		};
		child.on('error', (error) => fail(error.message));
		child.on('close', (code, signal) => {
			if (code !== 0) return fail(signal ? `ended by ${signal}` : `exit code ${code}`);
			clearInterval(report);
			console.log(`  done in ${seconds()}`);
			resolve(output);
		});
	});
}
