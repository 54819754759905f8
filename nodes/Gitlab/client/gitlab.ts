import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { failureIn, thingIn, withCertainty, withRetryAt } from './answer';
import { GitlabError } from './errors';
import type { ListTraits, Selection } from './page';
import { ALL_THAT_ROWS_SAY } from './page';
import { fetchPage, fetchPages } from './fetchPages';
import { Semaphore } from './parallel';
import type { Path } from './path';
import { RetryPolicy } from './retryPolicy';
import { findRightServer, mayBeElsewhere, withRightServer } from './rightServer';
import type { Token } from './tokens';
import type { ArrivingFile, Reply, Request } from './message';
import { isRead } from './message';
import { Graphql } from './graphql';
import type { Connection } from './transport';
import { send } from './transport';
import { Waits } from './waits';

/** How a run treats the server. */
export interface RequestPolicy {
	/** How many requests may be under way at once. */
	requestsAtOnce: number;
	/** How long one request may wait, for a rate limit or a server that is away, in seconds. */
	maxWait: number;
	/** Whether the run changes nothing in GitLab; only then the credential's additional tokens help. */
	readsOnly?: boolean;
}

/** How one try of a request ended: with an answer, with a failure, or with an answer that is one. */
type Attempt = { token: Token } & (
	| { reply: Reply; failure?: undefined }
	| { reply?: Reply; failure: GitlabError }
);

/** GitLab's API, as one run of a node sees it: paced, retried, paged, with its failures classified. */
export class Gitlab {
	/** GitLab's other API, for what REST does not have. */
	readonly graphql = new Graphql(async (request) => await this.request(request));
	private readonly semaphore: Semaphore;
	private readonly waits: Waits;
	private readonly lookups = new Map<string, Promise<unknown>>();
	private readonly turns = new Map<string, Promise<unknown>>();
	private answeredAt?: number;

	constructor(
		private readonly connection: Connection,
		private readonly policy: RequestPolicy,
	) {
		this.semaphore = new Semaphore(policy.requestsAtOnce);
		this.waits = new Waits(connection.context);
	}

	get server() {
		return this.connection.server;
	}

