import type { IDataObject } from 'n8n-workflow';
import { pipeline } from '../../../nodes/Gitlab/resources/pipeline';
import { seedPipelines } from '../../gitlab/resources/pipeline';
import type { Outcome } from '../../engine';
import { triggerTokens } from '../../gitlab/resources/triggerToken';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedPipelines(scene.gitlab, scene.seeded)));

/** The one that has failed; the merge request and the other project have the two before it. */
const failed = { ...website, pipeline: locator(3) };
const { get, list, post, put, remove } = requestsTo(`${WEBSITE}/pipelines/3`);
const run = async (operation: string, parameters: IDataObject) =>
	await scene.run({ resource: 'pipeline', operation, ...parameters });

/** That of the seed. */
const TOKEN = 'glptt-standin11';

const variables = [{ key: 'DEPLOY_TO', value: 'staging', variable_type: 'env_var' }];
const ofWebsite = requestsTo(WEBSITE);
const cases: OperationCase[] = [
	{
		operation: 'run',
		parameters: {
			...website,
			ref: locator('main'),
			inputs: '{"replicas": 2}',
			additionalFields: { variables: { values: variables } },
		},
		sent: [ofWebsite.post('/pipeline', { ref: 'main', inputs: { replicas: 2 }, variables })],
		row: like({ id: 5, status: 'created', source: 'api', ref: 'main' }),
	},
	{
		operation: 'trigger',
		parameters: {
			...website,
			...{ token: TOKEN, ref: locator('main'), inputs: '{"replicas": 2}' },
			additionalFields: { variables: { values: [{ key: 'DEPLOY_TO', value: 'staging' }] } },
		},
		sent: [
			ofWebsite.post('/trigger/pipeline', {
				...{ token: TOKEN, ref: 'main', inputs: { replicas: 2 }, variables: { DEPLOY_TO: 'staging' } },
			}),
		],
		row: like({ id: 5, status: 'created', source: 'trigger', ref: 'main' }),
	},
	{
		operation: 'createTriggerToken',
		parameters: {
			...website,
			...{ description: 'Nightly', additionalFields: { expires_at: '2030-01-01T00:00:00Z' } },
		},
		sent: [ofWebsite.post('/triggers', { description: 'Nightly', expires_at: '2030-01-01T00:00:00.000Z' })],
		row: like({ id: 2, description: 'Nightly', token: expect.stringMatching(/^glptt-/) as string }),
	},
	{
		operation: 'deleteTriggerToken',
		parameters: { ...website, triggerToken: locator(1) },
		sent: [ofWebsite.remove('/triggers/1')],
		row: like({ deleted: true }),
	},
	{
		operation: 'getTriggerTokens',
		parameters: website,
		sent: [ofWebsite.list('/triggers')],
		row: like({ id: 1, description: 'From the shop', owner: 'maria.santos' }),
	},
	{ operation: 'get', parameters: failed, sent: [get()], row: like({ id: 3, status: 'failed' }) },
	{
		operation: 'getLatest',
		parameters: { ...website, options: { ref: locator('main') } },
		sent: [ofWebsite.get('/pipelines/latest', { ref: 'main' })],
		row: like({ id: 4, ref: 'main' }),
	},
	{
		operation: 'getMany',
		parameters: {
			...website,
			filters: { status: 'failed', source: 'push', username: 'maria.santos' },
			options: { order_by: 'id', sort: 'asc' },
		},
		sent: [
			ofWebsite.get('/pipelines', {
				...{ status: 'failed', source: 'push', username: 'maria.santos', order_by: 'id', sort: 'asc' },
				...{ per_page: '50', page: '1' },
			}),
		],
		row: like({ id: 3, status: 'failed' }),
	},
	{
		operation: 'getJobs',
		parameters: { ...failed, filters: { scope: ['failed', 'success'], include_retried: true } },
		sent: [
			get('/jobs', { scope: ['failed', 'success'], include_retried: 'true', per_page: '50', page: '1' }),
		],
		count: 2,
		row: like({ name: 'test', status: 'failed', failure_reason: 'script_failure', pipeline_id: 3 }),
	},
	{
		operation: 'getDownstream',
		parameters: failed,
		sent: [list('/bridges')],
		row: like({ pipeline_id: 3, downstream_id: 2, downstream_project_id: 2, downstream_status: 'success' }),
	},
	{
		operation: 'getVariables',
		parameters: failed,
		sent: [get('/variables', { per_page: '100', page: '1' })],
		row: like({ key: 'DEPLOY_TO', value: 'staging' }),
	},
	{
		operation: 'getTestReport',
		parameters: failed,
		sent: [get('/test_report')],
		row: () => ({
			...{ total_count: 10, success_count: 9, failed_count: 1, skipped_count: 0, error_count: 0 },
			total_time: 5,
			failed_tests: [
				{
					suite: 'test',
					classname: 'Shop',
					name: 'test 1',
					file: 'shop_test.rb',
					system_output: 'expected 1, got 2',
				},
			],
		}),
	},
	{
		operation: 'retry',
		parameters: failed,
		sent: [post('/retry')],
		row: like({ id: 3, status: 'running' }),
	},
	{ operation: 'cancel', parameters: failed, sent: [post('/cancel')], row: like({ status: 'canceled' }) },
	{
		operation: 'rename',
		parameters: { ...failed, name: 'Nightly' },
		sent: [put({ name: 'Nightly' }, '/metadata')],
		row: like({ id: 3, name: 'Nightly' }),
	},
	{ operation: 'delete', parameters: failed, sent: [remove()], row: like({ deleted: true }) },
	{
		operation: 'lintCiConfiguration',
		parameters: {
			...website,
			configurationFrom: 'text',
			content: 'test: { script: make test }',
			options: { ref: locator('main'), dry_run: true, include_jobs: true },
		},
		sent: [
			ofWebsite.post('/ci/lint', {
				...{ content: 'test: { script: make test }', ref: 'main', dry_run: true, include_jobs: true },
			}),
		],
		row: like({ valid: true, errors: [], jobs: [] }),
	},
];

