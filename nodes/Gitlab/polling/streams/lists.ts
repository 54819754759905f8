import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { deploymentBody, pipelineBody } from '../bodies/ci';
import { releaseBody, toDoBody } from '../bodies/plans';
import { type Found, timeOf } from '../change';
import type { Progress } from '../cursor';
import { Reading } from '../reading';
import { foundIn, PORTION } from './stream';

/** With what a list is read. */
export interface With {
	reading: Reading;
	progress: Progress;
}

type Time = (row: IDataObject) => number;

function wantedBy(time: Time, progress: Progress, idOf = (row: IDataObject) => String(row.id)) {
	const isNew = (row: IDataObject) => progress.isNew({ at: time(row), id: idOf(row) });
	return { timeOf: time, isNew, since: progress.since, most: PORTION };
}

const updatedAt: Time = (row) => timeOf(row.updated_at);
const createdAt: Time = (row) => timeOf(row.created_at);

/** @see https://docs.gitlab.com/api/pipelines/#list-project-pipelines */
export async function readPipelines(projectId: string, { reading, progress }: With): Promise<Found> {
	const at = path`/projects/${projectId}/pipelines`;
	const rows = await reading.updated(at, {}, wantedBy(updatedAt, progress));
	return foundIn(rows, { reading, progress }, (row) => ({
		id: String(row.id),
		at: updatedAt(row),
		flag: 'pipeline_events',
		state: [String(row.id), `${String(row.status)} ${projectId}`],
		body: async () => await pipelineBody({ project_id: projectId, ...row }, reading),
	}));
}

/** @see https://docs.gitlab.com/api/deployments/#list-project-deployments */
export async function readDeployments(projectId: string, { reading, progress }: With): Promise<Found> {
	const at = path`/projects/${projectId}/deployments`;
	const rows = await reading.updated(at, {}, wantedBy(updatedAt, progress));
	return foundIn(rows, { reading, progress }, (row) => ({
		id: String(row.id),
		at: updatedAt(row),
		flag: 'deployment_events',
		state: [String(row.id), String(row.status)],
		body: async () => deploymentBody(row, await reading.project(projectId)),
	}));
}

/**
 * Releases of a project: GitLab tells when they were made, not when they were changed.
 *
 * @see https://docs.gitlab.com/api/releases/#list-releases
 */
export async function readReleases(projectId: string, { reading, progress }: With): Promise<Found> {
	const at = path`/projects/${projectId}/releases`;
	const sorting = { order_by: 'created_at', sort: 'desc' };
	const until = Reading.isBefore(progress.since, createdAt);
	const idOf = ({ tag_name: tag }: IDataObject) => `${projectId} ${String(tag)}`;
	const rows = await reading.newest(at, sorting, wantedBy(createdAt, progress, idOf), until);
	return foundIn(rows, { reading, progress }, (row) => ({
		id: idOf(row),
		at: createdAt(row),
		flag: 'releases_events',
		body: async () => releaseBody(row, await reading.project(projectId)),
	}));
}

/**
 * What the credential's user has to do; what is done before it was read is not told.
 *
 * @see https://docs.gitlab.com/api/todos/
 */
export async function readToDos(query: IDataObject, { reading, progress }: With): Promise<Found> {
	const wanted = wantedBy(createdAt, progress);
	const until = Reading.isBefore(progress.since, createdAt);
	const rows = await reading.newest(path`/todos`, { ...query, state: 'pending' }, wanted, until);
	return foundIn(rows, { reading, progress }, (row) => ({
		id: String(row.id),
		at: createdAt(row),
		flag: TO_DO,
		body: () => toDoBody(row),
	}));
}

/** The event that no webhook has. */
export const TO_DO = 'todo_events';
