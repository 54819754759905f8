import { failureOf, GitlabError } from './errors';
import type { Reply, Request } from './transport';

/**
 * Reads an answer: its JSON, where that was asked for. 304 is how GitLab says "already so" to subscribe.
 *
 * @throws GitlabError where the answer is no success, or not the API's
 */
export function readAnswer(reply: Reply, { method, as = 'json' }: Request): Reply {
	const { status, headers, body } = reply;
	if (status >= 400) throw failureOf(status, errorIn(Buffer.isBuffer(body) ? body.toString() : body));
	if (status >= 300 && status !== 304) {
		const location = headers.location?.replace(/[?#].*$/, '');
		throw new GitlabError('moved', `The server answered ${status} to ${method} and points elsewhere`, {
			status,
			location,
		});
	}
	if (as !== 'json' || typeof body !== 'string' || body.trim() === '') return reply;
	if (/^\s*</.test(body)) throw failureOf(status, `<html>${body}`);
	const json = parse(body);
	if (json !== undefined) return { ...reply, body: json };
	throw new GitlabError('notGitlab', 'The answer of the server is cut off', { status, code: 'TRUNCATED' });
}

/** What GitLab says about a failure: JSON, or text as it is. */
function errorIn(body: unknown): unknown {
	return (typeof body === 'string' && /^\s*[[{"]/.test(body) ? parse(body) : undefined) ?? body;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Failures after which it is certain that GitLab never saw the request. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** A write without an answer may have been done: the user has to look before trying again. */
export function withCertainty({ kind, message, facts }: GitlabError): GitlabError {
	const unanswered =
		kind === 'unreachable' || kind === 'timeout' || kind === 'unavailable' || kind === 'notGitlab';
	return new GitlabError(kind, message, {
		...facts,
		uncertain: unanswered && !NEVER_SENT.includes(facts.code ?? ''),
	});
}

/** The same failure, with when to come back where a limit is the reason. */
export function withRetryAt({ kind, message, facts }: GitlabError, retryAt: number): GitlabError {
	return new GitlabError(kind, message, kind === 'rateLimited' ? { ...facts, retryAt } : facts);
}
