import { spawn } from 'node:child_process';

const REPORT_EVERY_MS = 5_000;
const LINES_SHOWN_ON_FAILURE = 40;

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill()));

/** End a child process when this process ends before it. */
export function endWithParent(child) {
	running.add(child);
	child.on('close', () => running.delete(child));
}

// Some tools say what is wrong first, some last.
function ends(output) {
	const lines = output.trim().split('\n');
	if (lines.length <= 2 * LINES_SHOWN_ON_FAILURE) return lines.join('\n');
	return [...lines.slice(0, LINES_SHOWN_ON_FAILURE), '[…]', ...lines.slice(-LINES_SHOWN_ON_FAILURE)].join(
		'\n',
	);
}

/** A command that ended badly, with what it printed. */
export class StepFailed extends Error {
	constructor(title, reason, output) {
		super(`${title}: ${reason}`);
		this.name = 'StepFailed';
		this.output = ends(output);
	}
}

// npm tells its children about the package it runs in, which would misdirect an npm in another folder.
function cleanEnvironment(extra) {
	const misleading =
		/^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(local_prefix|loglevel)|INIT_CWD)/;
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
