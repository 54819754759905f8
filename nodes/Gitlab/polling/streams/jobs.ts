import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { jobBody } from '../bodies/ci';
import { type Change, type Found, timeOf } from '../change';
import { Reading } from '../reading';
import type { With } from './lists';
import { PORTION } from './stream';

/** Statuses from which a job goes on by itself; one that was only created goes on when another does. */
export const GOES_ON: readonly string[] = [
	'waiting_for_resource',
	'waiting_for_callback',
	'preparing',
	'pending',
	'running',
	'canceling',
	'scheduled',
];

/**
 * Jobs of a project. Their list says nothing of when a status was reached, so the statuses that were told last are
 * remembered, and the list is read back to the oldest job that still goes on.
 *
 * @see https://docs.gitlab.com/api/jobs/#list-project-jobs
 */
export async function readJobs(projectId: string, { reading, progress }: With): Promise<Found> {
	const known = progress.states;
	const isFirstOrSample = progress.isFirst || reading.isSample;
	const goingOn = Object.entries(known)
		.filter(([, state]) => GOES_ON.includes(statusIn(state)) && projectIn(state) === projectId)
		.map(([id]) => Number(id));
	const oldest = Math.min(Infinity, ...goingOn);
	const created = (row: IDataObject) => timeOf(row.created_at);
	const isOld = Reading.isBefore(progress.since, created);
	// What goes on when the workflow is switched on is to be told when it ends.
	const isUnknown = (row: IDataObject) =>
		created(row) >= progress.since ||
		(progress.isFirst && ['created', ...GOES_ON].includes(String(row.status)));
	const { rows, horizon } = await reading.newest(
		path`/projects/${projectId}/jobs`,
		{},
		{
			timeOf: created,
			since: progress.since,
			most: PORTION,
			isNew: (row) => {
				const state = known[String(row.id)];
				return state === undefined ? isUnknown(row) : statusIn(state) !== row.status;
			},
		},
		(row) => isOld(row) && Number(row.id) <= oldest,
	);
	const changes = rows.map(
		(row): Change => ({
			id: `${String(row.id)}-${String(row.status)}`,
			at: created(row),
			flag: 'job_events',
			state: [String(row.id), `${String(row.status)} ${projectId}`],
			body: async () => jobBody(row, await reading.project(projectId)),
		}),
	);
	const isNew = (change: Change) => change.state?.[0] !== undefined && change.state[0] in known;
	return {
		changes: changes.filter((change) => isFirstOrSample || isNew(change) || progress.isNew(change)),
		horizon,
	};
}

/** Statuses are remembered with the project that they are in. */
export function statusIn(state: string): string {
	return state.split(' ')[0];
}

export function projectIn(state: string): string {
	return state.split(' ')[1] ?? '';
}
