import type { IDataObject } from 'n8n-workflow';
import type { Change } from './facts';
import { grouped } from './grouped';

/** GitLab's most IDs in one filter. */
const LARGEST = 100;

/** Each project of a query adds to what GitLab allows one to cost: 250, of which a project takes about 40. */
const MOST_PROJECTS = 5;

/** Merge requests whose details are asked for at once, by their projects. */
export type Batch = Map<string, Change[]>;

/** As few batches as GitLab's limits allow: a hundred merge requests of up to five projects each. */
export function batchesOf(changes: Change[]): Batch[] {
	const batches: Batch[] = [];
	for (const [project, all] of byProject(changes)) {
		for (let rest = all; rest.length; ) {
			let batch = batches.at(-1);
			if (!batch || batch.size >= MOST_PROJECTS || sizeOf(batch) >= LARGEST)
				batches.push((batch = new Map()));
			const room = LARGEST - sizeOf(batch);
			batch.set(project, rest.slice(0, room));
			rest = rest.slice(room);
		}
	}
	return batches;
}

/** Two batches of half the size, for what GitLab could not answer in time; undefined where it is one merge request. */
export function halvesOf(batch: Batch): Batch[] | undefined {
	const changes = [...batch.values()].flat();
	const middle = Math.ceil(changes.length / 2);
	if (middle === changes.length) return undefined;
	return [changes.slice(0, middle), changes.slice(middle)].map(byProject);
}

/** The variables of the query for a batch. */
export function variablesOf(batch: Batch): IDataObject {
	const parts = [...batch].map(([project, changes], at) => ({
		[`path${at}`]: project,
		[`iids${at}`]: changes.map(({ row }) => String(row.iid)),
	}));
	return Object.assign({}, ...parts) as IDataObject;
}

function sizeOf(batch: Batch): number {
	return [...batch.values()].flat().length;
}

function byProject(changes: Change[]): Batch {
	return grouped(changes, ({ project }) => project);
}
