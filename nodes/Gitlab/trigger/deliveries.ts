import type { IDataObject } from 'n8n-workflow';

/** How many deliveries this process remembers, of all workflows together. */
const MOST_IN_PROCESS = 10_000;

/** How many the workflow remembers, for when n8n is started again. */
const MOST_STORED = 200;

/** The key in the node's static data. */
const KEY = 'deliveries';

/**
 * The deliveries that this process has taken, oldest first. Static data alone would not do: n8n saves it
 * whole when a delivery is answered, so that of two at the same moment one is overwritten.
 */
const taken = new Set<string>();

/** Whether a delivery has come before. */
export function isTaken(node: string, id: string, staticData: IDataObject): boolean {
	return taken.has(keyOf(node, id)) || storedIn(staticData).includes(id);
}

/** Whether a delivery has come before; if not, it is remembered from now on. */
export function isRepeat(node: string, id: string, staticData: IDataObject): boolean {
	if (isTaken(node, id, staticData)) return true;
	taken.add(keyOf(node, id));
	for (const oldest of taken) {
		if (taken.size <= MOST_IN_PROCESS) break;
		taken.delete(oldest);
	}
	staticData[KEY] = [...storedIn(staticData).slice(1 - MOST_STORED), id];
	return false;
}

/** Lets a delivery come again, because n8n could not start an execution for it. */
export function release(node: string, id: string): void {
	taken.delete(keyOf(node, id));
}

function storedIn(staticData: IDataObject): string[] {
	return (staticData[KEY] ?? []) as string[];
}

function keyOf(node: string, id: string): string {
	return `${node} ${id}`;
}
