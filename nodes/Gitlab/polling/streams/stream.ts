import type { IDataObject } from 'n8n-workflow';
import type { Change, Found } from '../change';
import type { Progress } from '../cursor';
import type { Reading, Rows } from '../reading';

/** Most changes that one poll tells: the rest comes with the next ones. */
export const PORTION = 500;

/** What was read, as changes, without what was told before. */
export function foundIn(
	{ rows, horizon }: Rows,
	{ reading, progress }: { reading: Reading; progress: Progress },
	changeOf: (row: IDataObject) => Change | undefined,
): Found {
	const changes = rows
		.map(changeOf)
		.filter((change) => change !== undefined)
		.filter((change) => reading.isSample || (progress.isNew(change) && !isSameState(change, progress)));
	return { changes, horizon };
}

/** GitLab touches rows also where nothing that is told of has changed. */
function isSameState({ state }: Change, progress: Progress): boolean {
	return state !== undefined && progress.states[state[0]] === state[1];
}

/** What several lists have brought. */
export function together(found: readonly Found[]): Found {
	return {
		changes: found.flatMap(({ changes }) => changes),
		horizon: Math.min(Infinity, ...found.map(({ horizon }) => horizon)),
	};
}
