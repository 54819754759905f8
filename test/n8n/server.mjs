import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { nodeForN8n } from './node24.mjs';
import { installPackageInto } from './pack.mjs';
import { n8nFolder } from './version.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const READY_WITHIN_MS = 300_000;
const LOG_KEPT = 100_000;

// n8n reads hundreds of variables: only what a process needs anyway is handed on, so that no setting of the
// person's own n8n leaks in.
const handedOn = [
	...['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'SystemRoot', 'USERPROFILE', 'NODE_EXTRA_CA_CERTS'],
	...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
];

const quietAndOffline = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	// n8n does not start where it is to do without what it does not have.
	...(hasModule('mcp-registry') && { N8N_DISABLED_MODULES: 'mcp-registry' }),
};

function hasModule(name) {
	return existsSync(path.join(n8nFolder, 'node_modules/n8n/dist/modules', name));
}

function environment({ folder, port, brokerPort, webhookUrl, env }) {
	const inherited = handedOn.filter((name) => process.env[name]).map((name) => [name, process.env[name]]);
	return {
		...Object.fromEntries(inherited),
		...quietAndOffline,
		N8N_USER_FOLDER: folder,
		N8N_ENCRYPTION_KEY: 'only-for-tests-and-the-demo',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '3',
		...(webhookUrl && { WEBHOOK_URL: webhookUrl }),
		...env,
	};
}

/** A port of the loopback interface that is free now: the wanted one if it is free. */
export async function freePort(wanted = 0) {
	const server = createServer().listen(wanted, '127.0.0.1');
	try {
		await once(server, 'listening');
	} catch {
		return await freePort();
	}
	const { port } = server.address();
	await new Promise((closed) => server.close(closed));
	return port;
}

// n8n starts all the same when a package cannot be loaded, and then knows nothing of its nodes.
function refuseBrokenPackage(log) {
	const [complaint] = /Failed to load package.*\n.*/.exec(log) ?? [];
	if (complaint) throw new Error(`n8n could not load the package: ${complaint}`);
}

/** Older versions say that they are ready before they answer anything else. */
async function isReady(url, command) {
	if (!(await fetch(`${url}/healthz/readiness`)).ok) return false;
	if (command !== 'start') return true;
	const { headers } = await fetch(`${url}/rest/settings`);
	return headers.get('content-type')?.includes('json');
}

async function untilReady(url, command, keeper, log) {
	const deadline = Date.now() + READY_WITHIN_MS;
	while (Date.now() < deadline) {
		if (keeper.exitCode !== null) break;
		if (await isReady(url, command).catch(() => false)) return refuseBrokenPackage(log());
		await sleep(200);
	}
	throw new Error(`n8n did not become ready. It printed:\n${log().slice(-4_000)}`);
}

function launch(settings, removeAtEnd) {
	const n8n = path.join(n8nFolder, 'node_modules/n8n/bin/n8n');
	const args = [path.join(here, 'keeper.mjs'), removeAtEnd, nodeForN8n(), n8n, settings.command];
	// A group of its own: Ctrl-C in a terminal must not reach n8n before a workflow could be switched off.
	const keeper = spawn(process.execPath, args, { env: environment(settings), detached: true });
	keeper.stdin.on('error', () => {});

	let log = '';
	const keep = (chunk) => (log = (log + chunk).slice(-LOG_KEPT));
	keeper.stdout.on('data', keep);
	keeper.stderr.on('data', keep);

	const ended = once(keeper, 'close');
	const stop = async () => {
		keeper.stdin.end();
		await ended;
	};
	const kill = async () => {
		keeper.stdin.write('kill');
		await ended;
	};
	return { keeper, stop, kill, log: () => log };
}

/**
 * Start a real n8n with the built package installed in it, on the loopback interface only.
 * Without `folder` it gets a fresh one, which is removed at the end. The `command` is what kind of process it
 * is: 'start' for all in one, 'worker' or 'webhook' for a part of n8n in queue mode. `isInstalled: false` leaves it
 * to n8n to install the package. `kill` ends it as a crash does.
 */
export async function startN8n({
	folder,
	port,
	webhookUrl,
	command = 'start',
	env,
	isInstalled = true,
} = {}) {
	const home = folder ?? mkdtempSync(path.join(tmpdir(), 'n8n-'));
	try {
		if (isInstalled) installPackageInto(home);
	} catch (error) {
		if (!folder) rmSync(home, { recursive: true, force: true });
		throw error;
	}
	const ports = { port: await freePort(port), brokerPort: await freePort() };
	const settings = { folder: home, ...ports, webhookUrl, command, env };
	const { keeper, stop, kill, log } = launch(settings, folder ? '' : home);
	const url = `http://127.0.0.1:${settings.port}`;
	try {
		await untilReady(url, command, keeper, log);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, folder: home, keeperId: keeper.pid, log, stop, kill };
}
