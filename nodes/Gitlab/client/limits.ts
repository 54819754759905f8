import type { Headers } from './message';

/** No limit lasts longer, whatever a header says: a moment must be one that can be written down. */
export const LONGEST_LIMIT_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * When the window of a rate limit ends, in milliseconds since 1970; undefined where the headers name no moment that
 * is still to come.
 *
 * @see https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
export function resetIn(headers: Headers, now: number): number | undefined {
	const moment = Number(headers['ratelimit-reset']) * 1000;
	return moment > now ? Math.min(moment, now + LONGEST_LIMIT_MS) : undefined;
}
