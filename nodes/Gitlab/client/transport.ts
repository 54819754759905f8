import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { isArriving, readBody, readReason } from './body';
import { Deadline } from './deadline';
import { GitlabError } from './errors';
import type { Headers, Reply, Request } from './message';
import { answerIn, networkFailure } from './network';
import type { Secrets } from './secrets';
import { type Server, parseUrl } from './server';
import { takeFile } from './takeFile';
import type { Token, Tokens } from './tokens';
import { Upload } from './upload';

/** Where requests can start in n8n. */
export type Context =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions
	| IPollFunctions;

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
	/** A request as the gateway before the server lets it through, without the token. */
	withoutToken(this: void, request: IHttpRequestOptions): IHttpRequestOptions;
	/** What is cut out of every answer as it is read. */
	secrets: Secrets;
}

/** GitLab points once, from a moved project's old path to its ID. */
const MOST_REDIRECTS = 5;

/**
 * Sends one request and gives whatever GitLab answers, without the secrets in it. A read is sent on to where GitLab
 * says it belongs, as long as that is this server's API; a file also from where GitLab stores it, without the token.
 * Every other redirect is given as it is.
 *
 * @throws GitlabError where there is no answer: unreachable, timeout, certificate, cancelled, a redirect loop, or
 * where it is too long to be read
 * @see https://docs.gitlab.com/api/rest/#redirects
 * @see https://docs.gitlab.com/administration/object_storage/#proxy-download
 */
export async function send(connection: Connection, request: Request, token: Token): Promise<Reply> {
	const { context, secrets } = connection;
	// Secrets that a request brings, those of a hook, are secrets of its answer.
	const { token: hookToken, signing_token } = Object(request.body) as IDataObject;
	secrets.add(hookToken, signing_token);
	const cancel = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const deadline = new Deadline(request, cancel);
	if (request.body instanceof Upload)
		return await sendFiles(connection, request, { upload: request.body, token, deadline });
	let options = optionsFor(connection, request);
	let isOutside = false;
	for (let sentOn = 0; sentOn <= MOST_REDIRECTS; sentOn++) {
		const { url: from } = options;
		const reply = await answered(connection, { request, options, token, deadline, isOutside });
		const url = request.method === 'GET' ? redirectIn(reply, from) : undefined;
		if (!url) return reply;
		isOutside ||= !url.href.startsWith(`${connection.server.api}/`);
		if (isOutside && !isStorage(url, request, connection)) return reply;
		options = { ...optionsFor(connection, request), url: url.href, qs: undefined };
	}
	throw new GitlabError('moved', 'The server redirects endlessly');
}

/** Files go to one place: what redirects them has not taken them. */
async function sendFiles(
	connection: Connection,
	request: Request,
	{ upload, token, deadline }: { upload: Upload; token: Token; deadline: Deadline },
): Promise<Reply> {
	const departing = await upload.open(() => deadline.moved());
	try {
		const { headers, ...options } = optionsFor(connection, { ...request, body: undefined });
		return await answered(connection, {
			request,
			options: { ...options, body: departing.body, headers: { ...headers, ...departing.headers } },
			token,
			deadline,
			isOutside: false,
		});
	} catch (error) {
		throw departing.failure() ?? error;
	} finally {
		departing.close();
	}
}

/** The URL that an answer points to, if it does. */
function redirectIn({ status, headers }: Reply, from: string): URL | undefined {
	const isRedirect = status >= 300 && status < 400 && headers.location;
	return isRedirect ? parseUrl(headers.location ?? '', from) : undefined;
}

/** Whether a file may be fetched from a URL outside of the API: at the server itself there are only its pages. */
function isStorage({ protocol, origin }: URL, { as }: Request, { server }: Connection): boolean {
	return typeof as === 'function' && protocol === 'https:' && origin !== new URL(server.url).origin;
}

/** What is sent, as who, and until when. */
interface Sending {
	request: Request;
	options: IHttpRequestOptions;
	token: Token;
	deadline: Deadline;
	/** Whether it leaves the server: then it goes without a token. */
	isOutside: boolean;
}

