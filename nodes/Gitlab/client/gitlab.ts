import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { failureOf, GitlabError } from './errors';
import { Pace, retryDelay } from './pace';
import { fetchPages } from './pages';
import type { Path } from './path';
import type { Connection, Reply, Request } from './transport';
import { send } from './transport';

/** How a run treats the server. */
export interface Manners {
	/** How many requests may be under way at once. */
	requestsAtOnce: number;
	/** How long one request may wait for a rate limit altogether, in seconds. */
	maxWait: number;
}

/** n8n offers no sleep that a cancelled execution ends, so waits are cut into slices of this length. */
const SLICE_MS = 250;

/** GitLab's REST API, as one run of a node sees it: paced, retried, paged, with its failures classified. */
export class Gitlab {
	private readonly pace: Pace;
	private readonly lookups = new Map<string, Promise<unknown>>();
	private readonly turns = new Map<string, Promise<unknown>>();

	constructor(
		private readonly connection: Connection,
		private readonly manners: Manners,
	) {
		this.pace = new Pace(manners.requestsAtOnce);
	}

	get server() {
		return this.connection.server;
	}

	async get(path: Path, query?: IDataObject): Promise<IDataObject> {
		return await this.json('GET', path, { query });
	}

	async post(path: Path, body?: IDataObject): Promise<IDataObject> {
		return await this.json('POST', path, { body });
	}

	async put(path: Path, body?: IDataObject): Promise<IDataObject> {
		return await this.json('PUT', path, { body });
	}

	async delete(path: Path, query?: IDataObject): Promise<void> {
		await this.request({ method: 'DELETE', path, query });
	}

	/** The answer as text, for what is not JSON: diffs, logs. */
	async text(path: Path, query?: IDataObject): Promise<string> {
		const { body } = await this.request({ method: 'GET', path, query, as: 'text' });
		return String(body);
	}

	/**
	 * The rows of a list in GitLab's order, over as many pages as it takes.
	 *
	 * @param limit most rows wanted; all of them where it is left out
	 */
	async list(path: Path, query: IDataObject = {}, limit?: number): Promise<IDataObject[]> {
		return await fetchPages(
			async (page) => await this.request({ method: 'GET', path, query: { ...query, ...page } }),
			limit,
		);
	}

	/** Asks a question whose answer several items of a run share, and asks it once. */
	async once<T>(key: string, ask: () => Promise<T>): Promise<T> {
		const known = this.lookups.get(key) as Promise<T> | undefined;
		if (known) return await known;
		const asked = ask();
		this.lookups.set(key, asked);
		// A passing fault must not become the answer for all items that follow.
		asked.catch(() => this.lookups.delete(key));
		return await asked;
	}

	/**
	 * Does work on one thing after the work on it that was begun before has ended: what reads and then
	 * writes needs, where several items mean the same thing at once.
	 */
	async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.turns.get(key) ?? Promise.resolve();
		const mine = before.then(work, work);
		this.turns.set(key, mine);
		return await mine;
	}

	/**
	 * Sends a request until GitLab has answered it, within the run's manners.
	 *
	 * @returns the answer, whose status is below 400
	 * @throws GitlabError for every other outcome
	 */
	async request(request: Request): Promise<Reply> {
		const waitUntil = Date.now() + this.manners.maxWait * 1000;
		for (let attempt = 1; ; attempt++) {
			const { reply, failure } = await this.pace.withinBound(async () => {
				await this.waitTurn(waitUntil);
				return await this.attempt(request);
			});
			if (!failure) return reply;
			const delay = retryDelay(failure, {
				isRead: request.method === 'GET',
				attempt,
				headers: reply?.headers,
			});
			if (delay === undefined) throw request.method === 'GET' ? failure : withCertainty(failure);
			if (failure.kind === 'rateLimited') this.pace.pauseUntil(Date.now() + delay);
			if (Date.now() + delay > waitUntil) throw withRetryAt(failure, Date.now() + delay);
			this.connection.context.logger?.debug(
				`GitLab: ${failure.message}; trying again in ${Math.round(delay)} ms`,
			);
			await this.wait(delay);
		}
	}

	private async json(method: IHttpRequestMethods, path: Path, rest: Partial<Request>): Promise<IDataObject> {
		const { body } = await this.request({ method, path, ...rest });
		return body as IDataObject;
	}

	private async attempt(
		request: Request,
	): Promise<{ reply: Reply; failure?: undefined } | { reply?: Reply; failure: GitlabError }> {
		try {
			const reply = await send(this.connection, request);
			this.pace.learn(reply.headers);
			const failure = failureIn(reply, request);
			return failure ? { reply, failure } : { reply };
		} catch (error) {
			return { failure: error as GitlabError };
		}
	}

	private async waitTurn(waitUntil: number): Promise<void> {
		for (let delay = this.pace.take(); delay > 0; delay = this.pace.take()) {
			const retryAt = Date.now() + delay;
			if (retryAt > waitUntil) throw withRetryAt(new GitlabError('rateLimited', 'Retry later'), retryAt);
			await this.wait(delay);
		}
	}

	/**
	 * Lets time pass.
	 *
	 * @throws GitlabError of kind `cancelled` as soon as the execution is
	 */
	async wait(milliseconds: number): Promise<void> {
		const { context } = this.connection;
		const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		for (let left = milliseconds; left > 0; left -= SLICE_MS) {
			if (signal?.aborted) throw new GitlabError('cancelled', 'The execution was cancelled');
			await sleep(Math.min(left, SLICE_MS));
		}
	}
}

function withRetryAt({ kind, message, facts }: GitlabError, retryAt: number): GitlabError {
	return new GitlabError(kind, message, kind === 'rateLimited' ? { ...facts, retryAt } : facts);
}

/** Failures after which it is certain that GitLab never saw the request. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** A write without an answer may have been done: the user has to look before trying again. */
function withCertainty({ kind, message, facts }: GitlabError): GitlabError {
	const unanswered =
		kind === 'unreachable' || kind === 'timeout' || kind === 'unavailable' || kind === 'notGitlab';
	return new GitlabError(kind, message, {
		...facts,
		uncertain: unanswered && !NEVER_SENT.includes(facts.code ?? ''),
	});
}

/** What is wrong with an answer, if anything; 304 is how GitLab says "already so" to subscribe. */
function failureIn(
	{ status, headers, body }: Reply,
	{ method, as = 'json' }: Request,
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
	if (as !== 'json' || typeof body !== 'string' || body.trim() === '') return undefined;
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
