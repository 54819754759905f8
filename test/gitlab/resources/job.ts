import type { ResourceSeed } from '../base';
import { commitEntity, pipelineBasic } from '../entities/repository';
import { projectUrl } from '../entities/project';
import type { View } from '../entities/user';
import { userProfile } from '../entities/user';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { badParameter, forbidden, notFound, Refusal } from '../http/refusal';
import { flag, list, required, text } from '../http/values';
import type { Job, Pipeline } from '../world/model';
import { LEVEL } from '../world/model';
import { finishPipeline } from '../routes/merging';

const STATUSES = [
	...['canceled', 'canceling', 'created', 'failed', 'manual', 'pending', 'preparing', 'running'],
	...['scheduled', 'skipped', 'success', 'waiting_for_callback', 'waiting_for_resource'],
];

/** What a job, and one that starts another pipeline, have in common. */
export function jobBasic(view: View, job: Job) {
	const { pipeline, ...rest } = job;
	const { project } = pipeline;
	const { id, name, stage, status, created_at, started_at, finished_at, erased_at, failure_reason } = rest;
	const commit = project.commits.get(pipeline.sha);
	return {
		...{ id, name, stage, status, created_at, started_at, finished_at, erased_at },
		...(failure_reason && { failure_reason }),
		ref: pipeline.ref,
		tag: false,
		coverage: null,
		allow_failure: job.allow_failure,
		duration: finished_at ? 12.5 : null,
		queued_duration: 0.5,
		user: userProfile(view, pipeline.user),
		commit: commit ? commitEntity(view, commit) : null,
		pipeline: pipelineBasic(view, pipeline),
		web_url: `${projectUrl(view, project)}/-/jobs/${id}`,
		project: { ci_job_token_scope_enabled: false },
	};
}

export function jobEntity(view: View, job: Job) {
	const size = 2_000;
	const archive = { filename: 'artifacts.zip', size };
	return {
		...jobBasic(view, job),
		...(job.artifacts && { artifacts_file: archive }),
		artifacts: job.artifacts ? [{ file_type: 'archive', ...archive, file_format: 'zip' }] : [],
		runner: null,
		runner_manager: null,
		artifacts_expire_at: job.artifacts_expire_at,
		archived: false,
		tag_list: [],
	};
}

/** One that has the wanted status, if any is wanted. */
export function inScope(call: Call): (job: Job) => boolean {
	const wanted = list(call.input, 'scope') ?? [];
	if (wanted.some((status) => !STATUSES.includes(status)))
		throw badParameter('scope does not have a valid value');
	return ({ status }) => !wanted.length || wanted.includes(status);
}

/** Time passes while somebody looks. */
export function look(call: Call, pipeline: Pipeline): void {
	const { outlook } = pipeline;
	if (!outlook || !['created', 'pending', 'running'].includes(pipeline.status)) return;
	pipeline.status = 'running';
	if (outlook.looks-- > 0) return;
	finishPipeline(call, pipeline, outlook.status);
}

const jobsOf = (call: Call) => projectOf(call).pipelines.flatMap(({ jobs }) => jobs);

function jobOf(call: Call): Job {
	const found = jobsOf(call).find(({ id }) => id === pathNumber(call, 'job_id'));
	if (!found) throw notFound();
	return found;
}

/** Changes a job for whoever may. */
function change(apply: (job: Job, call: Call) => Job | void, level = LEVEL.developer) {
	return (call: Call) => {
		need(call, projectOf(call), level);
		const job = jobOf(call);
		return jobEntity(call, apply(job, call) ?? job);
	};
}

const play = (call: Call) => {
	need(call, projectOf(call), LEVEL.developer);
	const job = jobOf(call);
	if (job.status !== 'manual') throw new Refusal(400, { message: '400 Bad request - Unplayable Job' });
	job.status = 'pending';
	return new Answer(200, jobBasic(call, job));
};

/** The old job stays; a new one runs. */
function retry(old: Job, call: Call): Job {
	if (!['success', 'failed', 'canceled'].includes(old.status))
		throw new Refusal(403, { message: '403 Forbidden - Job is not retryable' });
	old.retried = true;
	return call.world.createJob(old.pipeline, old.name, { status: 'pending', stage: old.stage });
}

function erase(job: Job, call: Call): void {
	if (!['success', 'failed', 'canceled'].includes(job.status))
		throw new Refusal(403, { message: '403 Forbidden - Job is not erasable!' });
	job.log = '';
	job.artifacts = null;
	job.erased_at = call.world.now();
}

function artifactsOf(job: Job | undefined): NonNullable<Job['artifacts']> {
	if (!job?.artifacts) throw notFound();
	return job.artifacts;
}

