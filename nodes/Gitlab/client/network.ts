import { GitlabError, isFailure } from './errors';
import type { Secrets } from './secrets';

/** What n8n, Axios and Node throw where there is no answer, one inside the other. */
interface NetworkError {
	name?: string;
	code?: string;
	message?: string;
	httpCode?: string | null;
	cause?: NetworkError;
	response?: { status?: number; data?: unknown };
}

/** The answer that n8n threw as an error, if it is one. */
export function answerIn(thrown: unknown): { status: number; data?: unknown } | undefined {
	for (let at = thrown as NetworkError | undefined; at; at = at.cause) {
		const status = at.response?.status ?? Number(at.httpCode);
		if (status >= 100) return { status, data: at.response?.data };
	}
	return undefined;
}

const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|EPROTO/;
const TIMEOUT_CODE = /ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT/;
/** A certificate can name thousands of hosts, and the words about it do. */
const MOST_WORDS = 1_000;

/** The failure that something thrown stands for where there is no answer. */
export function networkFailure(thrown: unknown, secrets: Secrets): GitlabError {
	if (isFailure(thrown)) return thrown;
	let code: string | undefined;
	let words = '';
	let isRefused = false;
	for (let at = thrown as NetworkError | undefined; at; at = at.cause) {
		// Before 2.34 n8n leaves the code in httpCode alone.
		code ??= at.code ?? /^[A-Z_]+$/.exec(at.httpCode ?? '')?.[0];
		isRefused ||= isRefusedRenewal(at);
		words = secrets.cutFrom(String(at.message ?? '')).slice(0, MOST_WORDS) || words;
	}
	code ??= /\b(E[A-Z]{4,}|[A-Z]+(?:_[A-Z]+){2,})\b/.exec(words)?.[1];
	// n8n replaces texts that hold a network code by its own, so ours hold none: the code goes into the facts.
	if (code === 'ERR_CANCELED') return new GitlabError('cancelled', 'The execution was cancelled');
	if (isRefused)
		return new GitlabError('unauthorized', `GitLab does not renew the OAuth2 connection: ${words}`);
	if (code && CERTIFICATE_CODE.test(code))
		return new GitlabError('certificate', `The server's certificate is not trusted: ${reasonIn(words)}`, {
			code,
		});
	if (code && TIMEOUT_CODE.test(code))
		return new GitlabError('timeout', 'The server did not answer in time', { code });
	return new GitlabError('unreachable', 'The connection to the server failed', { code });
}

/** Node.js says after a semicolon how to start it otherwise, which is not how n8n is told. */
function reasonIn(words: string): string {
	return words.split(';', 1)[0];
}

/**
 * Whether n8n says that the OAuth2 server gives no new token: it has an error for that where the connection has
 * ended, and hands on all other errors of the server. Asking again is no use.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
function isRefusedRenewal({ name, code, httpCode }: NetworkError): boolean {
	return [code, httpCode].includes('EAUTH') || name === 'NodeOperationError';
}
