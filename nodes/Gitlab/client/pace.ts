import { GitlabError } from './errors';

/** Response headers with lower-case names. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** Below this share of the limit, what is left of it is spread over the time that is left. */
const LOW_SHARE = 0.1;

/**
 * What one run has learned about the server's rate limit, shared by all its requests, and how many
 * of them may be under way at once. It only computes; waiting is its caller's.
 *
 * @see https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
export class Pace {
	private limit = Infinity;
	private left = Infinity;
	private resetAt = 0;
	private resumeAt = 0;
	private nextAt = 0;
	private underWay = 0;
	private readonly queue: Array<() => void> = [];

	/** @param requestsAtOnce how many requests may be under way at once, at least 1 */
	constructor(private readonly requestsAtOnce: number) {}

	/** Takes note of what an answer says about the limit. */
	learn(headers: Headers): void {
		const limit = Number(headers['ratelimit-limit']);
		const remaining = Number(headers['ratelimit-remaining']);
		const resetAt = Number(headers['ratelimit-reset']) * 1000;
		if (!(limit > 0) || !(remaining >= 0) || !(resetAt > Date.now())) return;
		// Answers overtake each other, so within a window the smallest number is the newest. At the start of
		// one, requests under way are not in GitLab's count yet.
		this.left = resetAt > this.resetAt ? remaining - this.underWay + 1 : Math.min(this.left, remaining);
		this.limit = limit;
		this.resetAt = Math.max(this.resetAt, resetAt);
	}

	/** Holds all requests back until a moment, in milliseconds since 1970. */
	pauseUntil(moment: number): void {
		this.resumeAt = Math.max(this.resumeAt, moment);
	}

	/** Takes one request out of the allowance: 0, or the milliseconds after which to ask again. */
	take(): number {
		const now = Date.now();
		if (now < this.resumeAt) return this.resumeAt - now;
		if (now >= this.resetAt) this.left = this.limit;
		else if (this.left <= 0) return this.resetAt - now;
		else if (now < this.nextAt) return this.nextAt - now;
		this.left--;
		const low = this.left < this.limit * LOW_SHARE;
		this.nextAt = low && now < this.resetAt ? now + (this.resetAt - now) / (this.left + 1) : 0;
		return 0;
	}

	/** Runs a request as soon as fewer than the bound are under way. */
	async withinBound<T>(request: () => Promise<T>): Promise<T> {
		if (this.underWay < this.requestsAtOnce) this.underWay++;
		else await new Promise<void>((resolve) => this.queue.push(resolve));
		try {
			return await request();
		} finally {
			const next = this.queue.shift();
			if (next) next();
			else this.underWay--;
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
	const date = after && /^[A-Za-z]/.test(after) ? Date.parse(after) : NaN;
	if (!Number.isNaN(date)) return Math.max(0, date - Date.now());
	const reset = Number(headers['ratelimit-reset']) * 1000;
	return reset > Date.now() ? reset - Date.now() : undefined;
}
