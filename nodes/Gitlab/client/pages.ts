import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isFailure } from './errors';
import { mapAtOnce, Turns } from './parallel';
import type { Headers, Reply } from './transport';

/** GitLab's longest page. */
const MOST_PER_PAGE = 100;
/** How often a list is read from the start because rows went missing from it meanwhile. */
const READINGS = 3;

/** How much of a list is wanted, and how fast. */
export interface Wish {
	/** Most rows wanted; no page is fetched that would only hold rows beyond it. */
	limit?: number;
	/** How many pages may be asked for at once. */
	atOnce: number;
}

interface Page {
	rows: IDataObject[];
	/** What selects the next page; undefined on the last. */
	next?: IDataObject;
	/** How many rows and pages there are, where GitLab tells. */
	total?: number;
	pages?: number;
}

type Ask = (selecting: IDataObject) => Promise<Page>;

/**
 * Fetches the rows of a list over its pages, in order, each row once.
 *
 * Rows that come or go meanwhile shift the others from page to page: a row that comes twice is taken once,
 * and a list that got shorter is read again, for it may have skipped some.
 *
 * @param fetch sends the request for one page, given the query that selects it
 * @throws GitlabError what `fetch` throws, and of kind `notGitlab` where an answer is no list
 * @see https://docs.gitlab.com/api/rest/#pagination
 */
export async function fetchPages(
	fetch: (page: IDataObject) => Promise<Reply>,
	{ limit = Infinity, atOnce }: Wish,
): Promise<IDataObject[]> {
	if (limit <= 0) return [];
	const per_page = Math.min(limit, MOST_PER_PAGE);
	const ask: Ask = async (selecting) => pageOf(await fetch({ per_page, ...selecting }));
	const most = Math.ceil(limit / per_page);
	let pages: Page[] = [];
	for (let reading = 1; reading <= READINGS; reading++) {
		pages = await readAll(ask, most, atOnce);
		const [{ total = 0 }] = pages;
		if (!pages.some((page) => (page.total ?? total) < total)) break;
	}
	const rows = eachOnce(pages);
	return rows.length > limit ? rows.slice(0, limit) : rows;
}

async function readAll(ask: Ask, most: number, atOnce: number): Promise<Page[]> {
	const first = await ask({ page: 1 });
	if (!first.next || most === 1) return [first];
	// A cursor is only known from the page before.
	if (!('page' in first.next)) return [first, ...(await follow(ask, first.next, most - 1))];
	return await readNumbered(ask, first, most, atOnce);
}

/**
 * Reads pages by their numbers, several at once. Where GitLab does not tell how many there are, it is asked
 * ahead for as many as are known to exist, so that short lists cost few requests in vain.
 */
async function readNumbered(ask: Ask, first: Page, most: number, atOnce: number): Promise<Page[]> {
	const pages = [first];
	let end = most;
	let isRefused = false;
	// Pages that are asked for at one moment arrive at one moment, and then all of them are parsed before the
	// first request that follows them can leave: the network would stand idle meanwhile.
	const turns = new Turns();
	const read = async (page: number): Promise<Page> => {
		await turns.mine();
		try {
			const answer = await ask({ page });
			if (!answer.next) end = Math.min(end, page);
			return answer;
		} catch (error) {
			const failure = error as Error;
			if (!isTooFar(failure)) throw failure;
			isRefused = true;
			end = Math.min(end, page - 1);
			return { rows: [] };
		}
	};
	while (pages.length < end) {
		const last = pages[pages.length - 1];
		const ahead = Math.max(last.pages ?? 2 * pages.length, pages.length + 1);
		const numbers = upTo(pages.length + 1, () => Math.min(ahead, end));
		pages.push(...(await mapAtOnce(numbers, atOnce, read)));
	}
	// Beyond the longest offset there is only the order by ID; what is known already comes again and is left out.
	return isRefused
		? [...pages, ...(await follow(ask, { pagination: 'keyset', order_by: 'id' }, Infinity))]
		: pages;
}

function* upTo(from: number, to: () => number): Generator<number> {
	for (let number = from; number <= to(); number++) yield number;
}

/** Reads pages each of which names the next. */
async function follow(ask: Ask, from: IDataObject, most: number): Promise<Page[]> {
	const pages: Page[] = [];
	for (let next: IDataObject | undefined = from; next && pages.length < most; ) {
		const page: Page = await ask({ ...from, ...next });
		pages.push(page);
		next = page.next;
	}
	return pages;
}

/** GitLab refuses offsets beyond 50,000 where it offers keysets: 405. */
function isTooFar(error: Error): boolean {
	return isFailure(error) && error.facts.status === 405 && /offset/i.test(error.message);
}

function eachOnce(pages: Page[]): IDataObject[] {
	if (pages.length === 1) return pages[0].rows;
	const known = new Set<unknown>();
	return pages.flatMap(({ rows }) =>
		rows.filter(({ id }) => {
			const isNew = id === undefined || !known.has(id);
			known.add(id);
			return isNew;
		}),
	);
}

function pageOf({ body, status, headers }: Reply): Page {
	if (!Array.isArray(body))
		throw new GitlabError('notGitlab', 'The server did not answer with a list', { status });
	const rows = body as IDataObject[];
	return {
		rows,
		next: rows.length ? nextPage(headers) : undefined,
		total: numberIn(headers['x-total']),
		pages: numberIn(headers['x-total-pages']),
	};
}

function numberIn(header: string | undefined): number | undefined {
	return header && /^\d+$/.test(header) ? Number(header) : undefined;
}

/**
 * What selects the next page: the parameters of `Link rel="next"` that page, offset or keyset. Of that link
 * only the query is used: its host is what the server believes its name to be, which may not be reachable.
 */
function nextPage(headers: Headers): IDataObject | undefined {
	const link = /<[^>?]*\?([^>]*)>\s*;\s*rel="?next"?/.exec(headers.link ?? '')?.[1];
	if (link === undefined) return headers['x-next-page'] ? { page: headers['x-next-page'] } : undefined;
	const query = new URLSearchParams(link);
	const selecting = ['page', 'cursor', 'id_after', 'id_before', 'page_token', 'pagination'];
	return Object.fromEntries(selecting.flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : [])));
}
