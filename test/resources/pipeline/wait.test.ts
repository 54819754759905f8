import type { IDataObject } from 'n8n-workflow';
import { seedPipelines } from '../../gitlab/resources/pipeline';
import { runGitlab } from '../../engine';
import { credentialsFor, locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';

const scene = new Scene();
beforeEach(async () => void (await seedPipelines(scene.gitlab, scene.seeded)));

const run = async (operation: string, parameters: IDataObject) =>
	await scene.run({ resource: 'pipeline', operation, ...website, ...parameters });
const runAndWait = async (options: IDataObject = {}) =>
	await run('runAndWait', { ref: locator('main'), options });
const willEnd = (status: 'success' | 'failed', looks = 0) =>
	(scene.seeded.projects.website.outlook = { status, looks });

const endless = () =>
	scene.gitlab.world.createPipeline(scene.seeded.projects.website, 'main', {
		status: 'running',
		outlook: null,
	});

const pathsSent = () => scene.sent.map(([method, path]) => `${method} ${path.replace(WEBSITE, '')}`);

test('a pipeline that succeeds is told of when it has ended', async () => {
	willEnd('success', 1);
	const { json } = await runAndWait();
	expect(json).toEqual([
		expect.objectContaining({
			id: 5,
			status: 'success',
			failed_jobs: [],
			tests: expect.objectContaining({ total_count: 10, failed_count: 0 }) as object,
		}),
	]);
	expect(pathsSent()).toEqual([
		'POST /pipeline',
		'GET /pipelines/5',
		'GET /pipelines/5',
		'GET /pipelines/5/test_report_summary',
	]);
});

test('a pipeline that fails is output with its failed jobs and the end of their logs', async () => {
	willEnd('failed');
	const { json, error } = await runAndWait({ log_lines: 3 });
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ status: 'failed', tests: { failed_count: 1 } });
	expect(json[0].failed_jobs).toEqual([
		expect.objectContaining({
			name: 'test',
			failure_reason: 'script_failure',
			log: 'line 39\nline 40\nERROR: Job failed: exit code 1',
		}),
	]);
});

test('twenty lines come unless other numbers are asked for, and none where that is 0', async () => {
	const logOf = async (options: IDataObject) => {
		const { json } = await run('wait', { pipeline: locator(3), options });
		return (json[0].failed_jobs as IDataObject[])[0].log;
	};
	expect(String(await logOf({})).split('\n')).toHaveLength(20);
	expect(await logOf({ log_lines: 0 })).toBeNull();
});

test('a pipeline that fails is an error where that is wanted, which says what failed and where', async () => {
	willEnd('failed');
	const { error } = await runAndWait({ fail_unless_success: true });
	expect(error?.message).toContain("Pipeline 5 ended with the status 'failed': test (script_failure)");
	expect(error?.description).toContain('/acme/website/-/pipelines/5');
});

test('a pipeline that succeeds is none', async () => {
	willEnd('success');
	const { json, error } = await runAndWait({ fail_unless_success: true });
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ status: 'success' });
});

test('who waits in vain is told which pipeline it was and how to go on', async () => {
	endless();
	const { error } = await run('wait', { pipeline: locator(5), options: { longest_wait_for_end: 1 } });
	expect(error?.message).toContain("Pipeline 5 still has the status 'running' after 1 seconds");
	expect(error?.description).toContain("Use 'Wait' with its ID");
});

test.each(['canceled', 'skipped', 'manual'])('a pipeline that is %s is not waited for', async (status) => {
	scene.gitlab.world.createPipeline(scene.seeded.projects.website, 'main', { status });
	const { json } = await run('wait', { pipeline: locator(5) });
	expect(json[0]).toMatchObject({ status, failed_jobs: [] });
	expect(pathsSent()).toEqual(['GET /pipelines/5', 'GET /pipelines/5/test_report_summary']);
});

test('logs and test results that one may not see are left out', async () => {
	const match = ({ path }: { path: string }) => /\/trace$|\/test_report_summary$/.test(path);
	scene.gitlab.faults.add({ kind: 'status', status: 403, body: { message: '403 Forbidden' }, match });
	const { json, error } = await run('wait', { pipeline: locator(3) });
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		status: 'failed',
		tests: null,
		failed_jobs: [{ name: 'test', log: null }],
	});
});

test('a pipeline that cannot be started is not waited for', async () => {
	const { error } = await run('runAndWait', { ref: locator('nowhere') });
	expect(error?.message).toContain('Reference not found');
	expect(pathsSent()).toEqual(['POST /pipeline']);
});

test('waiting ends when the execution is cancelled', async () => {
	endless();
	let cancel = () => {};
	const cancelWhen = new Promise<void>((resolve) => (cancel = resolve));
	const match = () => (cancel(), false);
	scene.gitlab.faults.add({ kind: 'latency', match });
	const { error } = await runGitlab(
		{ resource: 'pipeline', operation: 'wait', ...website, pipeline: locator(5) },
		{ credentials: credentialsFor(scene.gitlab, scene.token), cancelWhen },
	);
	expect(error?.message).toBe('The execution was cancelled [item 0]');
	expect(scene.sent).toHaveLength(1);
});
