import { resetIn } from './limits';
import type { Headers } from './message';

/** Below this share of the limit, what is left of it is spread over the time that is left. */
const LOW_SHARE = 0.1;

/**
 * What one run has learned about the rate limit of one token, shared by all its requests. It only
 * computes; waiting is its caller's.
 *
 * @see https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
export class RateLimiter {
	private limit = Infinity;
	private left = Infinity;
	private resetAt = 0;
	private resumeAt = 0;
	private nextAt = 0;
	private underWay = 0;

	/** The milliseconds after which a request may be sent; 0 where that is now. */
	get delay(): number {
		const now = Date.now();
		if (now < this.resumeAt) return this.resumeAt - now;
		if (now >= this.resetAt) return 0;
		return Math.max(0, (this.left > 0 ? this.nextAt : this.resetAt) - now);
	}

	/** Takes a request that is sent now out of the allowance. */
	begin(): void {
		const now = Date.now();
		if (now >= this.resetAt) this.left = this.limit;
		this.left--;
		this.underWay++;
		const low = this.left < this.limit * LOW_SHARE;
		this.nextAt = low && now < this.resetAt ? now + (this.resetAt - now) / (this.left + 1) : 0;
	}

	/** Takes note that a request has ended, and of what its answer says about the limit. */
	end(headers: Headers): void {
		const others = --this.underWay;
		const limit = Number(headers['ratelimit-limit']);
		const remaining = Number(headers['ratelimit-remaining']);
		const resetAt = resetIn(headers, Date.now());
		if (!(limit > 0) || !(remaining >= 0) || resetAt === undefined) return;
		// Answers overtake each other, so within a window the smallest number is the newest. At the start of
		// one, requests under way are not in GitLab's count yet.
		this.left = resetAt > this.resetAt ? remaining - others : Math.min(this.left, remaining);
		this.limit = limit;
		this.resetAt = Math.max(this.resetAt, resetAt);
	}

	/** Holds all requests back until a moment, in milliseconds since 1970. */
	pauseUntil(moment: number): void {
		this.resumeAt = Math.max(this.resumeAt, moment);
	}
}
