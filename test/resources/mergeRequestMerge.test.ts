import type { IDataObject } from 'n8n-workflow';
import { nock } from '../interceptors';
import { locator } from '../parameters';
import { FIRST, runAgainst, Scene } from './mergeRequestScene';

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
const { now } = Date;

beforeEach(() => {
	waited = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + waited);
});

afterEach(() => {
	jest.restoreAllMocks();
	nock.cleanAll();
});

const adviceOf = (error: unknown) => (error as { description?: string } | undefined)?.description;

describe('merge', () => {
	test('sends all options in the terms of GitLab', async () => {
		const options = {
			auto_merge: false,
			squash: true,
			should_remove_source_branch: true,
			skip_merge_train: true,
			sha: scene.mergeRequest(1).versions[0].head,
			merge_commit_message: 'Merged by a workflow',
			squash_commit_message: 'One of many',
		};
		const { json, error } = await scene.run('merge', { options });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([
			['PUT', `${FIRST}/merge`, {}, { ...options, merge_when_pipeline_succeeds: false }],
		]);
		expect(json[0]).toMatchObject({ state: 'merged' });
	});

	test('waits for the pipeline in GitLab where it is told to', async () => {
		scene.mergeRequest(1).pipelines[0].status = 'running';
		const { json } = await scene.run('merge', { options: { auto_merge: true }, simplify: false });
		expect(scene.writes).toEqual([
			['PUT', `${FIRST}/merge`, {}, { auto_merge: true, merge_when_pipeline_succeeds: true }],
		]);
		expect(json[0]).toMatchObject({ state: 'opened', merge_when_pipeline_succeeds: true });
	});

	const refused: Array<[why: string, arrange: () => void, message: string, advice: string]> = [
		[
			'is a draft',
			() => (scene.mergeRequest(1).title = 'Draft: Title'),
			'405 Method Not Allowed: it is a draft [item 0]',
			"add 'Auto-Merge'",
		],
		[
			'is not approved',
			() => (scene.mergeRequest(1).approvals_required = 1),
			'405 Method Not Allowed: it must be approved first [item 0]',
			"add 'Auto-Merge'",
		],
		[
			'is closed',
			() => (scene.mergeRequest(1).state = 'closed'),
			'405 Method Not Allowed: it is not open [item 0]',
			"add 'Auto-Merge'",
		],
		[
			'has conflicts',
			() => (scene.mergeRequest(1).has_conflicts = true),
			'Branch cannot be merged: it has conflicts with its target branch [item 0]',
			'Merge it when nothing stands in the way',
		],
		[
			'is not for this user to merge',
			() => (scene.token = scene.seeded.reporterToken),
			"401 Unauthorized: the user behind the credential may not merge into 'main' [item 0]",
			'Ask for a role that may merge',
		],
	];

	test.each(refused)('tells why GitLab refuses one that %s', async (_why, arrange, message, advice) => {
		arrange();
		const { error } = await scene.run('merge');
		expect(error?.message).toBe(message);
		expect(adviceOf(error)).toContain(advice);
		expect(scene.writes).toHaveLength(1);
	});

	test('tells that the source branch has moved on', async () => {
		const { error } = await scene.run('merge', { options: { sha: 'a'.repeat(40) } });
		expect(error?.message).toMatch(/^SHA does not match HEAD of source branch: \w{40} \[item 0\]$/);
		expect(adviceOf(error)).toContain('It changed meanwhile');
		expect(scene.sent).toHaveLength(1);
	});

	test('takes a bad token for a bad token', async () => {
		scene.token = 'glpat-wrong';
		const { error } = await scene.run('merge');
		expect(error?.message).toBe('401 Unauthorized [item 0]');
		expect(adviceOf(error)).toContain('The token is wrong');
	});
});

const SERVER = 'https://gitlab.example.com';
const PATH = '/api/v4/projects/2/merge_requests/3';

/** Runs an operation on merge request 3 of project 2 of a server whose answers only a real GitLab gives. */
async function runThere(operation: string, parameters: IDataObject = {}, cancelWhen?: Promise<void>) {
	const place = { project: locator(2), mergeRequest: locator(3) };
	return await runAgainst(SERVER, { operation, ...place, ...parameters }, cancelWhen);
}

