import type { GitlabError } from './errors';
import { LONGEST_LIMIT_MS, resetIn } from './limits';
import type { Headers } from './message';

/** How often a read may fail before the server has answered anything in this run: a person may be waiting. */
const TRIES_AT_FIRST = 4;
/** How often a read may fail while the server answers others. */
const TRIES = 10;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 5_000;

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
export class RetryPolicy {
	private sent = 0;
	private counted = 0;
	private since = Date.now();

	constructor(private readonly isRead: boolean) {}

	/** How long to wait before sending the request again, in milliseconds; undefined where it must not be. */
	delayAfter(failure: GitlabError, { headers = {}, answeredAt }: Circumstances): number | undefined {
		const usual = backoff(++this.sent);
		const told = retryAfter(headers);
		// Who is told again and again to come back at once waits nevertheless.
		if (failure.kind === 'rateLimited') return this.sent === 1 ? (told ?? usual) : Math.max(told ?? 0, usual);
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
			// What GitLab itself gives up takes as long the next time.
			return hasAnswered && facts.status === undefined;
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
	const after = headers['retry-after']?.trim() ?? '';
	const now = Date.now();
	if (/^\d+$/.test(after)) return Math.min(Number(after) * 1000, LONGEST_LIMIT_MS);
	const date = /^[A-Za-z]/.test(after) ? Date.parse(after) : NaN;
	const moment = Number.isNaN(date) ? resetIn(headers, now) : date;
	return moment === undefined ? undefined : Math.min(Math.max(0, moment - now), LONGEST_LIMIT_MS);
}
