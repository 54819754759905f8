const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const base = require('../../jest.config.js');

const root = path.resolve(__dirname, '../..');
const PARTS = 8;

// What changes modules for others has its own.
const needsOwnModules = (file) => /\bjest\.(mock|isolateModules)\(/.test(readFileSync(file, 'utf8'));

// All, or those of one length.
const { TESTS } = process.env;
const isMeant = (name) => !TESTS || name.endsWith('.long.test.ts') === (TESTS === 'long');

const files = readdirSync(path.join(root, 'test'), { recursive: true })
	.filter((name) => name.endsWith('.test.ts') && isMeant(name) && !name.includes('node_modules'))
	.map((name) => path.join(root, 'test', name))
	.filter((file) => !file.startsWith(path.join(root, 'test/n8n/')))
	.sort();
const together = files.filter((file) => !needsOwnModules(file));
const parts = Math.min(PARTS, together.length);
const { maxWorkers, testTimeout, ...project } = base;

/**
 * All tests of the nodes in a few parts: loading n8n's engine and all operations anew for each file took more than
 * half of the time.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	maxWorkers,
	testTimeout,
	rootDir: root,
	projects: [
		{ ...project, rootDir: root, displayName: 'alone', testMatch: files.filter(needsOwnModules) },
		...Array.from({ length: parts }, (_, part) => ({
			...project,
			rootDir: root,
			displayName: `part ${part + 1} of ${parts}`,
			testMatch: [path.join(__dirname, 'part.ts')],
			globals: { files: together.filter((_file, at) => at % parts === part), root },
		})),
	],
};
