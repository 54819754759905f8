import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';
import { GitlabError } from './errors';
import type { Path } from './path';
import type { Server } from './server';
import type { Token, Tokens } from './tokens';

/** Where requests can start in n8n. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** Who asks, and where: what all requests of a run have in common. */
export interface Connection {
	context: Context;
	/** The credential's type name. */
	credential: string;
	/** Whether the credential's token is refreshed by n8n when GitLab answers 401. */
	isOAuth2: boolean;
	tokens: Tokens;
	server: Server;
	ignoreSslIssues: boolean;
}

/** One request to the REST API. */
export interface Request {
	method: IHttpRequestMethods;
	path: Path;
	query?: IDataObject;
	body?: IDataObject | FormData | Buffer;
	headers?: Record<string, string>;
	/** How the answer's body is wanted; JSON unless said. */
	as?: 'json' | 'text' | 'binary';
}

/** Response headers with lower-case names. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** An answer, whatever its status. */
export interface Reply {
	status: number;
	headers: Headers;
	body: unknown;
}

/** GitLab gives a request up after 60 seconds; what takes longer hangs elsewhere. */
const TIMEOUT_MS = 90_000;

/**
 * Sends one request and gives whatever GitLab answers.
 *
 * @throws GitlabError where there is no answer: unreachable, timeout, certificate, cancelled
 */
export async function send(connection: Connection, request: Request, token: Token): Promise<Reply> {
	const options = optionsFor(connection, request);
	try {
		return await exchange(connection, options, token);
	} catch (error) {
		const status = statusIn(error);
		// Engines before 2.8 know the 401 exception only as "ignore all": there this is never reached.
		if (status === 401) return { status, headers: {}, body: { message: '401 Unauthorized' } };
		throw networkFailure(error);
	}
}

async function exchange(
	{ context, credential: type }: Connection,
	options: IHttpRequestOptions,
	{ credential: data }: Token,
): Promise<Reply> {
	const response = (await context.helpers.httpRequestWithAuthentication.call(
		context,
		type,
		options,
		data && { credentialsDecrypted: { id: '', name: type, type, data } },
	)) as IN8nHttpFullResponse;
	return { status: response.statusCode, headers: response.headers as Headers, body: response.body };
}

function optionsFor(
	{ server, isOAuth2, ignoreSslIssues }: Connection,
	request: Request,
): IHttpRequestOptions {
	return {
		method: request.method,
		url: `${server.api}${request.path.encoded}`,
		qs: request.query,
		arrayFormat: 'brackets',
		body: request.body,
		headers: { Accept: request.as && request.as !== 'json' ? '*/*' : 'application/json', ...request.headers },
		json: !request.as || request.as === 'json',
		...(request.as === 'binary' && { encoding: 'arraybuffer' as const }),
		...(request.as === 'text' && { encoding: 'text' as const }),
		returnFullResponse: true,
		// n8n refreshes an OAuth2 token only where the 401 reaches it as an error.
		ignoreHttpStatusErrors: isOAuth2 ? { ignore: true, except: [401] } : true,
		// A followed write would be repeated as GET and its outcome taken for success.
		disableFollowRedirect: request.method !== 'GET',
		sendCredentialsOnCrossOriginRedirect: false,
		skipSslCertificateValidation: ignoreSslIssues,
		timeout: TIMEOUT_MS,
	};
}

interface NetworkError {
	code?: string;
	message?: string;
	httpCode?: string | null;
	cause?: NetworkError;
	response?: { status?: number };
	context?: { data?: unknown };
}

function statusIn(error: unknown): number | undefined {
	for (let at = error as NetworkError | undefined; at; at = at.cause) {
		const status = at.response?.status ?? Number(at.httpCode);
		if (status >= 100) return status;
	}
	return undefined;
}

const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|EPROTO/;
const TIMEOUT_CODE = /ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT/;

function networkFailure(error: unknown): GitlabError {
	let code: string | undefined;
	let words = '';
	for (let at = error as NetworkError | undefined; at; at = at.cause) {
		code ??= at.code ?? (/^E[A-Z_]+$/.test(at.httpCode ?? '') ? (at.httpCode ?? undefined) : undefined);
		words = at.message || words;
	}
	code ??= /\b(E[A-Z]{4,}|[A-Z]+(?:_[A-Z]+){2,})\b/.exec(words)?.[1];
	// n8n replaces texts that hold a network code by its own, so ours hold none: the code goes into the facts.
	if (code === 'ERR_CANCELED') return new GitlabError('cancelled', 'The execution was cancelled');
	if (code && CERTIFICATE_CODE.test(code))
		return new GitlabError('certificate', `The server's certificate is not trusted: ${words}`, { code });
	if (code === 'ERR_FR_TOO_MANY_REDIRECTS')
		return new GitlabError('moved', 'The server keeps pointing elsewhere', { code });
	if (code && TIMEOUT_CODE.test(code))
		return new GitlabError('timeout', 'The server did not answer in time', { code });
	return new GitlabError('unreachable', 'The connection to the server failed', { code });
}
