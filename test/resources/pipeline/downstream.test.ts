import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene, website } from '../../scene';
import type { Pipeline, Project } from '../../gitlab/world/model';

const scene = new Scene();

const projects = () => scene.seeded.projects;
const wait = async (pipeline: Pipeline, options: IDataObject = {}) =>
	await scene.run({
		...{ resource: 'pipeline', operation: 'wait', ...website, pipeline: locator(pipeline.id) },
		options: { follow_downstream: true, ...options },
	});

/** A pipeline with a job for each pipeline that it has started, and one that tests. */
function pipelineIn(project: Project, more: Partial<Pipeline> = {}): Pipeline {
	const pipeline = scene.gitlab.world.createPipeline(project, 'main', more);
	scene.gitlab.world.createJob(pipeline, 'test', { status: pipeline.status });
	for (const _each of pipeline.downstream)
		scene.gitlab.world.createJob(pipeline, 'deploy', { status: 'success' });
	return pipeline;
}

/** One that fails as soon as somebody has looked. */
const willFail = (project: Project, looks = 0) =>
	pipelineIn(project, { status: 'running', outlook: { status: 'failed', looks } });
const bridgesOf = ({ project, id }: Pipeline) => `/projects/${project.id}/pipelines/${id}/bridges`;
const pathsSent = () => scene.sent.map(([, path]) => path);

test('is not asked for unless that is wanted', async () => {
	const child = willFail(projects().website);
	const { json } = await wait(pipelineIn(projects().website, { downstream: [child] }), {
		follow_downstream: false,
	});
	expect(json[0]).toMatchObject({ status: 'success', failed_jobs: [] });
	expect(json[0]).not.toHaveProperty('downstream');
	expect(child.status).toBe('running');
});

test('several are waited for with one list, and their failed jobs are counted', async () => {
	const { website: own, api } = projects();
	const [first, second] = [willFail(own, 1), pipelineIn(api)];
	const upstream = pipelineIn(own, { downstream: [first, second] });
	const { json } = await wait(upstream);
	expect(json[0]).toMatchObject({
		status: 'success',
		failed_jobs: [{ name: 'test', pipeline_id: first.id, log: expect.stringContaining('ERROR') as string }],
		downstream: [
			{ id: first.id, project_id: own.id, status: 'failed', allow_failure: false },
			{ id: second.id, project_id: api.id, status: 'success' },
		],
	});
	const asked = pathsSent().filter((path) => path.endsWith('/bridges'));
	expect(asked).toEqual([
		...[bridgesOf(upstream), bridgesOf(upstream)],
		...[bridgesOf(first), bridgesOf(second)],
	]);
});

test('what they have started is waited for too, five levels down', async () => {
	const { website: own, api } = projects();
	let upstream = willFail(own);
	const all = [upstream];
	for (let level = 0; level < 6; level++)
		all.unshift((upstream = pipelineIn(api, { downstream: [upstream] })));
	const { json } = await scene.run({
		...{ resource: 'pipeline', operation: 'wait', project: locator('acme/platform/api') },
		...{ pipeline: locator(upstream.id), options: { follow_downstream: true } },
	});
	const found = (json[0].downstream as IDataObject[]).map(({ id }) => id);
	expect(found).toEqual(all.slice(1, 6).map(({ id }) => id));
	expect(all.at(-1)?.status).toBe('running');
});

test('two that start each other have an end', async () => {
	const [one, other] = [pipelineIn(projects().website), pipelineIn(projects().api)];
	one.downstream = [other];
	other.downstream = [one];
	const { json } = await wait(one);
	expect(json[0].downstream).toEqual([expect.objectContaining({ id: other.id })]);
});

describe('where the item is to fail unless all is well', () => {
	const strictly = { fail_unless_success: true };

	test('one that fails is named, with its jobs', async () => {
		const child = willFail(projects().api);
		const { error } = await wait(pipelineIn(projects().website, { downstream: [child] }), strictly);
		expect(error?.message).toContain(
			`Downstream pipeline ${child.id} ended with the status 'failed': test (script_failure)`,
		);
		expect(error?.description).toContain(`/acme/platform/api/-/pipelines/${child.id}`);
	});

	test('one that may fail may', async () => {
		const upstream = pipelineIn(projects().website, { downstream: [willFail(projects().api)] });
		upstream.jobs[0].allow_failure = true;
		const { json, error } = await wait(upstream, strictly);
		expect(error).toBeUndefined();
		expect(json[0].downstream).toMatchObject([{ status: 'failed', allow_failure: true }]);
		expect(json[0].failed_jobs).toHaveLength(1);
	});
});

test('one that goes on when the time is up is named', async () => {
	const child = pipelineIn(projects().api, { status: 'running', outlook: null });
	const { error } = await wait(pipelineIn(projects().website, { downstream: [child] }), {
		longest_wait_for_end: 1,
	});
	expect(error?.message).toContain(
		`Downstream pipeline ${child.id} still has the status 'running' after 1 seconds`,
	);
});

test('of those that one may not see nothing but their status is told', async () => {
	const { website: own, outside } = projects();
	outside.visibility = 'private';
	const child = pipelineIn(outside, { status: 'failed' });
	const { json, error } = await wait(pipelineIn(own, { downstream: [child] }));
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ failed_jobs: [], downstream: [{ id: child.id, status: 'failed' }] });
});
