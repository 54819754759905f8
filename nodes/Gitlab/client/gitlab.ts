import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { thingIn } from './answer';
import { fetchPage, fetchPages } from './fetchPages';
import { Graphql } from './graphql';
import type { ArrivingFile, Reply, Request } from './message';
import { type ListTraits, type Selection, ALL_THAT_ROWS_SAY } from './page';
import { type Path, path as pathTo } from './path';
import { type RequestPolicy, Sender } from './sender';
import type { Connection } from './transport';
import { Upload } from './upload';

/** Characters that are kept before the end of a text, so that no half of a secret is left at its beginning. */
const LONGEST_SECRET = 10_000;

/** GitLab's API, as one run of a node sees it: paced, retried, paged, with its failures classified. */
export class Gitlab {
	/** GitLab's other API, for what REST does not have. */
	readonly graphql = new Graphql(async (request) => await this.request(request));
	private readonly sender: Sender;
	private readonly lookups = new Map<string, Promise<unknown>>();
	private readonly turns = new Map<string, Promise<unknown>>();

	constructor(
		private readonly connection: Connection,
		private readonly policy: RequestPolicy,
	) {
		this.sender = new Sender(connection, policy);
	}

	get server() {
		return this.connection.server;
	}

	/** The access token of the credential; undefined with OAuth2. */
	get accessToken(): string | undefined {
		const token = this.connection.tokens.first.credential?.accessToken;
		return typeof token === 'string' ? token : undefined;
	}

	/** How long the run has waited for rate limits, in milliseconds. */
	get waited(): number {
		return this.sender.waits.forLimits;
	}

	async get(path: Path, query?: IDataObject): Promise<IDataObject> {
		return await this.json('GET', path, { query });
	}

	async post(path: Path, body?: Request['body']): Promise<IDataObject> {
		return await this.json('POST', path, { body });
	}

	async put(path: Path, body?: Request['body'], query?: IDataObject): Promise<IDataObject> {
		return await this.json('PUT', path, { body, query });
	}

	async patch(path: Path, body?: Request['body']): Promise<IDataObject> {
		return await this.json('PATCH', path, { body });
	}

	/** GitLab answers a deletion with nothing: the row that operations give then is said here. */
	async delete(path: Path, query?: IDataObject): Promise<{ deleted: true }> {
		await this.request({ method: 'DELETE', path, query });
		return { deleted: true };
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
	 * The end of a text, without secrets; no more of it is kept, however long it is.
	 *
	 * @param longest most characters wanted
	 */
	async tail(path: Path, longest: number): Promise<string> {
		const end = await this.download(path, undefined, async ({ stream }) => {
			const decoder = new TextDecoder();
			let kept = '';
			for await (const chunk of stream as AsyncIterable<Buffer>)
				kept = (kept + decoder.decode(chunk, { stream: true })).slice(-longest - LONGEST_SECRET);
			return kept;
		});
		return this.connection.secrets.cutFromRows(end).slice(-longest);
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

	/** Any request, for what the others do not send; see {@link Sender.request}. */
	async request(request: Request): Promise<Reply> {
		// n8n gets a new OAuth2 token where GitLab answers 401, but could not send a stream a second time.
		const isOnce = request.body instanceof Upload && this.connection.isOAuth2;
		if (isOnce) await this.sender.request({ method: 'GET', path: pathTo`/user` });
		return await this.sender.request(request);
	}

	/** Lets time pass; see {@link Waits.pass}. */
	async wait(milliseconds: number): Promise<void> {
		await this.sender.waits.pass(milliseconds);
	}

	private pagesOf(path: Path, query: IDataObject): (page: IDataObject) => Promise<Reply> {
		return async (page) => await this.request({ method: 'GET', path, query: { ...query, ...page } });
	}

	private async json(method: IHttpRequestMethods, path: Path, rest: Partial<Request>): Promise<IDataObject> {
		return thingIn(await this.request({ method, path, ...rest }), { method });
	}
}
