import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import type { Tools } from '../../operation';
import { pick } from '../../simplify';
import { lastLines } from '../job/log';
import { simpleJob } from '../job/simple';
import { ended, logLinesIn, longestWaitIn, refuseUnlessSuccess } from '../shared/waiting';
import { type Downstream, downstreamOf, ifAllowed } from './downstream';
import { simplePipeline, testCounts } from './simple';

/** Of a pipeline in which all goes wrong, the first ones tell why. */
const MOST_FAILED_JOBS = 20;

interface Awaited extends Pick<Tools, 'gitlab' | 'hint'> {
	project: string;
	pipeline: number;
	options: IDataObject;
}

/** A failed job, and where it is. */
interface FailedJob {
	job: IDataObject;
	at: Path;
}

/** The end of a pipeline: its status, which jobs failed and why, and the results of its tests. */
export async function outcome({ gitlab, hint, project, pipeline, options }: Awaited): Promise<IDataObject> {
	const seconds = longestWaitIn(options);
	const end = Date.now() + seconds * 1000;
	const at = path`/projects/${project}/pipelines/${pipeline}`;
	const row = await ended(gitlab, at, { noun: 'Pipeline', options });
	const downstream = options.follow_downstream
		? await downstreamOf(row, { gitlab, hint, end, seconds })
		: undefined;
	const failed = await failedJobs(gitlab, row, downstream);
	refuseFailure(row, downstream, { options, failed });
	const more = await detailsOf(gitlab, row, { at, failed, lines: logLinesIn(options) });
	return { ...more, ...(downstream && { downstream: downstream.map(simpleDownstream) }) };
}

/** The same for a pipeline that is known to have ended, without those that it started. */
export async function outcomeOfEnded(
	gitlab: Gitlab,
	row: IDataObject,
	{ at, lines }: { at: Path; lines: number },
): Promise<IDataObject> {
	return await detailsOf(gitlab, row, { at, failed: await failedJobs(gitlab, row), lines });
}

async function detailsOf(
	gitlab: Gitlab,
	row: IDataObject,
	{ at, failed, lines }: { at: Path; failed: FailedJob[]; lines: number },
): Promise<IDataObject> {
	const logOf = async (job: Path) => await ifAllowed(lastLines(gitlab, job, lines));
	const [tests, ...logs] = await Promise.all([
		ifAllowed(gitlab.get(path`${at}/test_report_summary`)),
		...(lines ? failed.map(async ({ at: job }) => await logOf(job)) : []),
	]);
	return {
		...row,
		failed_jobs: failed.map(({ job }, each) => ({ ...simpleJob(job), log: logs[each] ?? null })),
		tests: tests && testCounts(tests),
	};
}

/** The same with what most workflows use of the pipeline. */
export function simpleOutcome(row: IDataObject): IDataObject {
	const { failed_jobs, tests, downstream } = row;
	return { ...simplePipeline(row), failed_jobs, tests, ...(downstream !== undefined && { downstream }) };
}

const simpleDownstream = pick(['id', 'project_id', 'status', 'allow_failure', 'web_url']);

/** Of pipelines that nobody may see there are none. */
async function failedJobs(
	gitlab: Gitlab,
	row: IDataObject,
	downstream: Downstream[] = [],
): Promise<FailedJob[]> {
	const failed: FailedJob[] = [];
	for (const pipeline of [row, ...downstream]) {
		const left = MOST_FAILED_JOBS - failed.length;
		if (pipeline.status !== 'failed' || !left) continue;
		const project = path`/projects/${Number(pipeline.project_id)}`;
		const asked = gitlab.list(
			path`${project}/pipelines/${Number(pipeline.id)}/jobs`,
			{ scope: ['failed'] },
			left,
		);
		const jobs = (pipeline === row ? await asked : await ifAllowed(asked)) ?? [];
		failed.push(...jobs.map((job) => ({ job, at: path`${project}/jobs/${Number(job.id)}` })));
	}
	return failed;
}

/** Says which of the pipelines has failed; those that may, by their configuration, are not asked for. */
function refuseFailure(
	row: IDataObject,
	downstream: Downstream[] = [],
	{ options, failed }: { options: IDataObject; failed: FailedJob[] },
): void {
	const why = failed
		.map(({ job: { name, failure_reason } }) => `${String(name)} (${String(failure_reason)})`)
		.join(', ');
	refuseUnlessSuccess(row, { noun: 'Pipeline', options, why });
	for (const one of downstream.filter(({ allow_failure }) => !allow_failure))
		refuseUnlessSuccess(one, { noun: 'Downstream pipeline', options, why });
}
