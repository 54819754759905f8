import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { nodeForN8n, pinnedNode } from './node24.mjs';
import { step } from './progress.mjs';
import { n8nFolder, otherVersion } from './version.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const SQLITE = 'node_modules/sqlite3/build';

function packagesOf(lockFile) {
	return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

// npm writes its own record last, so an install that was interrupted has none, or an old one.
function isInstalled(folder) {
	const installed = packagesOf(path.join(folder, 'node_modules/.package-lock.json'));
	const wanted = Object.entries(packagesOf(path.join(folder, 'package-lock.json')));
	const needed = wanted.filter(([place, { optional, devOptional }]) => place && !optional && !devOptional);
	return (
		needed.length > 0 &&
		needed.every(
			([place, { version }]) =>
				installed[place]?.version === version && existsSync(path.join(folder, place, 'package.json')),
		)
	);
}

/** Install what a folder's lock file names, if it is not there. */
export async function installPackages(title, folder) {
	if (isInstalled(folder)) return;
	// Without install scripts: some of n8n's optional parts would download or compile for minutes, or fail.
	await step(title, 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

async function buildSqlite() {
	if (existsSync(path.join(here, SQLITE, 'Release/node_sqlite3.node'))) return;
	const headers = pinnedNode();
	const env = { PATH: path.dirname(nodeForN8n()) + path.delimiter + process.env.PATH };
	if (headers && existsSync(path.join(headers, 'include'))) env.npm_config_nodedir = headers;
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false'];
	await step('Building the data base driver of n8n (about a minute)', 'npm', args, { cwd: here, env });
}

/** A version has no lock file here: what it needs is taken as it was on this day, so that it stays the same. */
const AS_OF = '2026-09-30T00:00:00Z';

async function installOtherVersion() {
	if (!isInstalled(n8nFolder)) {
		mkdirSync(n8nFolder, { recursive: true });
		const wanted = {
			private: true,
			dependencies: { n8n: otherVersion },
			// n8n takes this one from another server than npm's; nothing here reads spreadsheets.
			overrides: { xlsx: '0.18.5' },
		};
		writeFileSync(path.join(n8nFolder, 'package.json'), JSON.stringify(wanted));
		const args = ['install', `--before=${AS_OF}`, '--ignore-scripts', '--no-audit', '--no-fund'];
		await step(`Installing n8n ${otherVersion} (about six minutes)`, 'npm', args, { cwd: n8nFolder });
	}
	// All versions of n8n so far have the same driver.
	cpSync(path.join(here, SQLITE), path.join(n8nFolder, SQLITE), { recursive: true });
}

/** Install what a fresh clone lacks: the development dependencies, n8n, and its data base driver. */
export async function install() {
	await installPackages('Installing the development dependencies (about a minute)', root);
	await installPackages('Installing n8n (two to four minutes)', here);
	await buildSqlite();
	if (otherVersion) await installOtherVersion();
}
