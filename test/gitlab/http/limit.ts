import { Refusal } from './refusal';

/** Counts for each key what comes within a window of time. */
class Windows {
	private readonly windows = new Map<string, { ends: number; count: number }>();

	constructor(private readonly windowMs: number) {}

	count(key: string): { ends: number; count: number } {
		const now = Date.now();
		const window = this.windows.get(key);
		const current = window && window.ends > now ? window : { ends: now + this.windowMs, count: 0 };
		this.windows.set(key, current);
		current.count += 1;
		return current;
	}
}

/** Counts the requests of each caller in a minute, as GitLab's throttle does. */
export class RateLimit {
	private readonly windows: Windows;

	constructor(
		private readonly perWindow: number,
		windowMs: number,
	) {
		this.windows = new Windows(windowMs);
	}

	/** The headers that tell how much is left; a refusal when nothing is. */
	count(caller: string): Record<string, string> {
		const { ends, count } = this.windows.count(caller);
		const headers = {
			'RateLimit-Limit': String(this.perWindow),
			'RateLimit-Name': 'throttle_authenticated_api',
			'RateLimit-Observed': String(count),
			'RateLimit-Remaining': String(Math.max(0, this.perWindow - count)),
			'RateLimit-Reset': String(Math.ceil(ends / 1000)),
		};
		if (count <= this.perWindow) return headers;
		throw new Refusal(429, 'Retry later\n', {
			...headers,
			'content-type': 'text/plain',
			'RateLimit-ResetTime': new Date(ends).toUTCString(),
			'Retry-After': String(Math.max(1, Math.ceil((ends - Date.now()) / 1000))),
		});
	}
}

const MINUTE_MS = 60_000;

/** Some endpoints have a limit of their own, so many calls a minute for each caller and place. */
export class EndpointLimit {
	private readonly windows = new Windows(MINUTE_MS);

	constructor(private readonly perMinute: number) {}

	count(key: string): void {
		if (this.windows.count(key).count <= this.perMinute) return;
		throw new Refusal(429, {
			message: { error: 'This endpoint has been requested too many times. Try again later.' },
		});
	}
}
