import { Refusal } from './refusal';

/** Counts the requests of each caller in a minute, as GitLab's throttle does. */
export class RateLimit {
	private readonly windows = new Map<string, { ends: number; count: number }>();

	constructor(
		private readonly perWindow: number,
		private readonly windowMs: number,
	) {}

	/** The headers that tell how much is left; a refusal when nothing is. */
	count(caller: string): Record<string, string> {
		const now = Date.now();
		const window = this.windows.get(caller);
		const current = window && window.ends > now ? window : { ends: now + this.windowMs, count: 0 };
		this.windows.set(caller, current);
		current.count += 1;
		const headers = {
			'RateLimit-Limit': String(this.perWindow),
			'RateLimit-Name': 'throttle_authenticated_api',
			'RateLimit-Observed': String(current.count),
			'RateLimit-Remaining': String(Math.max(0, this.perWindow - current.count)),
			'RateLimit-Reset': String(Math.ceil(current.ends / 1000)),
		};
		if (current.count <= this.perWindow) return headers;
		throw new Refusal(429, 'Retry later\n', {
			...headers,
			'content-type': 'text/plain',
			'RateLimit-ResetTime': new Date(current.ends).toUTCString(),
			'Retry-After': String(Math.max(1, Math.ceil((current.ends - now) / 1000))),
		});
	}
}
