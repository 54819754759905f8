import type { IDataObject } from 'n8n-workflow';
import { isFailure } from '../../client/errors';
import type { Gitlab } from '../../client/gitlab';
import { path } from '../../client/path';
import { additionalFields, options } from '../../fields/collection';
import { project } from '../../fields/places/project';
import { read, write } from '../../operation';
import { lastLines } from '../job/log';
import { simpleJob } from '../job/simple';
import { ended, logLinesIn, refuseUnlessSuccess, waiting } from '../shared/waiting';
import { pipeline } from './field';
import { inputs, ref, variables } from './new';
import { simplePipeline, testCounts } from './simple';

/** Of a pipeline in which all goes wrong, the first ones tell why. */
const MOST_FAILED_JOBS = 20;

/** @see https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline */
export const wait = read({
	name: 'Wait',
	action: 'Wait for a pipeline',
	description: 'Wait until a pipeline has ended; get its status, failed jobs and test results',
	fields: [project, pipeline, options(...waiting)],
	simplify,
	run: async ({ gitlab, project, pipeline, options }) =>
		await outcome(gitlab, { project, pipeline, options }),
});

/** @see https://docs.gitlab.com/api/pipelines/#create-a-new-pipeline */
export const runAndWait = write({
	name: 'Run and Wait',
	action: 'Run a pipeline and wait for it',
	description:
		'Start a new pipeline and wait until it has ended; get its status, failed jobs and test results',
	role: 'Developer',
	fields: [project, ref, inputs, additionalFields(variables), options(...waiting)],
	simplify,
	run: async ({ gitlab, project, ref, inputs, additionalFields, options }) => {
		const body = { ref, inputs, ...additionalFields };
		const { id } = await gitlab.post(path`/projects/${project}/pipeline`, body);
		return await outcome(gitlab, { project, pipeline: Number(id), options });
	},
});

function simplify(row: IDataObject): IDataObject {
	const { failed_jobs, tests } = row;
	return { ...simplePipeline(row), failed_jobs, tests };
}

interface Awaited {
	project: string;
	pipeline: number;
	options: IDataObject;
}

async function outcome(gitlab: Gitlab, { project, pipeline, options }: Awaited): Promise<IDataObject> {
	const at = path`/projects/${project}/pipelines/${pipeline}`;
	const row = await ended(gitlab, at, { noun: 'Pipeline', options });
	const failed =
		row.status === 'failed'
			? await gitlab.list(path`${at}/jobs`, { scope: ['failed'] }, MOST_FAILED_JOBS)
			: [];
	const why = failed
		.map(({ name, failure_reason }) => `${String(name)} (${String(failure_reason)})`)
		.join(', ');
	refuseUnlessSuccess(row, { noun: 'Pipeline', options, why });
	const count = logLinesIn(options);
	const logOf = async ({ id }: IDataObject) =>
		await ifAllowed(lastLines(gitlab, path`/projects/${project}/jobs/${Number(id)}`, count));
	const [tests, ...logs] = await Promise.all([
		ifAllowed(gitlab.get(path`${at}/test_report_summary`)),
		...(count ? failed.map(logOf) : []),
	]);
	return {
		...row,
		failed_jobs: failed.map((job, each) => ({ ...simpleJob(job), log: logs[each] ?? null })),
		tests: tests && testCounts(tests),
	};
}

/** What the pipeline's end is worth without; null for who may not see it. */
async function ifAllowed<T>(asked: Promise<T>): Promise<T | null> {
	return await asked.catch((error: unknown) => {
		if (isFailure(error, 'forbidden', 'notFound', 'insufficientScope')) return null;
		throw error as Error;
	});
}
