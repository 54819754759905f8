import { failureOf, GitlabError } from './errors';
import type { Reply, Request } from './transport';
import { isJson } from './transport';

/** What is wrong with an answer, if anything; 304 is how GitLab says "already so" to subscribe. */
export function failureIn(
	{ status, headers, body }: Reply,
	{ method, as }: Request,
): GitlabError | undefined {
	if (status >= 400)
		return failureOf(status, Buffer.isBuffer(body) ? parseText(body.toString()) : parseText(body));
	if (status >= 300 && status !== 304) {
		const location = headers.location?.replace(/[?#].*$/, '');
		return new GitlabError('moved', `The server answered ${status} to ${method} and points elsewhere`, {
			status,
			location,
		});
	}
	if (!isJson(as) || typeof body !== 'string' || body.trim() === '') return undefined;
	if (/^\s*</.test(body)) return failureOf(status, `<html>${body}`);
	return new GitlabError('notGitlab', 'The answer of the server is cut off', { status, code: 'TRUNCATED' });
}

function parseText(body: unknown): unknown {
	if (typeof body !== 'string' || !body.trimStart().startsWith('{')) return body;
	try {
		return JSON.parse(body);
	} catch {
		return body;
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