	/** How long the run has waited for rate limits, in milliseconds. */
	get waited(): number {
		return this.waits.forLimits;
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

	async patch(path: Path, body?: IDataObject): Promise<IDataObject> {
		return await this.json('PATCH', path, { body });
	}

	async delete(path: Path, query?: IDataObject): Promise<void> {
		await this.request({ method: 'DELETE', path, query });
	}

	/** The answer as text, for what is not JSON: diffs, logs. */
	async text(path: Path, query?: IDataObject): Promise<string> {
		const { body } = await this.request({ method: 'GET', path, query, as: 'text' });
		return body as string;
	}

	/**
	 * A file, taken in while it arrives; what fails on the way begins anew.
	 *
	 * @returns what `take` gives
	 */
	async download<T>(
		path: Path,
		query: IDataObject | undefined,
		take: (file: ArrivingFile) => Promise<T>,
	): Promise<T> {
		const { body } = await this.request({ method: 'GET', path, query, as: take });
		return body as T;
	}

	/**
	 * The rows of a list in GitLab's order, over as many pages as it takes.
	 *
	 * @param limit most rows wanted; all of them where it is left out
	 * @throws GitlabError where the list is not whole; see {@link fetchPages}
	 */
	async list(
		path: Path,
		query: IDataObject = {},
		limit?: number,
		traits: ListTraits = {},
	): Promise<IDataObject[]> {
		const { requestsAtOnce: atOnce } = this.policy;
		return await fetchPages(this.pagesOf(path, query), { ...traits, limit, atOnce });
	}

	/** What a path gives of which that is not known: a list's rows, as {@link list} has them, or the one thing. */
	async listOrThing(path: Path, query: IDataObject, limit?: number): Promise<IDataObject | IDataObject[]> {
		const fetch = this.pagesOf(path, query);
		let first: Reply | undefined = await fetch({ per_page: Math.min(limit ?? Infinity, 100), page: 1 });
		if (!Array.isArray(first.body)) return thingIn(first, { method: 'GET' });
		const afterFirst = async (page: IDataObject) => {
			const reply = first ?? (await fetch(page));
			first = undefined;
			return reply;
		};
		const { requestsAtOnce: atOnce } = this.policy;
		return await fetchPages(afterFirst, { limit, atOnce, key: ALL_THAT_ROWS_SAY });
	}

	/** One page of a list, and what selects the next; see {@link fetchPage}. */
	async page(
		path: Path,
		query: IDataObject,
		wanted: { selection: Selection; perPage: number } & ListTraits,
	): Promise<{ rows: IDataObject[]; next?: Selection }> {
		return await fetchPage(this.pagesOf(path, query), wanted);
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
	 * Sends a request until GitLab has answered it, within the run's policy.
	 *
	 * @returns the answer, whose status is below 400
	 * @throws GitlabError for every other outcome
	 */
	async request(request: Request): Promise<Reply> {
		const mayRepeat = isRead(request);
		const retryPolicy = new RetryPolicy(mayRepeat);
		let until = 0;
		let onlyFirst = false;
		for (;;) {
			const { token, reply, failure } = await this.semaphore.run(async () => {
				until ||= Date.now() + this.policy.maxWait * 1000;
				return await this.attempt(request, await this.turn(request, { until, onlyFirst }));
			});
			if (!failure) return reply;
			if (token !== this.connection.tokens.first && isDenied(failure)) {
				if (failure.kind === 'unauthorized') this.connection.tokens.drop(token);
				onlyFirst = true;
				continue;
			}
			const delay = retryPolicy.delayAfter(failure, { headers: reply?.headers, answeredAt: this.answeredAt });
			if (delay === undefined) throw await this.explained(mayRepeat ? failure : withCertainty(failure));
			await this.backOff(failure, { delay, until, token });
		}
	}

	/** Lets time pass; see {@link Waits.pass}. */
	async wait(milliseconds: number): Promise<void> {
		await this.waits.pass(milliseconds);
	}

	private pagesOf(path: Path, query: IDataObject): (page: IDataObject) => Promise<Reply> {
		return async (page) => await this.request({ method: 'GET', path, query: { ...query, ...page } });
	}

	private async json(method: IHttpRequestMethods, path: Path, rest: Partial<Request>): Promise<IDataObject> {
		return thingIn(await this.request({ method, path, ...rest }), { method });
	}

	private async attempt(request: Request, token: Token): Promise<Attempt> {
		token.limiter.begin();
		let reply: Reply | undefined;
		try {
			reply = await send(this.connection, request, token);
			const failure = failureIn(reply, request, this.server);
			if (failure) return { token, reply, failure };
			this.answeredAt = Date.now();
			return { token, reply };
		} catch (error) {
			return { token, failure: error as GitlabError };
		} finally {
			token.limiter.end(reply?.headers ?? {});
		}
	}

	/** Before GitLab has answered anything, a failure may come from a server URL that is the address of a page. */
	private async explained(failure: GitlabError): Promise<GitlabError> {
		const { context, server, ignoreSslIssues } = this.connection;
		if (this.answeredAt !== undefined || !mayBeElsewhere(failure, server)) return failure;
		const asking = { ask: context.helpers.httpRequest, ignoreSslIssues };
		const right = await this.once('right server', async () => await findRightServer(asking, server));
		return withRightServer(failure, server, right);
	}

	/** Waits until a token may send the request. */
	private async turn(
		request: Request,
		{ until, onlyFirst }: { until: number; onlyFirst: boolean },
	): Promise<Token> {
		const { tokens } = this.connection;
		for (;;) {
			const token = onlyFirst ? tokens.first : tokens.for(request);
			const { delay } = token.limiter;
			if (delay <= 0) return token;
			const retryAt = Date.now() + delay;
			if (retryAt > until) throw withRetryAt(new GitlabError('rateLimited', 'Retry later'), retryAt);
			await this.waits.forLimit(delay);
		}
	}

	private async backOff(
		failure: GitlabError,
		{ delay, until, token }: { delay: number; until: number; token: Token },
	): Promise<void> {
		const retryAt = Date.now() + delay;
		const isLimit = failure.kind === 'rateLimited';
		if (isLimit) token.limiter.pauseUntil(retryAt);
		if (retryAt > until) throw withRetryAt(failure, retryAt);
		const { logger } = this.connection.context;
		logger?.debug(`GitLab: ${failure.message}; trying again in ${Math.round(delay)} ms`);
		// Where a limit is the reason, the turn waits: another token may go on at once.
		if (!isLimit) await this.waits.pass(delay);
	}
}

/** Failures that another token may not have. */
function isDenied({ kind }: GitlabError): boolean {
	return ['unauthorized', 'insufficientScope', 'forbidden', 'notFound'].includes(kind);
}
