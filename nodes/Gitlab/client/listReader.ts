import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isFailure } from './errors';
import type { Reply } from './message';
import {
	type ListTraits,
	type Page,
	type Selection,
	after,
	leadsBack,
	leadsNowhere,
	noProgress,
	pageOf,
} from './page';
import { mapAtOnce, Turns } from './parallel';
import { Rows } from './rows';

/** GitLab's longest page. */
const MOST_PER_PAGE = 100;
/** How many pages in a row may bring nothing where GitLab hides rows from the user. */
const MOST_HIDDEN_PAGES = 10;
/** The only order in which GitLab lets its longest lists be walked to their end. */
const BY_ID = { pagination: 'keyset', order_by: 'id' };

/** How much of a list is wanted, and how fast. */
export interface ListOptions extends ListTraits {
	/** Most rows wanted; no page is fetched that would only hold rows beyond it. */
	limit?: number;
	/** How many pages may be asked for at once. */
	atOnce: number;
}

/** Sends the request for one page, given the query that selects it. */
export type Fetch = (page: IDataObject) => Promise<Reply>;

/** One reading of a list, from its first page to its last or to the limit. */
export class ListReader {
	private readonly limit: number;
	private readonly perPage: number;
	private readonly rows: Rows;
	/** How many rows a page holds. */
	private size: number;
	/** What the server counted last. */
	private counts: Pick<Page, 'total' | 'pages'> = {};
	private leastTotal = Infinity;
	private pagesInVain = 0;

	constructor(
		private readonly fetch: Fetch,
		private readonly options: ListOptions,
	) {
		this.limit = options.limit ?? Infinity;
		this.perPage = Math.min(this.limit, MOST_PER_PAGE);
		this.size = this.perPage;
		this.rows = new Rows(options.key);
	}

	/** @returns the rows; `missing` says why there may be more of them */
	async read(): Promise<{ rows: IDataObject[]; missing?: GitlabError }> {
		const first = await this.ask({ page: 1 });
		this.size = Math.max(first.size ?? 0, first.rows.length) || this.perPage;
		const next = this.take(first, { number: 1 });
		// A cursor is only known from the page before.
		if (next) await ('page' in next ? this.readNumbered() : this.follow(next));
		return { rows: this.rows.inOrder(), missing: this.missing(first.total) };
	}

	private get isWanting(): boolean {
		return this.rows.count < this.limit;
	}

	/**
	 * Reads pages by their numbers, several at once. Where GitLab does not tell how many there are, it is asked
	 * ahead for as many as are known to exist, so that short lists cost few requests in vain.
	 */
	private async readNumbered(): Promise<void> {
		let [last, refused] = [Infinity, Infinity];
		// Pages that are asked for at one moment arrive at one moment, and then all of them are parsed before the
		// first request that follows them can leave: the network would stand idle meanwhile.
		const turns = new Turns();
		const read = async (number: number): Promise<void> => {
			await turns.mine();
			try {
				const next = this.take(await this.ask({ page: number }), { number });
				if (!next) last = Math.min(last, number);
			} catch (error) {
				const failure = error as Error;
				if (!isTooFar(failure)) throw failure;
				refused = Math.min(refused, number);
			}
		};
		const end = () => Math.min(last, refused - 1);
		for (let done = 1; done < end() && this.isWanting; ) {
			const ahead = this.knownAfter(done);
			const numbers = upTo(done + 1, () => Math.min(ahead, end()));
			done += (await mapAtOnce(numbers, this.options.atOnce, read)).length;
		}
		if (refused <= last && this.isWanting) await this.readBeyond();
	}

	/** The number of the page up to which it is worth asking at once. */
	private knownAfter(done: number): number {
		const { pages, total = 0 } = this.counts;
		const wanted = done + Math.ceil((this.limit - this.rows.count) / this.size);
		const known = pages ?? (Math.ceil(total / this.size) || 2 * done);
		return Math.min(wanted, Math.max(known, done + 1));
	}

	/** Beyond the longest offset there is only the order by ID; what is known already comes again and is left out. */
	private async readBeyond(): Promise<void> {
		const known = this.rows.count;
		await this.follow({}, { order: BY_ID, walked: new Rows(this.options.key) });
		if (this.rows.count === known) throw leadsNowhere();
	}

	/** Reads pages each of which names the next. What is not in `walked` yet is progress. */
	private async follow(
		from: Selection,
		{ order = {}, walked = this.rows }: { order?: IDataObject; walked?: Rows } = {},
	): Promise<void> {
		const seen = new Set<string>();
		for (let next: Selection | undefined = from; next && this.isWanting; ) {
			const selection = JSON.stringify(next);
			if (seen.has(selection)) throw leadsBack();
			seen.add(selection);
			next = this.take(await this.ask({ ...order, ...next }), { walked });
		}
	}

	private async ask(selecting: IDataObject): Promise<Page> {
		const { perPage } = this;
		const page = pageOf(await this.fetch({ per_page: perPage, ...selecting }), { perPage });
		this.leastTotal = Math.min(this.leastTotal, page.total ?? Infinity);
		const { total, pages } = page;
		if (total !== undefined || pages !== undefined) this.counts = { total, pages };
		return page;
	}

	/**
	 * Takes what a page brings.
	 *
	 * @returns what selects the next page; undefined on the last, and where no more is wanted
	 * @throws GitlabError of kind `notGitlab` where the list goes on and leads nowhere
	 */
	private take(page: Page, { number, walked = this.rows }: { number?: number; walked?: Rows }) {
		const brought = walked.add(page.rows, number && number - 1);
		if (walked !== this.rows) this.rows.add(page.rows);
		this.pagesInVain = brought ? 0 : this.pagesInVain + 1;
		const next = this.isWanting ? this.after(page, number) : undefined;
		if (next && this.pagesInVain > (this.options.countsMore ? MOST_HIDDEN_PAGES : 0)) throw noProgress();
		return next;
	}

	private after(page: Page, number?: number): Selection | undefined {
		const isCounted = page.total !== undefined || page.pages !== undefined;
		const asked = { number, perPage: this.perPage };
		return after(isCounted ? page : { ...page, ...this.counts }, asked, { ...this.options, size: this.size });
	}

	/** Why there may be rows that did not come, if there may be. */
	private missing(firstTotal = 0): GitlabError | undefined {
		const { leastTotal, options } = this;
		const { count } = this.rows;
		if (leastTotal < firstTotal) return incomplete('The list kept changing while it was read');
		const isShort = this.isWanting && count < leastTotal && leastTotal < Infinity;
		return isShort && !options.countsMore
			? incomplete(`GitLab counts ${leastTotal} rows in the list, but gave ${count}`)
			: undefined;
	}
}

function incomplete(message: string): GitlabError {
	return new GitlabError('conflict', message, {
		advice: 'Some rows would be missing. Run it again, or narrow the list with filters or a limit.',
	});
}

function* upTo(from: number, to: () => number): Generator<number> {
	for (let number = from; number <= to(); number++) yield number;
}

/** GitLab refuses offsets beyond 50,000 where it offers keysets: 405. */
function isTooFar(error: Error): boolean {
	return isFailure(error) && error.facts.status === 405 && /offset/i.test(error.message);
}
