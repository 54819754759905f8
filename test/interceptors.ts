import nock from 'nock';

/**
 * nock, for what the stand-in cannot do. It takes part in every request of the process until it is told to stop,
 * and the process goes on to other test files: two of them at once would swallow each other's failures.
 */
export { nock };

beforeAll(() => {
	if (!nock.isActive()) nock.activate();
});

afterAll(() => {
	nock.cleanAll();
	nock.restore();
});
