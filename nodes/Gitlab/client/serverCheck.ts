import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { failureIn } from './answer';
import { isArriving, readReason } from './body';
import { GitlabError } from './errors';
import { networkFailure } from './network';
import { path } from './path';
import { Secrets } from './secrets';
import type { Server } from './server';
import { parseServer } from './server';
import type { Headers, Reply, Request } from './transport';

/** How to ask a server without a token. */
export interface Asking {
	ask(options: IHttpRequestOptions): Promise<unknown>;
	ignoreSslIssues: boolean;
}

const TIMEOUT_MS = 10_000;
/** Server URLs have a path of one or two parts, pages of GitLab some more. */
const MOST_PLACES = 5;
/** Nothing secret is sent, so no answer can give it back. */
const NO_SECRETS = new Secrets();
/** What every GitLab answers with 401 where no token comes along. */
const USER: Request = { method: 'GET', path: path`/user` };

/**
 * Makes sure that GitLab answers at a server URL, before a token is sent there.
 *
 * @throws GitlabError that says what answers instead, and the server URL that would be right where it is found
 */
export async function checkServer(asking: Asking, server: Server): Promise<void> {
	const reply = await replyOf(asking, server);
	if (isGitlab(reply) || reply.status === 429) return;
	const right = await findServer(asking, server);
	if (right) {
		throw new GitlabError('notGitlab', `There is no GitLab at this server URL, but at ${right}`, {
			advice: useInstead(server, right),
		});
	}
	const failure = failureIn(reply, USER, server);
	const tellsWhy =
		failure && (['moved', 'unavailable', 'notGitlab'].includes(failure.kind) || failure.facts.isWebPage);
	throw tellsWhy
		? failure
		: new GitlabError('notGitlab', 'There is no GitLab at this server URL', { status: reply.status });
}

/**
 * The server URL that would be right where people gave the address of a page: the one at a shorter path of the
 * same host at which GitLab answers.
 *
 * @returns undefined where GitLab answers at none, or at the given one
 */
export async function findServer(asking: Asking, server: Server): Promise<string | undefined> {
	const parts = server.basePath.split('/').filter(Boolean);
	if (!parts.length || (await answers(asking, server))) return undefined;
	for (let length = 0; length < Math.min(parts.length, MOST_PLACES); length++) {
		const shorter = parseServer([new URL(server.url).origin, ...parts.slice(0, length)].join('/'));
		if (await answers(asking, shorter)) return shorter.url;
	}
	return undefined;
}

/** What to do where GitLab answers at another server URL than the given one. */
export function useInstead(server: Server, right: string): string {
	return `${server.url} is the address of a page: use ${right} as 'Server URL' in the credential.`;
}

async function answers(asking: Asking, server: Server): Promise<boolean> {
	try {
		return isGitlab(await replyOf(asking, server));
	} catch {
		return false;
	}
}

function isGitlab({ status, body }: Reply): boolean {
	if (typeof body !== 'object' || body === null) return false;
	const { username, message, error } = body as Record<string, unknown>;
	if (status === 401) return typeof message === 'string' && message.startsWith('401');
	if (status === 403) return typeof (message ?? error) === 'string';
	return status === 200 && typeof username === 'string';
}

async function replyOf({ ask, ignoreSslIssues }: Asking, { api }: Server): Promise<Reply> {
	try {
		const { statusCode, headers, body } = (await ask({
			url: `${api}${USER.path.encoded}`,
			headers: { Accept: 'application/json' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			skipSslCertificateValidation: ignoreSslIssues,
			timeout: TIMEOUT_MS,
		})) as IN8nHttpFullResponse;
		return {
			status: statusCode,
			headers: headers as Headers,
			body: isArriving(body) ? await readReason(body, AbortSignal.timeout(TIMEOUT_MS), NO_SECRETS) : body,
		};
	} catch (error) {
		throw networkFailure(error, NO_SECRETS);
	}
}
