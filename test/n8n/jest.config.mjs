import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** All, or those of one length. */
const names = { short: '!(*.long).test.{ts,mjs}', long: '*.long.test.{ts,mjs}' }[process.env.TESTS];

export default {
	displayName: 'n8n',
	rootDir: path.resolve(here, '../..'),
	roots: ['<rootDir>/test/n8n'],
	testMatch: [`<rootDir>/test/n8n/${names ?? '*.test.{ts,mjs}'}`],
	modulePathIgnorePatterns: ['<rootDir>/test/n8n/node_modules', '<rootDir>/dist'],
	moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
	testEnvironment: 'node',
	transform: { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
	globalSetup: '<rootDir>/test/n8n/jest-start.mjs',
	globalTeardown: '<rootDir>/test/n8n/jest-stop.mjs',
	setupFiles: ['<rootDir>/test/n8n/jest-worker.mjs'],
	// Each starts an n8n of its own; `npm test` has two. The tests wait by looking, not by sleeping: time enough for a
	// slow machine.
	maxWorkers: 1,
	testTimeout: 120_000,
};
