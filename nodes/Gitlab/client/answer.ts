import type { IDataObject } from 'n8n-workflow';
import { withProxyAdvice } from './encodedSlash';
import { failureOf, GitlabError, isRecord } from './errors';
import { graphqlFailureIn } from './graphqlFailure';
import { type Reply, type Request, isRead } from './message';
import { GRAPHQL } from './path';
import { redirectFailure } from './redirect';
import type { Server } from './server';

/** What is wrong with an answer, if anything; 304 is how GitLab says "already so" to subscribe. */
export function failureIn(reply: Reply, request: Request, server: Server): GitlabError | undefined {
	const { status, body } = reply;
	if (status >= 400) return withProxyAdvice(failureOf(status, body), body, request);
	if (status >= 300 && status !== 304) return redirectFailure(reply, request, server);
	const { as = 'json' } = request;
	if (request.path === GRAPHQL && isRecord(body)) return graphqlFailureIn(body, status);
	if (as !== 'json' || typeof body !== 'string' || body.trim() === '') return undefined;
	const { message, facts } = failureOf(status, body);
	return facts.isWebPage
		? new GitlabError('notGitlab', message, { status })
		: new GitlabError('notGitlab', "The server's response is cut off", { status, code: 'TRUNCATED' });
}

/**
 * The thing that an answer gives; some writes are answered without a word.
 *
 * @throws GitlabError of kind `notGitlab` where the answer is something else: a list, a number, null, endless nesting
 */
export function thingIn({ status, body }: Reply, request: Pick<Request, 'method' | 'effect'>): IDataObject {
	const isWrite = !isRead(request);
	if (isWrite && body === '') return {};
	const isThing = isRecord(body);
	if (isThing && !isDeeper(body, DEEPEST)) return body as IDataObject;
	const words = isThing
		? "The server's response is nested too deeply"
		: "The server's response does not look like GitLab's";
	const failure = new GitlabError('notGitlab', words, { status });
	throw isWrite ? withCertainty(failure) : failure;
}

/** Nothing of GitLab's is nested so deeply, and what is nested much deeper n8n can neither store nor copy. */
const DEEPEST = 100;

function isDeeper(value: object, depth: number): boolean {
	return (
		depth === 0 ||
		Object.values(value).some(
			(inner: unknown) => typeof inner === 'object' && inner !== null && isDeeper(inner, depth - 1),
		)
	);
}

/** Failures after which it is certain that GitLab never saw the request. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Failures that leave open what GitLab did: a success that cannot be read is one, too. */
const UNANSWERED = ['unreachable', 'timeout', 'unavailable', 'notGitlab', 'tooLong'];

/** A write without an answer may have been done: the user has to look before trying again. */
export function withCertainty({ kind, message, facts }: GitlabError): GitlabError {
	return new GitlabError(kind, message, {
		...facts,
		uncertain: UNANSWERED.includes(kind) && !NEVER_SENT.includes(facts.code ?? ''),
	});
}

/** The same failure, with when to come back where a limit is the reason. */
export function withRetryAt({ kind, message, facts }: GitlabError, retryAt: number): GitlabError {
	return new GitlabError(kind, message, kind === 'rateLimited' ? { ...facts, retryAt } : facts);
}
