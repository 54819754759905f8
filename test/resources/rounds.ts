import { sleep } from 'n8n-workflow';
import { Semaphore } from '../../nodes/Gitlab/client/parallel';

/** How many requests the node sends at once unless the user says otherwise. */
export const AT_ONCE = 10;
/** How many turns of the event loop nothing must come before all that is asked is answered. */
const QUIET_TURNS = 20;

/** A server that answers all that is under way at one moment: each such round is a latency long. */
export class Rounds {
	count = 0;
	requests = 0;
	private waiting: Array<() => void> = [];
	private readonly semaphore = new Semaphore(AT_ONCE);
	private clock?: Promise<void>;

	async ask<T>(answer: () => T): Promise<T> {
		return await this.semaphore.run(async () => {
			this.requests++;
			await new Promise<void>((resolve) => {
				this.waiting.push(resolve);
				this.clock ??= this.tick();
			});
			return answer();
		});
	}

	private async tick(): Promise<void> {
		for (let quiet = 0, known = 0; quiet < QUIET_TURNS && this.waiting.length < AT_ONCE; quiet++) {
			if (this.waiting.length !== known) [quiet, known] = [0, this.waiting.length];
			await sleep(0);
		}
		this.count++;
		this.clock = undefined;
		for (const answer of this.waiting.splice(0)) answer();
	}
}