describe('cancel auto-merge', () => {
	const CANCEL = `${PATH}/cancel_merge_when_pipeline_succeeds`;

	test('gives the merge request where GitLab only tells that it is done', async () => {
		nock(SERVER).post(CANCEL).reply(201, { status: 'success' });
		nock(SERVER).get(PATH).reply(200, { iid: 3, title: 'Title' });
		const { json } = await runThere('cancelAutoMerge');
		expect(json[0]).toMatchObject({ iid: 3, title: 'Title' });
	});

	test('fails where GitLab refuses in an answer that looks well', async () => {
		const refusal = { message: "Can't cancel the automatic merge", status: 'error', http_status: 406 };
		nock(SERVER).post(CANCEL).reply(201, refusal);
		const { error } = await runThere('cancelAutoMerge');
		expect(error?.message).toBe("Can't cancel the automatic merge [item 0]");
		expect(error?.httpCode).toBe('406');
	});

	test('fails where there is no auto-merge', async () => {
		const { error } = await scene.run('cancelAutoMerge');
		expect(error?.message).toBe("Can't cancel the automatic merge [item 0]");
	});
});

describe('rebase', () => {
	const asked = ['GET', FIRST, { include_rebase_in_progress: 'true' }, null];

	test('starts it and goes on', async () => {
		const { json } = await scene.run('rebase', { options: { skip_ci: true } });
		expect(scene.sent).toEqual([['PUT', `${FIRST}/rebase`, {}, { skip_ci: true }]]);
		expect(json).toEqual([{ rebase_in_progress: true }]);
	});

	test('waits for its end where it is told to', async () => {
		const { json, error } = await scene.run('rebase', { options: { wait_for_end: true } });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([['PUT', `${FIRST}/rebase`, {}, null], asked, asked]);
		expect(json).toEqual([{ ...scene.simple, rebase_in_progress: false }]);
		expect(waited).toBe(500);
	});

	test("fails with GitLab's reason where it did not work out", async () => {
		scene.mergeRequest(1).has_conflicts = true;
		const { error } = await scene.run('rebase', { options: { wait_for_end: true } });
		expect(error?.message).toMatch(/^Rebase failed: Rebase locally, resolve all conflicts.* \[item 0\]$/);
		expect(adviceOf(error)).toContain('resolve the conflicts');
	});

	test('fails when the time is up, asking less often the longer it takes', async () => {
		const answers: number[] = [];
		nock(SERVER).put(`${PATH}/rebase`).reply(202, { rebase_in_progress: true });
		nock(SERVER)
			.get(PATH)
			.query({ include_rebase_in_progress: true })
			.reply(200, () => {
				answers.push(waited);
				return { iid: 3, rebase_in_progress: true };
			})
			.persist();
		const { error } = await runThere('rebase', { options: { wait_for_end: true, longest_wait_for_end: 20 } });
		expect(error?.message).toBe('The rebase has not ended within 20 seconds [item 0]');
		expect(adviceOf(error)).toContain("raise 'Longest Wait for the End'");
		const pauses = answers.slice(1).map((at, index) => at - answers[index]);
		expect(pauses.slice(0, 6)).toEqual([500, 750, 1125, 1687.5, 2531.25, 3796.875]);
		expect(Math.max(...pauses)).toBeLessThanOrEqual(5000);
		expect(waited).toBeGreaterThan(19_000);
		expect(waited).toBeLessThanOrEqual(20_000);
	});

	test('ends at once when the execution is cancelled', async () => {
		let cancel = () => {};
		const cancelWhen = new Promise<void>((resolve) => (cancel = resolve));
		nock(SERVER).put(`${PATH}/rebase`).reply(202, { rebase_in_progress: true });
		nock(SERVER)
			.get(PATH)
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
		const { error } = await scene.run('rebase', { options: { wait_for_end: true } });
		expect(error?.message).toMatch(message);
		expect(scene.sent).toHaveLength(1);
	});
});
