/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// A busy machine is no failure: what waits for something else says so by itself.
	testTimeout: 60_000,
	maxWorkers: '100%',
	// The HTTP interceptors of nock outlive a test file on purpose.
	testEnvironmentOptions: { globalsCleanup: 'off' },
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'],
	modulePathIgnorePatterns: [
		'<rootDir>/test/n8n/node_modules',
		'<rootDir>/test/scan/node_modules',
		'<rootDir>/dist',
	],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] },
	globalSetup: '<rootDir>/test/runFolder.mjs',
	setupFiles: ['<rootDir>/test/environment.ts'],
};
