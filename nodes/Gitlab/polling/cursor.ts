import type { Change } from './change';

/**
 * How long after its time GitLab may show something: a transaction sets times when it begins and shows rows when it
 * ends, several servers have several clocks, and replicas are behind. In milliseconds.
 */
export const OVERLAP_MS = 2 * 60_000;

/** Most that is remembered one by one; only more changes at one moment than that could be told twice. */
const MOST_SEEN = 10_000;

/** Up to where a stream was told, by the server's clock. It is kept in static data, so it is small. */
export interface Cursor {
	/** Everything before this moment was told, in milliseconds since 1970. */
	since: number;
	/** What was told at or after it: the time and the ID of each. */
	seen: string[];
	/** The last known states, by ID: lists tell of what changed, and not always of what was there before. */
	states?: Record<string, string>;
}

/** Most states that are remembered, those of what was told last. */
const MOST_STATES = 1_000;

/** Tells what was told from what was not. */
export class Progress {
	readonly since: number;
	/** Whether nothing was told yet: what is there now is what was there before. */
	readonly isFirst: boolean;
	private readonly cursor: Cursor;
	private readonly seen: ReadonlySet<string>;

	/**
	 * @param cursor undefined where the stream begins
	 * @param now the server's time
	 * @param lookBack how far back anything is told, in milliseconds
	 */
	constructor(cursor: Cursor | undefined, { now, lookBack }: { now: number; lookBack: number }) {
		this.isFirst = cursor === undefined;
		this.cursor = cursor ?? { since: now - OVERLAP_MS, seen: [] };
		this.since = Math.max(this.cursor.since, now - Math.max(lookBack, OVERLAP_MS));
		this.seen = new Set(this.cursor.seen);
	}

	isNew({ at, id }: Pick<Change, 'at' | 'id'>): boolean {
		return at >= this.since && !this.seen.has(keyOf({ at, id }));
	}

	/** The states that were told last, by ID. */
	get states(): Readonly<Record<string, string>> {
		return this.cursor.states ?? {};
	}

	/**
	 * The cursor after some changes were told.
	 *
	 * @param oldestLeft the moment from which there may be more that is not told; Infinity where there is none
	 * @param now the server's time, before anything was read
	 */
	after(told: readonly Change[], { oldestLeft, now }: { oldestLeft: number; now: number }): Cursor {
		const since = Math.max(this.since, Math.min(oldestLeft, now - OVERLAP_MS));
		const seen = [...this.seen, ...told.map(keyOf)].filter((key) => timeIn(key) >= since);
		const states = told.flatMap(({ state }) => (state ? [state] : []));
		const cursor = bounded({ since, seen });
		if (!states.length && !this.cursor.states) return cursor;
		return { ...cursor, states: newest({ ...this.cursor.states }, states) };
	}
}

function keyOf({ at, id }: Pick<Change, 'at' | 'id'>): string {
	return `${at.toString(36)}.${id}`;
}

function timeIn(key: string): number {
	return parseInt(key, 36);
}

function bounded({ since, seen }: Cursor): Cursor {
	if (seen.length <= MOST_SEEN) return { since, seen };
	const newestFirst = [...seen].sort((a, b) => timeIn(b) - timeIn(a)).slice(0, MOST_SEEN);
	return { since: timeIn(newestFirst[MOST_SEEN - 1]), seen: newestFirst };
}

/** The highest IDs are the newest. */
function newest(
	known: Record<string, string>,
	states: ReadonlyArray<readonly [string, string]>,
): Record<string, string> {
	const entries = Object.entries({ ...known, ...Object.fromEntries(states) });
	return Object.fromEntries(entries.sort(([a], [b]) => Number(a) - Number(b)).slice(-MOST_STATES));
}
