/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// The HTTP interceptors of nock outlive a test file on purpose.
	testEnvironmentOptions: { globalsCleanup: 'off' },
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'],
	modulePathIgnorePatterns: ['<rootDir>/test/n8n/node_modules', '<rootDir>/dist'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] },
	setupFiles: ['<rootDir>/test/environment.ts'],
};
