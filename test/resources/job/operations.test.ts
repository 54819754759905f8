import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { job } from '../../../nodes/Gitlab/resources/job';
import { seedJobs } from '../../gitlab/resources/job';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedJobs(scene.gitlab, scene.seeded)));

/** The one that has succeeded; a manual one and a running one follow. */
const built = { ...website, job: locator(1) };
const { get, post, remove } = requestsTo(`${WEBSITE}/jobs/1`);
const ofWebsite = requestsTo(WEBSITE);
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'job', operation, ...parameters }, more);
const contentOf = (binary?: IBinaryData) => Buffer.from(binary?.data ?? '', 'base64').toString();

const latest = { ...website, artifactsOf: 'latest', ref_name: locator('main'), jobName: 'build' };
const cases: OperationCase[] = [
	{ operation: 'get', parameters: built, sent: [get()], row: like({ id: 1, name: 'build', ref: 'main' }) },
	{
		operation: 'getMany',
		parameters: { ...website, filters: { scope: ['manual'] } },
		sent: [ofWebsite.get('/jobs', { scope: ['manual'], per_page: '50', page: '1' })],
		row: like({ id: 2, status: 'manual' }),
	},
	{
		operation: 'getLog',
		parameters: built,
		sent: [get('/trace')],
		row: () => ({ log: 'one\ntwo\nthree\n' }),
	},
	{
		operation: 'play',
		parameters: {
			...{ ...website, job: locator(2), inputs: '{"to": "staging"}' },
			additionalFields: { job_variables_attributes: { values: [{ key: 'A', value: 'b' }] } },
		},
		sent: [
			requestsTo(`${WEBSITE}/jobs/2`).post('/play', {
				job_inputs: { to: 'staging' },
				job_variables_attributes: [{ key: 'A', value: 'b' }],
			}),
		],
		row: like({ id: 2, status: 'pending' }),
	},
	{
		operation: 'retry',
		parameters: built,
		sent: [post('/retry', {})],
		row: like({ id: 5, name: 'build', status: 'pending' }),
	},
	{
		operation: 'cancel',
		parameters: { ...built, options: { force: true } },
		sent: [post('/cancel', { force: true })],
		row: like({ status: 'canceled' }),
	},
	{
		operation: 'erase',
		parameters: built,
		sent: [post('/erase')],
		row: like({ id: 1, erased_at: expect.any(String) as string }),
	},
	{
		operation: 'downloadArtifacts',
		parameters: built,
		sent: [get('/artifacts')],
		row: like({ file_name: 'artifacts.zip' }),
	},
	{
		operation: 'downloadArtifactFile',
		parameters: { ...built, artifact_path: 'dist/app.js' },
		sent: [get('/artifacts/dist%2Fapp%2Ejs')],
		row: () => ({ file_name: 'app.js', file_size: 3 }),
	},
	{
		operation: 'listArtifactFiles',
		parameters: { ...built, options: { path: 'dist', recursive: true } },
		sent: [get('/artifacts/tree', { path: 'dist', recursive: 'true', per_page: '50', page: '1' })],
		count: 2,
		row: like({ path: 'dist/app.js', name: 'app.js', size: 3 }),
	},
	{
		operation: 'keepArtifacts',
		parameters: built,
		sent: [post('/artifacts/keep')],
		row: like({ id: 1, name: 'build' }),
	},
	{
		operation: 'deleteArtifacts',
		parameters: built,
		sent: [remove('/artifacts')],
		row: like({ deleted: true }),
	},
	{ operation: 'wait', parameters: built, sent: [get()], row: like({ status: 'success', log: null }) },
];

tryEvery(scene, { resource: job, cases });

test('two jobs give two files, and one without artifacts fails alone', async () => {
	const { website: there } = scene.seeded.projects;
	scene.gitlab.world.createJob(there.pipelines[1], 'pack', { artifacts: { 'pack.txt': 'packed' } });
	const { items } = await run(
		'downloadArtifacts',
		{ ...website, job: locator('={{ $json.id }}'), outputDataField: 'zip' },
		{ input: [{ id: 1 }, { id: 5 }, { id: 2 }], onError: 'continueRegularOutput' },
	);
	expect(items.slice(0, 2).map(({ binary }) => [contentOf(binary?.zip), binary?.zip.mimeType])).toEqual([
		['PK dist/app.js dist/css/site.css report.txt', 'application/zip'],
		['PK pack.txt', 'application/zip'],
	]);
	expect(items[2].json.error).toMatch(/404/);
});