/** One exchange with the server, with n8n's failures told apart. */
async function answered(connection: Connection, sending: Sending): Promise<Reply> {
	try {
		return await exchange(connection, sending);
	} catch (error) {
		const { status, data } = answerIn(error) ?? {};
		if (isArriving(data)) data.destroy();
		if (status === 401) return { status, headers: {}, body: { message: '401 Unauthorized' } };
		throw sending.deadline.failure ?? networkFailure(error, connection.secrets);
	}
}

async function exchange(connection: Connection, sending: Sending): Promise<Reply> {
	const { options, isOutside } = sending;
	const { context, secrets } = connection;
	const abortSignal = sending.deadline.signal;
	const answer: unknown = isOutside
		? await context.helpers.httpRequest({ ...options, ignoreHttpStatusErrors: true, abortSignal })
		: await askWithToken(connection, sending);
	const response = answer as IN8nHttpFullResponse;
	const headers = headersOf(response, secrets);
	return {
		status: response.statusCode,
		headers,
		body: await bodyOf(response, { ...sending, headers, secrets }),
	};
}

async function askWithToken(
	connection: Connection,
	{ options, token: { credential: data }, deadline }: Sending,
): Promise<unknown> {
	const { context, credential: type } = connection;
	const sent = context.helpers.httpRequestWithAuthentication.call(
		deadline.over(context),
		type,
		options,
		data && { credentialsDecrypted: { id: '', name: type, type, data } },
	);
	if (!connection.isOAuth2) return await sent;
	// The request for a new token is n8n's own, and knows no deadline.
	const answer: unknown = await deadline.within(sent);
	await learnToken(connection, options);
	return answer;
}

/** n8n gets new tokens on the way, and leaves the one that it sent in the options. */
async function learnToken({ context, credential, secrets }: Connection, { headers }: IHttpRequestOptions) {
	const isNew = secrets.add(String(headers?.Authorization ?? '').replace('Bearer ', ''));
	if (isNew) secrets.addOAuth2(await context.getCredentials(credential));
}

function headersOf({ headers }: IN8nHttpFullResponse, secrets: Secrets): Headers {
	return Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [
			name.toLowerCase(),
			secrets.cutFrom(String(value)),
		]),
	);
}

async function bodyOf(
	{ statusCode: status, body }: IN8nHttpFullResponse,
	{ request: { as = 'json' }, headers, secrets, deadline, isOutside }: Reading,
): Promise<unknown> {
	if (!isArriving(body)) return body;
	const { signal } = deadline;
	if (status < 300 && typeof as === 'function')
		return await takeFile(body, { take: as, headers, deadline, isOutside });
	if (status < 300 && typeof as !== 'function') return await readBody(body, { as, signal, secrets });
	const reason = await readReason(body, signal, secrets);
	if (deadline.failure?.kind === 'cancelled') throw deadline.failure;
	return reason;
}

/** How an answer is read. */
interface Reading extends Pick<Sending, 'request' | 'deadline' | 'isOutside'> {
	headers: Headers;
	secrets: Secrets;
}

function optionsFor(
	{ server, isOAuth2, ignoreSslIssues }: Connection,
	request: Request,
): IHttpRequestOptions {
	const { as = 'json' } = request;
	return {
		method: request.method,
		url: request.path.on(server),
		qs: request.query,
		arrayFormat: 'brackets',
		body: request.body as IDataObject | undefined,
		headers: { Accept: as === 'json' ? 'application/json' : '*/*', ...request.headers },
		encoding: 'stream',
		returnFullResponse: true,
		// n8n refreshes an OAuth2 token only where the 401 reaches it as an error.
		ignoreHttpStatusErrors: isOAuth2 ? { ignore: true, except: [401] } : true,
		// n8n would repeat a write as GET, and take a token along to other hosts.
		disableFollowRedirect: true,
		skipSslCertificateValidation: ignoreSslIssues,
	};
}
