import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** How many deliveries this process remembers, of all workflows together. */
const MOST_IN_PROCESS = 10_000;

/** How many the workflow remembers, for when n8n is started again. */
const MOST_STORED = 2_000;

/** Characters of a stored ID: 48 bits tell any two of them apart. */
const STORED_LENGTH = 8;

/** The key in the node's static data. */
const KEY = 'deliveries';

/**
 * The deliveries that this process has taken, oldest first. Static data alone would not do: n8n saves it
 * whole when a delivery is answered, so that of two at the same moment one is overwritten.
 */
const taken = new Set<string>();

/**
 * By node, the newest deliveries whose executions n8n has taken, oldest first, with spaces between them. Static
 * data gets all of them each time, so that whichever delivery n8n saves last, none before it is missing. They
 * are one text because n8n reads, copies and writes static data with each delivery, and is slow at long lists.
 */
const started = new Map<string, string>();

/** Whether a delivery has come before. */
export function isTaken(node: string, id: string, staticData: IDataObject): boolean {
	return taken.has(keyOf(node, id)) || known(node, staticData).includes(storedId(id));
}

/** Whether a delivery has come before; if not, it is remembered from now on. */
export function isRepeat(node: string, id: string, staticData: IDataObject): boolean {
	if (isTaken(node, id, staticData)) return true;
	taken.add(keyOf(node, id));
	for (const oldest of taken) {
		if (taken.size <= MOST_IN_PROCESS) break;
		taken.delete(oldest);
	}
	return false;
}

/** Keeps a delivery in static data, because n8n has taken its execution. */
export function keep(node: string, id: string, staticData: IDataObject): void {
	staticData[KEY] = add(node, known(node, staticData), [storedId(id)]);
}

/** Lets a delivery come again, because n8n could not start an execution for it. */
export function release(node: string, id: string): void {
	taken.delete(keyOf(node, id));
}

/** Also what was stored before this process started, and by other ones. */
function known(node: string, staticData: IDataObject): string {
	const ours = started.get(node) ?? '';
	const stored = String(staticData[KEY] ?? '');
	// Whoever stored it ended with what was new: where that is known, so is what stands before it.
	if (ours.includes(stored.slice(-STORED_LENGTH))) return ours;
	const foreign = stored.split(' ').filter((id) => !ours.includes(id));
	return add(node, ours, foreign);
}

function add(node: string, before: string, ids: string[]): string {
	const all = (before ? [before, ...ids] : ids).join(' ');
	const newest = all.slice(1 - MOST_STORED * (STORED_LENGTH + 1));
	started.set(node, newest);
	return newest;
}

/** An ID as static data holds it: short, because all of them are saved with each delivery. */
export function storedId(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, STORED_LENGTH);
}

function keyOf(node: string, id: string): string {
	return `${node} ${id}`;
}
