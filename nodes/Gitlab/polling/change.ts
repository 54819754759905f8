import type { IDataObject } from 'n8n-workflow';

/** Something that happened, as far as a list of GitLab's shows it. */
export interface Change {
	/** What tells it apart from others at the same moment, in its stream. */
	readonly id: string;
	/** When it happened, by the server: milliseconds since 1970. */
	readonly at: number;
	/** The event, as 'Trigger On' names it, where the list tells; else the body says. */
	readonly flag: string;
	/** Makes the body that a webhook would have told it with; may ask GitLab for what the list does not show. */
	body(): Promise<IDataObject> | IDataObject;
	/** Whether something else tells of it: it counts as told, and starts nothing. */
	readonly isSilent?: boolean;
	/** What the stream is to remember once it is told, such as the status that it tells of. */
	readonly state?: readonly [id: string, state: string];
}

/** What was read of a stream. */
export interface Found {
	/** What was not told before, in any order. */
	changes: Change[];
	/** Everything up to this moment was read: Infinity where all was. */
	horizon: number;
}

/** A moment as GitLab gives it, in milliseconds since 1970; 0 where there is none. */
export function timeOf(text: unknown): number {
	const time = typeof text === 'string' ? Date.parse(text) : NaN;
	return Number.isFinite(time) ? time : 0;
}
