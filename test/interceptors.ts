import nock from 'nock';

// It takes part in every request of the process from its import on, also in those of other test files.
nock.restore();

/** nock, for what the stand-in cannot do: for the tests of the file, or of the describe block, that calls this. */
export function useNock(): typeof nock {
	beforeAll(() => {
		if (!nock.isActive()) nock.activate();
	});
	afterEach(() => nock.cleanAll());
	afterAll(() => nock.restore());
	return nock;
}
