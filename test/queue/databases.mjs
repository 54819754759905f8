import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { freePort } from '../n8n/server.mjs';
import { unprivileged } from './programs.mjs';

const keeperFile = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../n8n/keeper.mjs');
const READY_WITHIN_MS = 30_000;
const run = promisify(execFile);

// The keeper ends the server, and removes its folder, even when this process crashes.
function keep(folder, command, args) {
	const keeper = spawn(process.execPath, [keeperFile, folder, command, ...args], { detached: true });
	keeper.stdin.on('error', () => {});
	let log = '';
	for (const stream of [keeper.stdout, keeper.stderr]) {
		stream.on('data', (chunk) => (log = (log + chunk).slice(-10_000)));
	}
	const ended = once(keeper, 'close');
	const stop = async () => {
		keeper.stdin.end();
		await ended;
	};
	return { keeper, stop, log: () => log };
}

async function untilReady(name, server, look) {
	const deadline = Date.now() + READY_WITHIN_MS;
	while (Date.now() < deadline && server.keeper.exitCode === null) {
		if (await look().catch(() => false)) return;
		await sleep(100);
	}
	await server.stop();
	throw new Error(`${name} did not start. It printed:\n${server.log()}`);
}

/** A real PostgreSQL on the loopback interface, with an empty data base. */
export async function startPostgres({ initdb, postgres, psql }) {
	const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
	const user = unprivileged();
	if (user) chownSync(folder, user.uid, user.gid);
	const data = path.join(folder, 'data');
	const locale = ['--encoding=UTF8', '--locale=C'];
	execFileSync(initdb, ['-D', data, '-U', 'n8n', '-A', 'trust', '--no-sync', ...locale], {
		cwd: folder,
		stdio: 'pipe',
		...(user && { uid: user.uid, gid: user.gid }),
	});
	const port = await freePort();
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=50'];
	const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
	const server = user
		? keep(folder, 'setpriv', [
				...[`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'],
				...[postgres, ...args],
			])
		: keep(folder, postgres, args);
	const query = async (sql) => {
		const where = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'postgres'];
		const { stdout } = await run(psql, [...where, '-XAt', '-F', '\t', '-c', sql], { maxBuffer: 1e9 });
		const lines = stdout.split('\n').filter(Boolean);
		return lines.map((line) => line.split('\t'));
	};
	await untilReady('PostgreSQL', server, async () => (await query('select 1')).length > 0);
	return { port, query, keeperId: server.keeper.pid, stop: server.stop };
}

async function ping(port) {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		socket.write('PING\r\n');
		const [answer] = await once(socket, 'data');
		return String(answer).startsWith('+PONG');
	} finally {
		socket.destroy();
	}
}

/** A real Redis on the loopback interface, in memory only. */
export async function startRedis({ redis }) {
	const folder = mkdtempSync(path.join(tmpdir(), 'redis-'));
	const port = await freePort();
	const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
	const server = keep(folder, redis, [...place, '--save', '', '--appendonly', 'no']);
	await untilReady('Redis', server, async () => await ping(port));
	return { port, keeperId: server.keeper.pid, stop: server.stop };
}
