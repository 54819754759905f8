import type { IDataObject } from 'n8n-workflow';
import { pipeline } from '../../../nodes/Gitlab/resources/pipeline';
import { seedPipelines } from '../../gitlab/resources/pipeline';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedPipelines(scene.gitlab, scene.seeded)));

/** The one that has failed; the merge request and the other project have the two before it. */
const failed = { ...website, pipeline: locator(3) };
const { get, list, post, put, remove } = requestsTo(`${WEBSITE}/pipelines/3`);
const run = async (operation: string, parameters: IDataObject) =>
	await scene.run({ resource: 'pipeline', operation, ...parameters });

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const variables = [{ key: 'DEPLOY_TO', value: 'staging', variable_type: 'env_var' }];
const ofWebsite = requestsTo(WEBSITE);
const cases: Case[] = [
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

test('every operation is tried here or in the tests of waiting', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(
		namesOf(pipeline)
			.filter((name) => !/wait/i.test(name))
			.sort(),
	);
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json[0]).toEqual(one.row());
});

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s says where there is no such project',
	async (operation, parameters) => {
		const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
		expect(error?.message).toMatch(/^404 /);
	},
);

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

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('lists give up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	const { website: there } = seeded.projects;
	const jobsOf = there.pipelines.filter(({ id }) => id === 3);
	for (const broken of jobsOf) for (let at = 0; at < 248; at++) gitlab.world.createJob(broken, 'lint');
	for (let at = 0; at < 247; at++) gitlab.world.createPipeline(there, 'main');
	expect((await run('getMany', { ...website, limit })).json).toHaveLength(count);
	expect((await run('getJobs', { ...failed, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(2 * requests);
});
