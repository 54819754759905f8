import type { Gitlab } from '../../../client';
import type { Hint } from '../../../hints';

const ROWS_A_PAGE = 100;

const tallies = new WeakMap<Gitlab, Tally>();

/** How many requests the metrics of a run took, beside what was asked again because it failed. */
export class Tally {
	private requests = 0;

	/** The one tally of a run. */
	static of(gitlab: Gitlab): Tally {
		const tally = tallies.get(gitlab) ?? new Tally();
		tallies.set(gitlab, tally);
		return tally;
	}

	readonly hint: Hint = (items) => `The metrics of ${items} took ${this.requests} requests to GitLab`;

	/** Counts one request. */
	one(): void {
		this.requests++;
	}

	/** Counts the pages of a list: the first is asked for even where there are no rows. */
	list<T>(rows: T[]): T[] {
		this.requests += Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
		return rows;
	}
}
