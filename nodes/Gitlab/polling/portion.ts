import type { Change } from './change';
import type { Cursor } from './cursor';
import type { ReadList } from './readPlace';
import { PORTION } from './streams/stream';

/** What one poll tells, and where the next one goes on. */
export interface Portion {
	/** Oldest first. */
	changes: Change[];
	cursors: Record<string, Cursor>;
}

/**
 * The oldest of what was read, so much that one poll can tell it. Nothing is told that is newer than something that
 * was not read yet.
 *
 * @param now the server's time, before anything was read
 */
export function portionOf(lists: readonly ReadList[], now: number): Portion {
	const limit = Math.min(Infinity, ...lists.map(({ found }) => found.horizon));
	const told = new Set(
		lists
			.filter(({ progress }) => !progress.isFirst)
			.flatMap(({ found }) => found.changes)
			.filter(({ at }) => at <= limit)
			.sort((a, b) => a.at - b.at)
			.slice(0, PORTION),
	);
	const cursors = lists.map((list) => [list.key, cursorAfter(list, told, now)] as const);
	return {
		changes: [...told].filter(({ isSilent }) => !isSilent),
		cursors: Object.fromEntries(cursors),
	};
}

function cursorAfter({ progress, found, isHeld }: ReadList, told: Set<Change>, now: number): Cursor {
	// What was there before the workflow was switched on is not news.
	if (progress.isFirst) return progress.after(found.changes, { oldestLeft: Infinity, now });
	const mine = found.changes.filter((change) => told.has(change));
	const left = found.changes.filter((change) => !told.has(change)).map(({ at }) => at);
	const horizon = isHeld ? progress.since : found.horizon;
	return progress.after(mine, { oldestLeft: Math.min(horizon, ...left), now });
}