tryEvery(scene, { resource: pipeline, cases, elsewhere: ['runAndWait', 'wait'] });

test("a branch that is not there is told in GitLab's words", async () => {
	const { error } = await run('run', { ...website, ref: locator('nowhere') });
	expect(error?.message).toContain('Reference not found');
});

test('the configuration in the project is checked and simulated for one branch', async () => {
	const { json } = await run('lintCiConfiguration', {
		...website,
		configurationFrom: 'project',
		options: { ref: locator('main'), dry_run: true },
	});
	expect(json[0]).toMatchObject({ valid: true });
	const query = { content_ref: 'main', dry_run: 'true', dry_run_ref: 'main' };
	expect(scene.sent).toEqual([ofWebsite.get('/ci/lint', query)]);
});

test('an invalid configuration is an answer that says why', async () => {
	const { json, error } = await run('lintCiConfiguration', {
		...website,
		configurationFrom: 'text',
		content: 'nothing',
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ valid: false, errors: [expect.stringContaining('visible job') as string] });
});

test('a summary of the tests has the same counts as the report', async () => {
	const { json } = await run('getTestReport', { ...failed, options: { summary: true } });
	expect(scene.sent).toEqual([get('/test_report_summary')]);
	expect(json).toEqual([
		{
			...{ total_count: 10, success_count: 9, failed_count: 1, skipped_count: 0, error_count: 0 },
			total_time: 5,
		},
	]);
});

test('only an owner deletes pipelines', async () => {
	scene.token = scene.seeded.developerToken;
	expect((await run('delete', failed)).error?.message).toMatch(/^403 /);
});

test('a job leads to its pipeline', async () => {
	const { json } = await scene.run(
		{ resource: 'pipeline', operation: 'get', ...website, pipeline: locator('={{ $json }}') },
		{ input: [{ id: 99, name: 'test', pipeline_id: 3 }, { id: 98, pipeline: { id: 3 } }, { id: 3 }] },
	);
	expect(json.map(({ id }) => id)).toEqual([3, 3, 3]);
});

test('a status of jobs that does not exist is refused', async () => {
	const { error } = await run('getJobs', { ...failed, filters: { scope: ['broken'] } });
	expect(error?.message).toContain("'Status' cannot be 'broken' here");
	expect(scene.sent).toEqual([]);
});

/** All that an error says; n8n itself puts the workflow's node beside it, with the parameters that stand there. */
function saidIn(error: Outcome['error']): string {
	return JSON.stringify({ ...error, node: null, message: error?.message, stack: error?.stack });
}

describe('a trigger token', () => {
	test('that is wrong is in no error', async () => {
		const wrong = 'glptt-wrong-token-of-somebody';
		const { error } = await run('trigger', { ...website, token: wrong, ref: locator('main') });
		expect(error?.message).toMatch(/^404 /);
		expect(saidIn(error)).not.toContain(wrong);
	});

	test('that a server says again is not in the error or the output', async () => {
		const body = { message: `401 Unauthorized: ${TOKEN}` };
		const match = ({ method }: { method: string }) => method === 'POST';
		scene.gitlab.faults.add({ kind: 'status', status: 401, body, match });
		const { error } = await run('trigger', { ...website, token: TOKEN, ref: locator('main') });
		expect(error?.message).toContain('401 Unauthorized: ***');
		expect(saidIn(error)).not.toContain(TOKEN);
	});

	test('that is made is told once, and lists do not tell it unless they are to tell all', async () => {
		const made = await run('createTriggerToken', { ...website, description: 'Nightly' });
		const { json } = await run('getTriggerTokens', website);
		expect(JSON.stringify(json)).not.toContain(String(made.json[0].token));
		const raw = await run('getTriggerTokens', { ...website, simplify: false });
		expect(raw.json[1].token).toBe(made.json[0].token);
	});

	test('that is deleted starts nothing any more', async () => {
		await run('deleteTriggerToken', { ...website, triggerToken: locator(1) });
		const { error } = await run('trigger', { ...website, token: TOKEN, ref: locator('main') });
		expect(error?.message).toMatch(/^404 /);
	});

	test('needs a branch that is there', async () => {
		const { error } = await run('trigger', { ...website, token: TOKEN, ref: locator('nowhere') });
		expect(error?.message).toContain('Reference not found');
	});
});

const there = () => scene.seeded.projects.website;

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { ...website, limit }), {
	fill: () => {
		for (let at = 0; at < 247; at++) scene.gitlab.world.createPipeline(there(), 'main');
	},
});

tryLimits(scene, 'Get Jobs', async (limit) => await run('getJobs', { ...failed, limit }), {
	fill: () => {
		const [broken] = there().pipelines.filter(({ id }) => id === 3);
		for (let at = 0; at < 248; at++) scene.gitlab.world.createJob(broken, 'lint');
	},
});

tryLimits(
	scene,
	'Get Trigger Tokens',
	async (limit) => await run('getTriggerTokens', { ...website, limit }),
	{
		fill: () => {
			const { gitlab, seeded } = scene;
			for (let at = 0; at < 249; at++)
				triggerTokens.add(gitlab.world, seeded.users.maria, there(), { description: `No. ${at}` });
		},
	},
);
