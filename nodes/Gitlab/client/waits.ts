import { sleep } from 'n8n-workflow';
import { GitlabError } from './errors';
import type { Context } from './transport';

/** n8n offers no sleep that a cancelled execution ends, so waits are cut into slices of this length. */
const SLICE_MS = 100;

/** The waits of one run: they end when the execution is cancelled, and it is known how long limits made it wait. */
export class Waits {
	private waiting = 0;
	private since = 0;
	private before = 0;

	constructor(private readonly context: Context) {}

	/** How long the run waited for rate limits, in milliseconds; several waits at a time count once. */
	get forLimits(): number {
		return this.before + (this.waiting ? Date.now() - this.since : 0);
	}

	/** @throws GitlabError of kind `cancelled` as soon as the execution is */
	async pass(milliseconds: number): Promise<void> {
		const { context } = this;
		const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		for (let left = milliseconds; left > 0; left -= SLICE_MS) {
			if (signal?.aborted) throw new GitlabError('cancelled', 'The execution was cancelled');
			await sleep(Math.min(left, SLICE_MS));
		}
	}

	/** The same, for a rate limit. */
	async forLimit(milliseconds: number): Promise<void> {
		if (this.waiting++ === 0) this.since = Date.now();
		try {
			await this.pass(milliseconds);
		} finally {
			if (--this.waiting === 0) this.before += Date.now() - this.since;
		}
	}
}
