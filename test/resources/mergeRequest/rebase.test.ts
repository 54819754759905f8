import { useNock } from '../../interceptors';
import { Scene } from '../../scene';
import { FIRST, firstMergeRequest, simpleFirst } from './first';
import { runThere, SERVER, THERE } from './there';

const nock = useNock();

let waited = 0;

// The time that is waited passes at once; the clock shows it nevertheless.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		waited += milliseconds;
		await Promise.resolve();
	},
}));

const scene = new Scene();
const run = scene.runWith(firstMergeRequest);
const { now } = Date;

beforeEach(() => {
	waited = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + waited);
});

afterEach(() => jest.restoreAllMocks());

const asked = ['GET', FIRST, { include_rebase_in_progress: 'true' }, null];

test('starts it and goes on', async () => {
	const { json } = await run('rebase', { options: { skip_ci: true } });
	expect(scene.sent).toEqual([['PUT', `${FIRST}/rebase`, {}, { skip_ci: true }]]);
	expect(json).toEqual([{ rebase_in_progress: true }]);
});

test('waits for its end where it is told to', async () => {
	const { json, error } = await run('rebase', { options: { wait_for_end: true } });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['PUT', `${FIRST}/rebase`, {}, null], asked, asked]);
	expect(json).toEqual([{ ...simpleFirst(scene), rebase_in_progress: false }]);
	expect(waited).toBe(500);
});

test("fails with GitLab's reason where it did not work out", async () => {
	scene.mergeRequest(1).has_conflicts = true;
	const { error } = await run('rebase', { options: { wait_for_end: true } });
	expect(error?.message).toMatch(/^Rebase failed: Rebase locally, resolve all conflicts.* \[item 0\]$/);
	expect(error?.description).toContain('resolve the conflicts');
});

test('fails when the time is up, asking less often the longer it takes', async () => {
	const answers: number[] = [];
	nock(SERVER).put(`${THERE}/rebase`).reply(202, { rebase_in_progress: true });
	nock(SERVER)
		.get(THERE)
		.query({ include_rebase_in_progress: true })
		.reply(200, () => {
			answers.push(waited);
			return { iid: 3, rebase_in_progress: true };
		})
		.persist();
	const { error } = await runThere('rebase', { options: { wait_for_end: true, longest_wait_for_end: 20 } });
	expect(error?.message).toBe('The rebase did not finish within 20 seconds [item 0]');
	expect(error?.description).toContain("raise 'Longest Wait for the End'");
	const pauses = answers.slice(1).map((at, index) => at - answers[index]);
	expect(pauses.slice(0, 6)).toEqual([500, 750, 1125, 1687.5, 2531.25, 3796.875]);
	expect(Math.max(...pauses)).toBeLessThanOrEqual(5000);
	// Answering takes time as well, on a busy machine more.
	expect(waited).toBeGreaterThan(10_000);
	expect(waited).toBeLessThanOrEqual(20_000);
});

test('ends at once when the execution is cancelled', async () => {
	let cancel = () => {};
	const cancelWhen = new Promise<void>((resolve) => (cancel = resolve));
	nock(SERVER).put(`${THERE}/rebase`).reply(202, { rebase_in_progress: true });
	nock(SERVER)
		.get(THERE)
		.query(true)
		.reply(200, () => {
			cancel();
			return { iid: 3, rebase_in_progress: true };
		})
		.persist();
	const options = { wait_for_end: true, longest_wait_for_end: 1e6 };
	const { error } = await runThere('rebase', { options }, cancelWhen);
	expect(error?.message).toBe('The execution was cancelled [item 0]');
	expect(waited).toBeLessThan(1e6);
});

test.each([
	['closed', () => (scene.mergeRequest(1).state = 'closed'), /^405/],
	['being rebased', () => (scene.mergeRequest(1).rebase_in_progress = true), /^409/],
	['not for this user', () => (scene.token = scene.seeded.reporterToken), /^403/],
])('fails for one that is %s', async (_why, arrange, message) => {
	arrange();
	const { error } = await run('rebase', { options: { wait_for_end: true } });
	expect(error?.message).toMatch(message);
	expect(scene.sent).toHaveLength(1);
});