test('two files come out of the newest artifacts of a branch', async () => {
	const { items } = await run(
		'downloadArtifactFile',
		{ ...latest, artifact_path: '={{ $json.path }}' },
		{ input: [{ path: 'report.txt' }, { path: 'dist/css/site.css' }] },
	);
	expect(items.map(({ json, binary }) => [json.file_name, contentOf(binary?.data)])).toEqual([
		['report.txt', 'all well'],
		['site.css', 'css'],
	]);
	expect(scene.sent).toContainEqual(
		ofWebsite.get('/jobs/artifacts/main/raw/dist%2Fcss%2Fsite%2Ecss', { job: 'build' }),
	);
});

test('the newest artifacts of a branch come as a whole', async () => {
	const { items } = await run('downloadArtifacts', latest);
	expect(scene.sent).toEqual([ofWebsite.get('/jobs/artifacts/main/download', { job: 'build' })]);
	expect(items[0].json).toMatchObject({ file_name: 'artifacts.zip' });
});

test('a path cannot leave the artifacts', async () => {
	await run('downloadArtifactFile', { ...built, artifact_path: '../../../../user' });
	expect(scene.sent).toEqual([get('/artifacts/%2E%2E%2F%2E%2E%2F%2E%2E%2F%2E%2E%2Fuser')]);
});

describe('a log', () => {
	const esc = '\u001b';
	const colorful = [
		`section_start:1700000000:prepare[collapsed=true]\r${esc}[0K${esc}[32;1mPreparing${esc}[0;m`,
		'10%\r20%',
		'done',
		`section_end:1700000001:prepare\r${esc}[0K`,
	].join('\n');
	beforeEach(() => {
		for (const each of scene.seeded.projects.website.pipelines[1].jobs) each.log = colorful;
	});

	test('comes as text without colors and marks of sections', async () => {
		const { json } = await run('getLog', { ...built, logAs: 'text' });
		expect(json).toEqual([{ log: 'Preparing\n10%\n20%\ndone\n' }]);
	});

	test('keeps what stands in brackets at the beginning of a line', async () => {
		for (const each of scene.seeded.projects.website.pipelines[1].jobs)
			each.log = `[INFO] one\n[ERROR] two\n\t[1] ${esc}[31mthree${esc}[0m`;
		const { json } = await run('getLog', { ...built, logAs: 'text' });
		expect(json).toEqual([{ log: '[INFO] one\n[ERROR] two\n\t[1] three' }]);
	});

	test('comes with its last lines only', async () => {
		const { json } = await run('getLog', { ...built, logAs: 'lastLines', lines: 2 });
		expect(json).toEqual([{ log: '20%\ndone' }]);
	});

	test.each(['text', 'lastLines'])('comes as %s without the token that a job has printed', async (logAs) => {
		const [job] = scene.seeded.projects.website.pipelines[1].jobs;
		job.log = `used ${scene.token}\n`;
		const { json } = await run('getLog', { ...website, job: locator(job.id), logAs, lines: 2 });
		expect(JSON.stringify(json)).toContain('used ***');
		expect(JSON.stringify(json)).not.toContain(scene.token);
	});

	test('comes as a file for each job, just as it is', async () => {
		const { items } = await run(
			'getLog',
			{ ...website, job: locator('={{ $json.id }}'), logAs: 'file', outputDataField: 'log' },
			{ input: [{ id: 1 }, { id: 2 }] },
		);
		expect(items.map(({ binary }) => [binary?.log.fileName, contentOf(binary?.log)])).toEqual([
			['job.log', colorful],
			['job.log', colorful],
		]);
	});
});

test('a job that runs is waited for; one that fails gives the end of its log, or an error', async () => {
	const { pipelines } = scene.seeded.projects.website;
	pipelines[1].outlook = { status: 'failed', looks: 1 };
	const running = { ...website, job: locator(3) };
	const { json } = await run('wait', { ...running, options: { log_lines: 1 } });
	expect(json[0]).toMatchObject({ status: 'failed', log: 'ERROR: Job failed: exit code 1' });
	const { error } = await run('wait', { ...running, options: { fail_unless_success: true } });
	expect(error?.message).toContain("Job 3 ended with the status 'failed': script_failure");
});

test("what a job's state does not allow is told in GitLab's words", async () => {
	expect((await run('play', built)).error?.message).toContain('Unplayable Job');
	expect((await run('erase', { ...website, job: locator(3) })).error?.message).toContain('not erasable');
});

const pipelineOfBuilt = () => scene.seeded.projects.website.pipelines[1];

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { ...website, limit }), {
	fill: () => {
		for (let at = 0; at < 246; at++) scene.gitlab.world.createJob(pipelineOfBuilt(), 'lint');
	},
});

tryLimits(
	scene,
	'List Artifact Files',
	async (limit) => await run('listArtifactFiles', { ...built, limit }),
	{
		fill: () => {
			const [first] = pipelineOfBuilt().jobs.filter(({ id }) => id === 1);
			first.artifacts = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`file-${at}`, 'x']));
		},
		key: 'path',
	},
);
