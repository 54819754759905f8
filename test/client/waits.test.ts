import { useNock } from '../interceptors';
import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';

const nock = useNock();

/** Time here passes only where the node waits, and at once. */
let passed = 0;
const now = Date.now.bind(Date);

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		passed += milliseconds;
	},
}));

beforeEach(() => {
	passed = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
});

afterEach(() => {
	jest.restoreAllMocks();
	nock.cleanAll();
});

const server = 'https://gitlab.example.com';
const ISSUE = '/api/v4/projects/1/issues/1';
const get = async (items = 1, options = {}) => {
	const outcome = await runGitlab(
		{
			resource: 'issue',
			operation: 'get',
			project: locator(1),
			issue: locator(1),
			simplify: false,
			requestOptions: { requestsAtOnce: 1, ...options },
		},
		{
			credentials: credentialsFor({ url: server }, 'glpat-x'),
			input: Array.from({ length: items }, () => ({})),
		},
	);
	const { hints } = outcome.run.data.resultData.runData['GitLab DevOps'][0] as { hints?: unknown[] };
	return { ...outcome, hints };
};

const silence = () => Object.assign(new Error('timeout of 90000ms exceeded'), { code: 'ETIMEDOUT' });

const answers = (...replies: Array<[status: number, headers?: Record<string, string>]>) => {
	for (const [status, headers = {}] of replies)
		nock(server)
			.get(ISSUE)
			.reply(status, status === 200 ? { iid: 1 } : 'Retry later', headers);
};

test('a run that had to wait long for a limit tells so, and what would help', async () => {
	answers([429, { 'retry-after': '40' }], [200]);
	const { json, hints } = await get();
	expect(json).toEqual([{ iid: 1 }]);
	expect(passed).toBeGreaterThan(39_900);
	expect(hints).toMatchObject([
		{ message: expect.stringMatching(/made this run wait 40 seconds.*'Additional Tokens'/) },
	]);
});

test('a short wait is not worth a word', async () => {
	answers([429, { 'retry-after': '2' }], [200]);
	expect((await get()).hints ?? []).toEqual([]);
});

test('a server that was there is waited for through a minute of absence', async () => {
	answers([200]);
	const goneUntil = () => passed >= 60_000;
	nock(server)
		.get(ISSUE)
		.times(100)
		.reply(() => (goneUntil() ? [200, { iid: 1 }] : [503, 'Down']));
	const { json, error } = await get(2);
	expect(error).toBeUndefined();
	expect(json).toEqual([{ iid: 1 }, { iid: 1 }]);
	expect(passed).toBeGreaterThanOrEqual(60_000);
});

test("the wait for a server that is away ends with 'Longest Wait'", async () => {
	answers([200]);
	nock(server).get(ISSUE).times(100).reply(503, 'Down for maintenance');
	const { error } = await get(2, { maxWait: 30 });
	expect(error?.message).toBe('Down for maintenance [item 1]');
	expect(passed).toBeGreaterThan(20_000);
	expect(passed).toBeLessThanOrEqual(30_000);
});

test('a read that timed out is sent again where the server has answered before', async () => {
	answers([200]);
	nock(server).get(ISSUE).replyWithError(silence());
	answers([200]);
	expect((await get(2)).json).toEqual([{ iid: 1 }, { iid: 1 }]);
});

test('a server that is silent from the start is given up, and the advice says why', async () => {
	nock(server).get(ISSUE).replyWithError(silence());
	const { error } = await get();
	expect(error?.message).toBe('The server did not answer in time [item 0]');
	expect(error?.description).toMatch(/took too long/);
});
