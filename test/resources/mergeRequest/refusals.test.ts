import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../interceptors';
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

const { now } = Date;

beforeEach(() => {
	waited = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + waited);
});

afterEach(() => jest.restoreAllMocks());

const opened = { iid: 3, state: 'opened', merge_when_pipeline_succeeds: false };
const merged = (status: number, body: IDataObject) => nock(SERVER).put(`${THERE}/merge`).reply(status, body);
const shown = (body: IDataObject) => nock(SERVER).get(THERE).reply(200, body);

describe('merge answers 200', () => {
	test.each<[string, IDataObject, string]>([
		[
			'with an error',
			{ merge_error: 'Something went wrong during merge pre-receive hook.' },
			'Something went wrong during merge pre-receive hook.',
		],
		[
			'with an error, and a state',
			{ merge_error: 'Push rejected', detailed_merge_status: 'checking' },
			'Push rejected',
		],
		['with a state', { detailed_merge_status: 'need_rebase' }, 'it must be rebased first'],
		['with nothing', {}, 'GitLab did not merge it and gave no reason'],
		['and has closed it', { state: 'closed', detailed_merge_status: 'not_open' }, 'it is not open'],
	])("%s, but has not merged: it fails in GitLab's words", async (_how, more, words) => {
		merged(200, { ...opened, ...more });
		const { error } = await runThere('merge');
		expect(error?.message).toBe(`${words} [item 0]`);
		expect(error?.description).toContain('It is not merged');
	});

	test.each<[string, IDataObject, IDataObject]>([
		['has merged', { state: 'merged', merge_error: 'of an earlier try' }, {}],
		[
			'waits for the pipeline',
			{ merge_when_pipeline_succeeds: true, merge_error: null },
			{ auto_merge: true },
		],
		[
			'waits, on a server that no longer says so',
			{ merge_when_pipeline_succeeds: undefined },
			{ auto_merge: true },
		],
		['is in a state of its own', { state: 'archived' }, {}],
	])('and %s: it is done', async (_what, more, options) => {
		merged(200, { ...opened, ...more });
		const { json, error } = await runThere('merge', { options });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ iid: 3 }]);
	});

	test('but neither waits nor has merged, with an error: it fails also where auto-merge was asked for', async () => {
		merged(200, { iid: 3, state: 'opened', merge_error: 'Push rejected' });
		const { error } = await runThere('merge', { options: { auto_merge: true } });
		expect(error?.message).toBe('Push rejected [item 0]');
	});

	test('while it still merges: the end is waited for', async () => {
		merged(200, { ...opened, state: 'locked' });
		shown({ ...opened, state: 'locked' });
		shown({ ...opened, state: 'merged' });
		expect((await runThere('merge')).json).toMatchObject([{ state: 'merged' }]);
		merged(200, { ...opened, state: 'locked' });
		shown({ ...opened, merge_error: 'Push rejected' });
		expect((await runThere('merge')).error?.message).toBe('Push rejected [item 0]');
	});

	test('and merges for ever: it is given up after a minute', async () => {
		merged(200, { ...opened, state: 'locked' });
		nock(SERVER)
			.get(THERE)
			.reply(200, { ...opened, state: 'locked' })
			.persist();
		const { error } = await runThere('merge');
		expect(error?.message).toBe('GitLab is still merging after 60 seconds [item 0]');
		expect(waited).toBeLessThanOrEqual(60_000);
	});
});

describe('a merge that GitLab refuses', () => {
	test.each<[number, IDataObject, string]>([
		[405, { detailed_merge_status: 'broken_status' }, "its merge status is 'broken_status'"],
		[405, { detailed_merge_status: 'constructor' }, "its merge status is 'constructor'"],
		[422, { detailed_merge_status: 'a_status_of_2030' }, "its merge status is 'a_status_of_2030'"],
		[
			405,
			{ detailed_merge_status: 'security_policy_pipeline_check' },
			'all pipelines of its newest commit must succeed first',
		],
		[405, { merge_status: 'cannot_be_merged' }, "its merge status is 'cannot_be_merged'"],
		[422, { detailed_merge_status: 'mergeable', merge_error: 'Push rejected' }, 'Push rejected'],
		[406, { state: 'locked', detailed_merge_status: 'not_open' }, 'GitLab is merging it at this moment'],
		[405, { state: 'merged', detailed_merge_status: 'not_open' }, 'it is merged already'],
	])('with %d says why: %j', async (status, more, reason) => {
		merged(status, { message: `${status} No` });
		shown({ ...opened, ...more });
		const { error } = await runThere('merge');
		expect(error?.message).toBe(`${status} No: ${reason} [item 0]`);
	});

	test.each([
		{ detailed_merge_status: 'mergeable' },
		{ detailed_merge_status: null },
		{ detailed_merge_status: [] },
	])('says at least what to do where nothing stands in its way by now: %j', async (more) => {
		merged(405, { message: '405 Method Not Allowed' });
		shown({ ...opened, ...more });
		const { error } = await runThere('merge');
		expect(error?.message).toBe('405 Method Not Allowed [item 0]');
		expect(error?.description).toContain('run this item again');
	});
});

test('a rebase that is refused in an answer that looks well fails', async () => {
	nock(SERVER)
		.put(`${THERE}/rebase`)
		.reply(202, { rebase_in_progress: false, merge_error: 'Source branch is protected' });
	const { error } = await runThere('rebase');
	expect(error?.message).toBe('Source branch is protected [item 0]');
});

test.each([
	[
		{ yaml_errors: 'jobs config should contain at least one visible job' },
		'jobs config should contain at least one visible job',
	],
	[{ yaml_errors: null }, 'The pipeline failed as soon as it was made'],
])('a pipeline that is made and has failed already fails the item: %j', async (more, words) => {
	const pipeline = { id: 7, status: 'failed', web_url: 'https://gitlab.example.com/-/pipelines/7', ...more };
	nock(SERVER).post(`${THERE}/pipelines`).reply(200, pipeline);
	const { error } = await runThere('runPipeline');
	expect(error?.message).toBe(`${words} [item 0]`);
	expect(error?.description).toContain('/-/pipelines/7');
});

test('an approval that GitLab does not count is no success', async () => {
	nock(SERVER)
		.post(`${THERE}/approve`)
		.reply(201, { approved: false, user_has_approved: false, approved_by: [] });
	const { error } = await runThere('approve');
	expect(error?.message).toBe('GitLab did not count the approval [item 0]');
});
