import type { IDataObject } from 'n8n-workflow';
import { GitlabError } from './errors';
import { linkTo } from './link';
import type { Headers, Reply } from './message';

/** The query that selects one page of a list: its number, or a cursor that came with the page before. */
export type Selection = { page: number } | Record<string, string>;

/** What GitLab's lists are not alike in. */
export interface ListTraits {
	/**
	 * The property that tells the list's rows apart: `id` unless said. Rows without it are told apart by all
	 * that they say, and so are those of a list of which it is not known: {@link ALL_THAT_ROWS_SAY}.
	 */
	key?: string;
	/** Whether GitLab counts rows that it does not give, such as those that the user may not see. */
	countsMore?: boolean;
	/** False where GitLab gives the whole list at once, whatever page is asked for. */
	isPaged?: boolean;
}

/** A `key` for lists that nobody knows: two equal files of a repository have one `id`. */
export const ALL_THAT_ROWS_SAY = '';

/** One page, and what came with it about the list. */
export interface Page {
	rows: IDataObject[];
	/** Whether the server names a next page, and what selects it. */
	isNamed: boolean;
	next?: Selection;
	/** Whether the server says that there is no next page. */
	isLast: boolean;
	/** How many rows a page holds, and how many rows and pages there are, where the server tells. */
	size?: number;
	total?: number;
	pages?: number;
}

/** Which page it is that was asked for, and how. */
export interface Asked {
	/** Its number, from 1; undefined where a cursor selected it. */
	number?: number;
	perPage: number;
}

/**
 * @throws GitlabError of kind `notGitlab` where an answer is no list
 * @see https://docs.gitlab.com/api/rest/#pagination
 */
export function pageOf({ body, status, headers }: Reply, { perPage }: Pick<Asked, 'perPage'>): Page {
	if (!Array.isArray(body) || !body.every(isRow))
		throw new GitlabError('notGitlab', 'The server did not return a list', { status });
	const link = linkTo('next', headers.link ?? '');
	const next = selectionIn(link) ?? selectionFrom(headers);
	const isNamed = Boolean(next ?? link ?? headers['x-next-page']);
	const least = body.length;
	return {
		rows: body as IDataObject[],
		isNamed,
		next,
		isLast: !isNamed && saysLast(headers),
		size: numberIn(headers['x-per-page'], 1, Math.max(perPage, least)),
		// A count below what came is none.
		total: numberIn(headers['x-total'], least),
		pages: numberIn(headers['x-total-pages'], 1),
	};
}

/**
 * What selects the page after one; undefined where it is the last. What the server names comes first. Where it
 * names nothing, its counts or else a full page say that there may be one: proxies drop headers that are long.
 *
 * @param size how many rows the list's pages hold, as far as it is known
 * @throws GitlabError of kind `notGitlab` where the server leads back, or names a next page and not which
 */
export function after(
	page: Page,
	{ number, perPage }: Asked,
	{ size = page.size ?? perPage, isPaged = true }: { size?: number } & ListTraits,
): Selection | undefined {
	const { rows, next, isNamed } = page;
	// GitLab gives all branches that are searched for on the first page, and names a next one.
	if (rows.length > perPage && (page.size === perPage || !isNamed)) return undefined;
	if (isNamed && !next) throw leadsNowhere();
	if (next && number !== undefined && 'page' in next && Number(next.page) <= number) throw leadsBack();
	if (next || number === undefined) return next;
	const isCounted = page.total !== undefined || page.pages !== undefined;
	const mayGoOn = isCounted
		? number < (page.pages ?? 0) || number * size < (page.total ?? 0)
		: !page.isLast && isPaged && rows.length >= Math.min(page.size ?? perPage, perPage);
	return mayGoOn ? { page: number + 1 } : undefined;
}

/** The failure of a list that would go round in a circle. */
export function leadsBack(): GitlabError {
	return unlikeGitlab('The list leads back to a page that was read before');
}

/** The failure of a list of which the rest cannot be found. */
export function leadsNowhere(): GitlabError {
	return unlikeGitlab('The list continues, but the server does not say where');
}

/** The failure of a list that could go on for ever. */
export function noProgress(): GitlabError {
	return unlikeGitlab('The list continues, but its pages contain nothing new');
}

function unlikeGitlab(message: string): GitlabError {
	return new GitlabError('notGitlab', message, {
		advice:
			'The server does not page lists as GitLab does. A proxy in front of GitLab may change or cache responses: ask whoever runs it.',
	});
}

/** GitLab's links always lead to the first page; others may have put a link of their own. */
function saysLast(headers: Headers): boolean {
	return headers['x-next-page'] === '' || linkTo('first', headers.link ?? '') !== undefined;
}

function isRow(row: unknown): boolean {
	return typeof row === 'object' && row !== null && !Array.isArray(row);
}

function numberIn(text: string | null | undefined, least: number, most = Infinity): number | undefined {
	const number = text && /^\d{1,15}$/.test(text) ? Number(text) : NaN;
	return number >= least && number <= most ? number : undefined;
}

/** Parameters that page by what the page before ended with. */
const CURSORS = ['cursor', 'id_after', 'id_before', 'page_token'];

/**
 * What selects the page that a link leads to. Of a link only the query is used: its host is what the server
 * believes its name to be, which may not be reachable. Of the query, only what pages is.
 */
export function selectionIn(link?: string): Selection | undefined {
	if (!link) return undefined;
	const query = new URLSearchParams(/\?([^#]*)/.exec(link)?.[1]);
	const given = [...CURSORS, 'pagination'].flatMap((name) => {
		const value = query.get(name);
		return value ? [[name, value] as const] : [];
	});
	if (given.some(([name]) => name !== 'pagination')) return Object.fromEntries(given);
	const page = numberIn(query.get('page'), 1);
	return page === undefined ? undefined : { page };
}

function selectionFrom(headers: Headers): Selection | undefined {
	const page = numberIn(headers['x-next-page'], 1);
	if (page !== undefined) return { page };
	const cursor = headers['x-next-cursor'];
	return cursor ? { cursor, pagination: 'keyset' } : undefined;
}
