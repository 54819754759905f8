import type { GitlabError } from './errors';
import type { Headers } from './transport';

/** How often a read may fail before the server has answered anything in this run: a person may be waiting. */
const TRIES_AT_FIRST = 4;
/** How often a read may fail while the server answers others. */
const TRIES = 10;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 5_000;
/** No header makes a moment that cannot be written down any more. */
const LONGEST_RETRY_AFTER_MS = 365 * 24 * 60 * 60 * 1000;

/** What is known when a request has failed. */
export interface Circumstances {
	/** What came with the answer, if there was one. */
	headers?: Headers;
	/** When the server last answered any request of the run as it should; undefined where it never did. */
	answeredAt?: number;
}

/**
 * The tries of one request.
 *
 * A write is repeated only after 429, when GitLab says that it did not take it. A read is repeated after what
 * may pass: as long as its caller has patience where the server has answered before and now answers nobody,
 * else a number of times.
 */
export class Tries {
	private sent = 0;
	private counted = 0;
	private since = Date.now();

	constructor(private readonly isRead: boolean) {}

	/** How long to wait before sending the request again, in milliseconds; undefined where it must not be. */
	delayAfter(failure: GitlabError, { headers = {}, answeredAt }: Circumstances): number | undefined {
		const usual = backoff(++this.sent);
		const told = retryAfter(headers);
		if (failure.kind === 'rateLimited') return told ?? usual;
		if (!this.isRead || !mayPass(failure, answeredAt !== undefined)) return undefined;
		const isAway = answeredAt !== undefined && answeredAt < this.since && isOfServer(failure);
		this.since = Date.now();
		if (!isAway) this.counted++;
		const most = answeredAt === undefined ? TRIES_AT_FIRST : TRIES;
		// A server in trouble may ask for haste, but not for a storm.
		return this.counted < most ? Math.max(told ?? 0, usual) : undefined;
	}
}

function backoff(sent: number): number {
	return Math.min(FIRST_BACKOFF_MS * 2 ** (sent - 1), LONGEST_BACKOFF_MS) * (0.5 + Math.random() / 2);
}

/** Whether a fault may be gone at the next try. An unknown name, and silence, only a known server outgrows. */
function mayPass({ kind, facts }: GitlabError, hasAnswered: boolean): boolean {
	switch (kind) {
		case 'unavailable':
			return facts.status !== 501;
		case 'unreachable':
			return hasAnswered || facts.code !== 'ENOTFOUND';
		case 'timeout':
			return hasAnswered;
		case 'notGitlab':
			return true;
		default:
			return false;
	}
}

/** Whether a fault is the whole server's, as against GitLab's with one request (500, a broken answer). */
function isOfServer({ kind, facts }: GitlabError): boolean {
	if (kind === 'unavailable') return facts.status !== 500;
	return kind === 'unreachable' || kind === 'timeout';
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
function retryAfter(headers: Headers): number | undefined {
	const after = headers['retry-after']?.trim();
	const date = after && /^[A-Za-z]/.test(after) ? Date.parse(after) : NaN;
	const reset = Number(headers['ratelimit-reset']) * 1000;
	let delay: number | undefined;
	if (after && /^\d+$/.test(after)) delay = Number(after) * 1000;
	else if (!Number.isNaN(date)) delay = Math.max(0, date - Date.now());
	else if (reset > Date.now()) delay = reset - Date.now();
	return delay === undefined ? undefined : Math.min(delay, LONGEST_RETRY_AFTER_MS);
}
