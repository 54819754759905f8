// Runs one command and ends it, with everything it started, as soon as standard input closes. That happens
// when whoever started the keeper says so, and also when it crashes or is killed: nothing is left behind.
// Anything written to standard input kills the command at once, as a crash does.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const GRACE_MS = 5_000;
const [removeAtEnd, command, ...args] = process.argv.slice(2);
const ownGroup = process.platform !== 'win32';

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: ownGroup });

function signal(name) {
	try {
		if (ownGroup) process.kill(-child.pid, name);
		else child.kill(name);
	} catch {
		// The group is gone already.
	}
}

function end() {
	signal('SIGTERM');
	setTimeout(() => signal('SIGKILL'), GRACE_MS).unref();
}

child.on('error', (error) => {
	console.error(error.message);
	process.exitCode = 1;
});
child.on('close', (code) => {
	signal('SIGKILL');
	if (removeAtEnd) rmSync(removeAtEnd, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	process.exit(code ?? 0);
});

// Its own output may have no reader any more.
process.stdout.on('error', () => {});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, end);
process.stdin
	.on('data', () => signal('SIGKILL'))
	.on('end', end)
	.on('error', end);
