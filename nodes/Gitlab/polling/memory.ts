import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Cursor } from './cursor';

/** The key in the node's static data. */
const KEY = 'polling';

/** What GitLab's answer says of a place. */
export interface Known {
	id: number;
	/** Of a group. */
	path?: string;
}

/** What the node remembers from poll to poll. */
export interface Memory {
	/** The GitLab that was asked: another one's times and IDs mean nothing. */
	server: string;
	/** The server's time at the last poll, in milliseconds since 1970. */
	now: number;
	/** n8n's own time then: only how long it is ago is taken from it. */
	polledAt: number;
	/** What places are called, by their keys: fields may hold paths or IDs. */
	known: Record<string, Known>;
	/** Since when events are chosen that share a list with others: the list may go back further. In server's time. */
	begun: Record<string, number>;
	/** By place and list. What a field no longer asks for is forgotten, what it asks for newly begins. */
	cursors: Record<string, Cursor>;
}

/** What was remembered of a server; nothing of another. */
export function recall(context: IPollFunctions, server: string): Memory {
	const stored = context.getWorkflowStaticData('node')[KEY] as Memory | undefined;
	return stored?.server === server
		? stored
		: { server, now: 0, polledAt: 0, known: {}, begun: {}, cursors: {} };
}

/**
 * Remembers, once all of a poll has succeeded. n8n saves it together with starting the execution, or, where nothing
 * is started, at the next time; until then it holds in this process, and after a crash the same is read again.
 */
export function remember(context: IPollFunctions, memory: Memory): void {
	context.getWorkflowStaticData('node')[KEY] = memory as unknown as IDataObject;
}