/** The newest job of that name that has succeeded on a branch. */
function latestOf(call: Call): Job | undefined {
	required(call.input, 'job');
	const { ref_name } = call.params;
	return jobsOf(call).find(
		({ name, status, pipeline }) =>
			name === text(call.input, 'job') && status === 'success' && pipeline.ref === ref_name,
	);
}

/** Not a real archive: what it holds can be told from its bytes. */
function archive(artifacts: Record<string, string>): Answer {
	const headers = { 'content-disposition': 'attachment; filename="artifacts.zip"' };
	return new Answer(200, Buffer.from(`PK ${Object.keys(artifacts).join(' ')}`), 'application/zip', headers);
}

function file(call: Call, job: Job | undefined): Answer {
	const path = call.params.artifact_path ?? '';
	const content = artifactsOf(job)[path];
	if (content === undefined) throw notFound();
	return new Answer(200, Buffer.from(content), 'application/octet-stream');
}

function tree(call: Call) {
	const below = text(call.input, 'path') ?? '';
	const found = Object.entries(artifactsOf(jobOf(call))).filter(([path]) => path.startsWith(below));
	const isDeep = flag(call.input, 'recursive');
	const shown = found.filter(([path]) => isDeep || !path.slice(below.length + 1).includes('/'));
	return page(call, shown, ([path, content]) => ({
		name: path.split('/').at(-1),
		path,
		type: 'file',
		size: content.length,
		mode: '100644',
	}));
}

const JOB = 'projects/:id/jobs/:job_id';

/** @see https://docs.gitlab.com/api/jobs/ and https://docs.gitlab.com/api/job_artifacts/ */
export const jobRoutes: Route[] = [
	[
		'GET',
		'projects/:id/jobs',
		(call) => page(call, jobsOf(call).filter(inScope(call)), (job) => jobEntity(call, job)),
	],
	[
		'GET',
		JOB,
		(call) => {
			const job = jobOf(call);
			look(call, job.pipeline);
			return jobEntity(call, job);
		},
	],
	['GET', `${JOB}/trace`, (call) => new Answer(200, jobOf(call).log, 'text/plain')],
	['POST', `${JOB}/play`, play],
	['POST', `${JOB}/retry`, change(retry)],
	['POST', `${JOB}/cancel`, change((job) => void (job.status = 'canceled'))],
	['POST', `${JOB}/erase`, change(erase)],
	[
		'POST',
		`${JOB}/artifacts/keep`,
		change((job) => {
			artifactsOf(job);
			job.artifacts_expire_at = null;
		}),
	],
	[
		'DELETE',
		`${JOB}/artifacts`,
		(call) => {
			need(call, projectOf(call), LEVEL.maintainer);
			if (['created', 'pending', 'running'].includes(jobOf(call).status)) throw forbidden();
			jobOf(call).artifacts = null;
		},
	],
	['GET', `${JOB}/artifacts`, (call) => archive(artifactsOf(jobOf(call)))],
	['GET', `${JOB}/artifacts/tree`, tree],
	['GET', `${JOB}/artifacts/:artifact_path`, (call) => file(call, jobOf(call))],
	['GET', 'projects/:id/jobs/artifacts/:ref_name/download', (call) => archive(artifactsOf(latestOf(call)))],
	['GET', 'projects/:id/jobs/artifacts/:ref_name/raw/:artifact_path', (call) => file(call, latestOf(call))],
];

/** A job that has succeeded and has artifacts, one that waits to be played, one that runs, and one that has failed. */
export const seedJobs: ResourceSeed = ({ world }, { users, projects }) => {
	const pipeline = world.createPipeline(projects.website, 'main', {
		source: 'push',
		status: 'running',
		user: users.maria,
		outlook: { status: 'success', looks: 0 },
	});
	const built = world.createJob(pipeline, 'build', {
		status: 'success',
		finished_at: world.now(),
		log: 'one\ntwo\nthree\n',
		artifacts: { 'dist/app.js': 'app', 'dist/css/site.css': 'css', 'report.txt': 'all well' },
		artifacts_expire_at: '2030-01-01T00:00:00.000Z',
	});
	const waiting = world.createJob(pipeline, 'deploy', { status: 'manual' });
	const running = world.createJob(pipeline, 'test', { status: 'running' });
	const old = world.createPipeline(projects.website, 'release/1.0', { source: 'push', status: 'failed' });
	const broken = world.createJob(old, 'test', {
		status: 'failed',
		finished_at: world.now(),
		failure_reason: 'script_failure',
		log: 'ERROR: Job failed: exit code 1\n',
	});
	return {
		ref: ['main'],
		ref_name: ['main'],
		jobName: ['build'],
		artifact_path: ['dist/app.js'],
		path: ['dist'],
		job: [built, broken, waiting, running].map(({ id }) => String(id)),
	};
};
