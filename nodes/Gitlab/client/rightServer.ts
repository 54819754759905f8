import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { isArriving, readReason } from './body';
import { GitlabError, isFailure } from './errors';
import { Secrets } from './secrets';
import { type Server, parseServer } from './server';

/** How to ask a server without a token. */
export interface Asking {
	ask(options: IHttpRequestOptions): Promise<unknown>;
	ignoreSslIssues: boolean;
}

const TIMEOUT_MS = 10_000;
/** Server URLs have a path of one or two parts, pages of GitLab some more. */
const MOST_PLACES = 5;

/**
 * The server URL that is right where people gave the address of a page, such as a profile: the one at a shorter
 * path of the same host at which GitLab answers. It is looked for without a token.
 *
 * @returns undefined where GitLab answers at none, or at the given one
 */
export async function findRightServer(asking: Asking, given: Server): Promise<Server | undefined> {
	const parts = given.basePath.split('/').filter(Boolean);
	if (!parts.length || (await isGitlab(asking, given))) return undefined;
	for (let length = 0; length < Math.min(parts.length, MOST_PLACES); length++) {
		const shorter = parseServer([new URL(given.url).origin, ...parts.slice(0, length)].join('/'));
		if (await isGitlab(asking, shorter)) return shorter;
	}
	return undefined;
}

/** Whether a failure can mean that GitLab is not at a server URL with a path, but above it. */
export function mayBeElsewhere(failure: GitlabError, { basePath }: Server): boolean {
	return basePath !== '' && isFailure(failure, 'moved', 'notGitlab', 'notFound', 'unauthorized');
}

/** The same failure, with the server URL that is right where one was found. */
export function withRightServer(failure: GitlabError, given: Server, right: Server | undefined): GitlabError {
	if (!right) return failure;
	const advice = `${given.url} is the address of a page: use ${right.url} as 'Server URL' in the credential.`;
	return new GitlabError(failure.kind, failure.message, { ...failure.facts, advice });
}

/** Whether GitLab's API answers: it tells nobody who they are without a token. */
async function isGitlab({ ask, ignoreSslIssues }: Asking, { api }: Server): Promise<boolean> {
	try {
		const { statusCode, body } = (await ask({
			url: `${api}/user`,
			headers: { Accept: 'application/json' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			skipSslCertificateValidation: ignoreSslIssues,
			timeout: TIMEOUT_MS,
		})) as IN8nHttpFullResponse;
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		// Nothing secret is sent, so no answer can give it back.
		const said = isArriving(body) ? await readReason(body, signal, new Secrets()) : body;
		return statusCode === 401 && (said as { message?: unknown } | null)?.message === '401 Unauthorized';
	} catch {
		return false;
	}
}
