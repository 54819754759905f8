import { GitlabError } from './errors';

/** Response headers with lower-case names. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** Below this share of the limit the requests are spread over the time that is left. */
const LOW_SHARE = 0.1;

/**
 * What one run has learned about the server's rate limit, shared by all its requests, and how many
 * of them may be under way at once. It only computes; waiting is its caller's.
 *
 * @see https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
export class Pace {
	private resumeAt = 0;
	private interval = 0;
	private spreadUntil = 0;
	private nextSlot = 0;
	private free: number;
	private readonly queue: Array<() => void> = [];

	/** @param requestsAtOnce how many requests may be under way at once, at least 1 */
	constructor(requestsAtOnce: number) {
		this.free = requestsAtOnce;
	}

	/** Takes note of what an answer says about the limit. */
	learn(headers: Headers): void {
		const limit = Number(headers['ratelimit-limit']);
		const remaining = Number(headers['ratelimit-remaining']);
		const resetAt = Number(headers['ratelimit-reset']) * 1000;
		if (!(limit > 0) || !(remaining >= 0) || !(resetAt > Date.now())) return;
		const low = remaining < limit * LOW_SHARE;
		this.interval = low ? (resetAt - Date.now()) / (remaining + 1) : 0;
		this.spreadUntil = resetAt;
	}

	/** Holds all requests back until a moment, in milliseconds since 1970. */
	pauseUntil(moment: number): void {
		this.resumeAt = Math.max(this.resumeAt, moment);
	}

	/** Milliseconds that the next request has to wait; asking takes the place in the row. */
	delay(): number {
		const now = Date.now();
		const slot = Math.max(now, this.resumeAt, now < this.spreadUntil && this.interval ? this.nextSlot : 0);
		if (this.interval) this.nextSlot = slot + this.interval;
		return slot - now;
	}

	/** Runs a request as soon as fewer than the bound are under way. */
	async withinBound<T>(request: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.queue.push(resolve));
		try {
			return await request();
		} finally {
			const next = this.queue.shift();
			if (next) next();
			else this.free++;
		}
	}
}

/** How often a read is sent at most when the server or the way to it has a passing fault. */
const ATTEMPTS = 5;
const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 10_000;

/**
 * How long to wait before sending a failed request again, in milliseconds, or undefined where it must
 * not be sent again: a write is repeated only after 429, when GitLab says that it did not take it.
 *
 * @param attempt how often the request was sent, from 1
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryDelay(
	failure: GitlabError,
	{ isRead, attempt, headers = {} }: { isRead: boolean; attempt: number; headers?: Headers },
): number | undefined {
	const backoff =
		Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS) * (0.5 + Math.random() / 2);
	if (failure.kind === 'rateLimited') return retryAfter(headers) ?? backoff;
	const passing = isPassing(failure);
	if (!isRead || !passing || attempt >= ATTEMPTS) return undefined;
	return retryAfter(headers) ?? backoff;
}

function isPassing({ kind, facts }: GitlabError): boolean {
	if (kind === 'unavailable') return facts.status === undefined || [502, 503, 504].includes(facts.status);
	return kind === 'unreachable'
		? facts.code !== 'ENOTFOUND'
		: kind === 'notGitlab' && facts.code === 'TRUNCATED';
}

function retryAfter(headers: Headers): number | undefined {
	const after = headers['retry-after']?.trim();
	if (after && /^\d+$/.test(after)) return Number(after) * 1000;
	const date = after ? Date.parse(after) : NaN;
	if (!Number.isNaN(date)) return Math.max(0, date - Date.now());
	const reset = Number(headers['ratelimit-reset']) * 1000;
	return reset > Date.now() ? reset - Date.now() : undefined;
}
