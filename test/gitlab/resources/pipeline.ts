import type { ResourceSeed } from '../base';
import { pipelineBasic, pipelineEntity } from '../entities/repository';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound } from '../http/refusal';
import { choice, flag, group, moment, required, text } from '../http/values';
import type { Pipeline, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { finishPipeline } from '../routes/merging';
import { inScope, jobBasic, jobEntity, look } from './job';
import { seedTriggerTokens, triggerTokens } from './triggerToken';

const withName = (call: Call, pipeline: Pipeline) => ({
	...pipelineEntity(call, pipeline),
	name: pipeline.name,
});

function pipelineOf(call: Call): Pipeline {
	const pipeline = projectOf(call).pipelines.find(({ id }) => id === pathNumber(call, 'pipeline_id'));
	if (!pipeline) throw notFound();
	return pipeline;
}

/** What its configuration says to do: build, then test. */
function create(call: Call) {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	required(call.input, 'ref');
	const ref = text(call.input, 'ref') ?? '';
	if (!project.branches.has(ref)) throw invalid({ base: ['Reference not found'] });
	const given = (call.input.variables ?? []) as Pipeline['variables'];
	const variables = given.map((each) => ({ ...each, variable_type: each.variable_type ?? 'env_var' }));
	return start(call, project, ref, { source: 'api', user: me(call), variables });
}

function start(call: Call, project: Project, ref: string, more: Partial<Pipeline>) {
	const pipeline = call.world.createPipeline(project, ref, { status: 'created', ...more });
	for (const name of ['build', 'test']) call.world.createJob(pipeline, name);
	return pipelineEntity(call, pipeline);
}

/** On behalf of whoever has made the token, and as what that one may. */
function trigger(call: Call) {
	const project = projectOf(call);
	required(call.input, 'token', 'ref');
	const token = triggerTokens.of(project).find((each) => each.token === text(call.input, 'token'));
	if (!token) throw notFound();
	const ref = text(call.input, 'ref') ?? '';
	if (!project.branches.has(ref)) throw invalid({ base: ['Reference not found'] });
	token.last_used = call.world.now();
	const variables = Object.entries(group(call.input, 'variables')).map(([key, value]) => ({
		...{ key, value: String(value), variable_type: 'env_var' },
	}));
	return start(call, project, ref, { source: 'trigger', user: token.owner, variables });
}

const FINISHED = ['success', 'failed', 'canceled', 'skipped'];

/** Which pipelines a list is to hold. */
function wanted(call: Call): (pipeline: Pipeline) => boolean {
	const { input } = call;
	const scope = choice(input, 'scope', ['running', 'pending', 'finished', 'branches', 'tags']);
	const equals = (['status', 'ref', 'sha', 'source', 'name'] as const).map(
		(name) => [name, text(input, name)] as const,
	);
	const username = text(input, 'username');
	const after = moment(input, 'updated_after');
	return (pipeline) =>
		equals.every(([name, value]) => value === undefined || pipeline[name] === value) &&
		(username === undefined || pipeline.user.username === username) &&
		(after === undefined || Date.parse(pipeline.updated_at) > after) &&
		(scope !== 'finished' || FINISHED.includes(pipeline.status)) &&
		(scope !== 'tags' || !pipeline.project.branches.has(pipeline.ref)) &&
		((scope !== 'running' && scope !== 'pending') || pipeline.status === scope) &&
		!flag(input, 'yaml_errors');
}

const ORDERS = ['id', 'status', 'ref', 'updated_at', 'user_id'];

function listed(call: Call) {
	const found = projectOf(call).pipelines.filter(wanted(call));
	const isAscending = choice(call.input, 'sort', ['asc', 'desc']) === 'asc';
	// Sorting keeps the order of equals, which is that of IDs.
	if (choice(call.input, 'order_by', [...ORDERS]) === 'updated_at')
		found.sort((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at));
	return page(call, isAscending ? found.reverse() : found, (each) => pipelineBasic(call, each));
}

function latest(call: Call) {
	const project = projectOf(call);
	const ref = text(call.input, 'ref') ?? project.default_branch;
	const found = project.pipelines.find((each) => each.ref === ref);
	if (!found) throw notFound();
	return withName(call, found);
}

/** Changes a pipeline for whoever may. */
function change(apply: (pipeline: Pipeline, call: Call) => void) {
	return (call: Call) => {
		need(call, projectOf(call), LEVEL.developer);
		const pipeline = pipelineOf(call);
		apply(pipeline, call);
		return pipelineEntity(call, pipeline);
	};
}

function retry(pipeline: Pipeline, { world }: Call): void {
	for (const job of pipeline.jobs.filter(({ status }) => status === 'failed' || status === 'canceled')) {
		job.retried = true;
		world.createJob(pipeline, job.name, { status: 'pending' });
		pipeline.status = 'running';
	}
}

function remove(call: Call): void {
	const project = projectOf(call);
	need(call, project, LEVEL.owner);
	const pipeline = pipelineOf(call);
	project.pipelines = project.pipelines.filter((each) => each !== pipeline);
}

function rename(call: Call) {
	need(call, projectOf(call), LEVEL.developer);
	required(call.input, 'name');
	const pipeline = pipelineOf(call);
	pipeline.name = text(call.input, 'name') ?? null;
	return withName(call, pipeline);
}

function variables(call: Call) {
	need(call, projectOf(call), LEVEL.maintainer);
	const fixed = {
		hidden: false,
		protected: false,
		masked: false,
		environment_scope: '*',
		description: 'Where to',
	};
	return pipelineOf(call).variables.map((variable) => ({ ...variable, raw: false, ...fixed }));
}

/** Time passes for what it has started while somebody looks. */
function bridges(call: Call) {
	const { downstream, jobs } = pipelineOf(call);
	for (const each of downstream) look(call, each);
	const found = jobs.slice(0, downstream.length).filter(inScope(call));
	return page(call, found, (job) => ({
		...jobBasic(call, job),
		downstream_pipeline: pipelineBasic(call, downstream[jobs.indexOf(job)] as Pipeline),
	}));
}

/** Ten tests, of which one fails where the pipeline does. */
function testsOf(call: Call) {
	const { status, jobs } = pipelineOf(call);
	const failed = status === 'failed' ? 1 : 0;
	const counts = { success_count: 10 - failed, failed_count: failed, skipped_count: 0, error_count: 0 };
	return { name: 'test', total_time: 5, total_count: 10, ...counts, suite_error: null, jobs };
}

function testReport(call: Call) {
	const { name, suite_error, jobs: _jobs, ...counts } = testsOf(call);
	const test = (number: number, status: string) => ({
		...{ status, name: `test ${number}`, classname: 'Shop', file: 'shop_test.rb', execution_time: 0.5 },
		...{ system_output: status === 'failed' ? 'expected 1, got 2' : null, stack_trace: null },
		...{ recent_failures: null, attachment_url: null },
	});
	const test_cases = Array.from({ length: 10 }, (_, at) =>
		test(at + 1, at < counts.failed_count ? 'failed' : 'success'),
	);
	return { ...counts, test_suites: [{ name, ...counts, suite_error, test_cases }] };
}

function testSummary(call: Call) {
	const { jobs, ...suite } = testsOf(call);
	const total = {
		...{ time: suite.total_time, count: suite.total_count, success: suite.success_count },
		...{ failed: suite.failed_count, skipped: 0, error: 0, suite_error: null },
	};
	return { total, test_suites: [{ ...suite, build_ids: jobs.map(({ id }) => id) }] };
}

/** A configuration is valid where it has a script. */
function lint(call: Call) {
	required(call.input, 'content');
	return linted(call, projectOf(call), text(call.input, 'content') ?? '');
}

function linted(call: Call, project: Project, content: string) {
	need(call, project, LEVEL.developer);
	const valid = content.includes('script');
	return {
		valid,
		errors: valid ? [] : ['jobs config should contain at least one visible job'],
		warnings: [],
		merged_yaml: content,
		includes: [],
		...(flag(call.input, 'include_jobs') && { jobs: [] }),
	};
}

const PIPELINE = 'projects/:id/pipelines/:pipeline_id';

/** @see https://docs.gitlab.com/api/pipelines/ */
export const pipelineRoutes: Route[] = [
	['POST', 'projects/:id/pipeline', create],
	['POST', 'projects/:id/trigger/pipeline', trigger],
	['GET', 'projects/:id/pipelines', listed],
	['GET', 'projects/:id/pipelines/latest', latest],
	[
		'GET',
		PIPELINE,
		(call) => {
			const pipeline = pipelineOf(call);
			look(call, pipeline);
			return withName(call, pipeline);
		},
	],
	['DELETE', PIPELINE, remove],
	['POST', `${PIPELINE}/retry`, change(retry)],
	['POST', `${PIPELINE}/cancel`, change((pipeline, call) => finishPipeline(call, pipeline, 'canceled'))],
	['PUT', `${PIPELINE}/metadata`, rename],
	['GET', `${PIPELINE}/variables`, variables],
	['GET', `${PIPELINE}/bridges`, bridges],
	['GET', `${PIPELINE}/test_report`, testReport],
	['GET', `${PIPELINE}/test_report_summary`, testSummary],
	[
		'GET',
		`${PIPELINE}/jobs`,
		(call) => {
			const old = flag(call.input, 'include_retried');
			const jobs = pipelineOf(call).jobs.filter(({ retried }) => old || !retried);
			return page(call, jobs.filter(inScope(call)), (job) => jobEntity(call, job));
		},
	],
	['GET', 'projects/:id/ci/lint', (call) => linted(call, projectOf(call), 'test:\n  script: make test\n')],
	['POST', 'projects/:id/ci/lint', lint],
];

/** A pipeline that has failed and started one of another project; new ones have succeeded as soon as somebody looks. */
export const seedPipelines: ResourceSeed = async (gitlab, base) => {
	const { world } = gitlab;
	const { users, projects } = base;
	const { website, api } = projects;
	website.outlook = { status: 'success', looks: 0 };
	const pipeline = world.createPipeline(website, 'main', {
		source: 'push',
		status: 'running',
		user: users.maria,
		variables: [{ key: 'DEPLOY_TO', value: 'staging', variable_type: 'env_var' }],
		downstream: [world.createPipeline(api, 'main', { source: 'pipeline' })],
		outlook: null,
	});
	for (const name of ['build', 'test']) world.createJob(pipeline, name);
	gitlab.finishPipeline(pipeline, 'failed');
	const running = world.createPipeline(website, 'main', { source: 'push', status: 'running' });
	return {
		...(await seedTriggerTokens(gitlab, base)),
		pipeline: [pipeline, running].map(({ id }) => String(id)),
		ref: ['main'],
		content: ['test: { script: make test }'],
	};
};
