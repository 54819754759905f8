import { GitlabError } from './errors';
import type { Request } from './message';
import { Upload } from './upload';

/** GitLab gives a request up after 60 seconds; what takes longer hangs elsewhere. */
const TIMEOUT_MS = 90_000;
/** What a slow line carries of an upload: 1 Mbit/s, in bytes a millisecond. */
const SLOWEST = 125;

/** A clock that strikes when nothing has moved for a whole period, so after two of them at the latest. */
class IdleClock {
	private readonly controller = new AbortController();
	private hasMoved = false;

	constructor(private readonly period: number) {
		this.begin();
	}

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	moved(): void {
		this.hasMoved = true;
	}

	private begin(): void {
		const clock = AbortSignal.timeout(this.period);
		clock.addEventListener('abort', () => {
			if (!this.hasMoved) return this.controller.abort(clock.reason);
			this.hasMoved = false;
			this.begin();
		});
	}
}

/**
 * When a request is over at the latest, from its first byte to the last of its answer: when its time is up, or
 * when the execution is cancelled. A file may take as long as it likes, as long as something of it moves.
 */
export class Deadline {
	readonly signal: AbortSignal;
	private readonly clock: AbortSignal;
	private readonly idle?: IdleClock;

	/**
	 * @param cancel the execution's signal, where there is one
	 */
	constructor(
		{ body, as }: Pick<Request, 'body' | 'as'>,
		private readonly cancel: AbortSignal | undefined,
	) {
		if (typeof as === 'function' || body instanceof Upload) {
			this.idle = new IdleClock(TIMEOUT_MS);
			this.clock = this.idle.signal;
		} else {
			const length = body ? JSON.stringify(body).length : 0;
			this.clock = AbortSignal.timeout(TIMEOUT_MS + Math.ceil(length / SLOWEST));
		}
		this.signal = cancel ? AbortSignal.any([cancel, this.clock]) : this.clock;
	}

	/** Tells that something of a file has come or gone. */
	moved(): void {
		this.idle?.moved();
	}

	/** Why the request is over before it was answered, if it is. */
	get failure(): GitlabError | undefined {
		if (this.cancel?.aborted) return new GitlabError('cancelled', 'The execution was cancelled');
		if (!this.clock.aborted) return undefined;
		return new GitlabError('timeout', 'The server did not answer in time', { code: 'ETIMEDOUT' });
	}

	/**
	 * The context as one whose execution ends with this deadline: n8n ends a request with its execution, and takes
	 * no other signal.
	 */
	over<T extends object>(context: T): T {
		return Object.create(context, { getExecutionCancelSignal: { value: () => this.signal } }) as T;
	}

	/** What work gives that the signal does not end, if it comes in time. */
	async within<T>(work: Promise<T>): Promise<T> {
		const { signal } = this;
		signal.throwIfAborted();
		let giveUp = () => {};
		const isOver = new Promise<never>((_, reject) => {
			giveUp = () => reject(signal.reason as Error);
			signal.addEventListener('abort', giveUp);
		});
		try {
			return await Promise.race([work, isOver]);
		} finally {
			signal.removeEventListener('abort', giveUp);
		}
	}
}
