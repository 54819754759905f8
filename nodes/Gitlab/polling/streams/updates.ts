import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../../client';
import { issueBody, mergeRequestBody } from '../bodies/issuable';
import { type Change, type Found, timeOf } from '../change';
import type { Progress } from '../cursor';
import type { Reading, Rows, UpdatedRows } from '../reading';
import { PORTION } from './stream';

/** What is listed by the time of its last change. */
export type Kind = 'issues' | 'merge_requests';

/**
 * How long GitLab's activity may take to tell what an update was, in milliseconds. An update within that time of
 * something that the activity tells is the same.
 */
export const SETTLED_MS = 10_000;

/** Something that the activity tells of an issue or merge request. */
export interface Deed {
	/** `issues 42`; see {@link thingKey}. */
	thing: string;
	at: number;
}

export function thingKey(kind: Kind, id: unknown): string {
	return `${kind} ${String(id)}`;
}

/** Reads what was updated in a project or group. */
export async function readUpdates(
	kind: Kind,
	{ place, reading, progress }: { place: Path; reading: Reading; progress: Progress },
): Promise<UpdatedRows> {
	const time = (row: IDataObject) => timeOf(row.updated_at);
	return await reading.updated(
		path`${place}/${kind}`,
		{ scope: 'all', with_labels_details: true },
		{
			timeOf: time,
			isNew: (row) => progress.isNew({ at: time(row), id: String(row.id) }),
			since: progress.since,
			most: PORTION,
		},
	);
}

/** The updates that nothing else tells of; those that something may still tell of are left for the next poll. */
export function updatesIn(
	kind: Kind,
	{ rows, horizon }: Rows,
	{ reading, progress, deeds }: { reading: Reading; progress: Progress; deeds: readonly Deed[] },
): Found {
	const times = new Map<string, number[]>();
	for (const { thing, at } of deeds) times.set(thing, [...(times.get(thing) ?? []), at]);
	const isTold = (row: IDataObject) => {
		const at = timeOf(row.updated_at);
		const near = [timeOf(row.created_at), ...(times.get(thingKey(kind, row.id)) ?? [])];
		return near.some((time) => Math.abs(time - at) <= SETTLED_MS);
	};
	const changes = rows
		.map((row) => ({ row, isTold: !reading.isSample && isTold(row) }))
		.map(({ row, isTold }) => ({ ...changeOf(kind, row, reading), isSilent: isTold }))
		.filter((change) => reading.isSample || progress.isNew(change));
	return { changes, horizon: Math.min(horizon, reading.isSample ? Infinity : reading.now - SETTLED_MS) };
}

function changeOf(kind: Kind, row: IDataObject, reading: Reading): Change {
	const make = kind === 'issues' ? issueBody : mergeRequestBody;
	return {
		id: String(row.id),
		at: timeOf(row.updated_at),
		flag: flagOf(kind, row),
		body: async () => make(row, await reading.project(row.project_id), { action: 'update' }),
	};
}

/** The event that a change of an issue or merge request belongs to. */
export function flagOf(kind: Kind, row: IDataObject): string {
	if (kind === 'merge_requests') return 'merge_requests_events';
	return row.confidential === true ? 'confidential_issues_events' : 'issues_events';
}
