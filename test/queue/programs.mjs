import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { step } from '../n8n/progress.mjs';

const debian = '/usr/lib/postgresql';
const packages = ['postgresql', 'redis-server'];

// Debian keeps PostgreSQL's server programs off the path, a folder for each version.
function folders() {
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const onPath = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
	return [...versions.map((version) => path.join(debian, version, 'bin')), ...onPath];
}

function find(name) {
	return folders()
		.map((folder) => path.join(folder, name))
		.find((file) => existsSync(file));
}

function look() {
	const names = { initdb: 'initdb', postgres: 'postgres', psql: 'psql', redis: 'redis-server' };
	const found = Object.entries(names).map(([key, name]) => [key, find(name)]);
	const missing = found.filter(([, file]) => !file).map(([key]) => names[key]);
	return { programs: Object.fromEntries(found), missing };
}

const isRoot = process.getuid?.() === 0;

// The packages' own services stay off where Debian's policy says so; the test starts servers of its own.
async function installPackages() {
	const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	await step('Looking for the newest packages', 'apt-get', ['update'], { env });
	const args = ['install', '-y', '--no-install-recommends', ...packages];
	await step(`Installing ${packages.join(' and ')}`, 'apt-get', args, { env });
}

/** PostgreSQL's and Redis' programs, or the names of those that are missing and cannot be installed. */
export async function findPrograms() {
	const before = look();
	const canInstall = isRoot && spawnSync('apt-get', ['--version']).status === 0;
	if (!before.missing.length || !canInstall) return before;
	try {
		await installPackages();
	} catch (error) {
		console.log(`${error.message}\n${error.output ?? ''}`);
	}
	return look();
}

/** The user that PostgreSQL runs as: it refuses to be root. */
export function unprivileged() {
	if (!isRoot) return undefined;
	const known = (name) => spawnSync('id', ['-u', name]).status === 0;
	const name = ['postgres', 'nobody'].find(known);
	const number = (option) => Number(execFileSync('id', [option, name], { encoding: 'utf8' }));
	return { name, uid: number('-u'), gid: number('-g') };
}

/** What a program says of its version. */
export function versionOf(program) {
	const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
	return /\d+(\.\d+)+/.exec(said)?.[0] ?? said.trim();
}
