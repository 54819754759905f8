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
import { isArriving, readJson } from './body';
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
	/** How the answer's body is wanted; JSON unless said. `page` is JSON too, but may be long. */
	as?: 'json' | 'page' | 'text' | 'binary';
}

/** Whether an answer is to be JSON. */
export function isJson(as: Request['as'] = 'json'): boolean {
	return as === 'json' || as === 'page';
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
/** GitLab points once, from a moved project's old path to its ID. */
const MOST_REDIRECTS = 5;

/**
 * Sends one request and gives whatever GitLab answers. A read is sent on to where GitLab says it belongs, as
 * long as that is this server's API; every other redirect is given as it is.
 *
 * @throws GitlabError where there is no answer: unreachable, timeout, certificate, cancelled, a redirect loop
 * @see https://docs.gitlab.com/api/rest/#redirects
 */
export async function send(connection: Connection, request: Request, token: Token): Promise<Reply> {
	let options = optionsFor(connection, request);
	for (let sentOn = 0; sentOn <= MOST_REDIRECTS; sentOn++) {
		const reply = await answered(connection, options, token);
		const url = request.method === 'GET' ? redirectWithin(connection.server, options.url, reply) : undefined;
		if (!url) return reply;
		options = { ...optionsFor(connection, request), url, qs: undefined };
	}
	throw new GitlabError('moved', 'The server keeps pointing elsewhere');
}

/** The URL in this server's API that an answer points to, if it does. */
function redirectWithin({ api }: Server, from: string, { status, headers }: Reply): string | undefined {
	if (status < 300 || status >= 400 || !headers.location || !URL.canParse(headers.location, from))
		return undefined;
	const { href } = new URL(headers.location, from);
	return href.startsWith(`${api}/`) ? href : undefined;
}

/** One exchange with the server, with n8n's failures told apart. */
async function answered(connection: Connection, options: IHttpRequestOptions, token: Token): Promise<Reply> {
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
	const { statusCode: status, headers, body } = response;
	return {
		status,
		headers: headers as Headers,
		body: isArriving(body) ? await readJson(body, TIMEOUT_MS) : body,
	};
}

/** How n8n's helper calls the kinds of bodies. */
const ENCODING = { json: undefined, page: 'stream', text: 'text', binary: 'arraybuffer' } as const;

function optionsFor(
	{ server, isOAuth2, ignoreSslIssues }: Connection,
	request: Request,
): IHttpRequestOptions {
	const { as = 'json' } = request;
	return {
		method: request.method,
		url: `${server.api}${request.path.encoded}`,
		qs: request.query,
		arrayFormat: 'brackets',
		body: request.body,
		headers: { Accept: isJson(as) ? 'application/json' : '*/*', ...request.headers },
		json: as === 'json',
		encoding: ENCODING[as],
		returnFullResponse: true,
		// n8n refreshes an OAuth2 token only where the 401 reaches it as an error.
		ignoreHttpStatusErrors: isOAuth2 ? { ignore: true, except: [401] } : true,
		// n8n would repeat a write as GET, and take a token along to other hosts.
		disableFollowRedirect: true,
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
	if (code && TIMEOUT_CODE.test(code))
		return new GitlabError('timeout', 'The server did not answer in time', { code });
	return new GitlabError('unreachable', 'The connection to the server failed', { code });
}
