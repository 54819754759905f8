import type { IDataObject } from 'n8n-workflow';
import { GitlabError } from './errors';
import type { Reply } from './transport';

/** GitLab's longest page. */
const MOST_PER_PAGE = 100;

/**
 * Fetches the rows of a list over its pages, in order.
 *
 * Where the first page tells how many there are, the rest are asked for at once (the caller bounds how
 * many requests are really under way); elsewhere each page's `Link` names the next. Of that link only the
 * query is used: its host is what the server believes its name to be, which may not be reachable.
 *
 * @param fetch sends the request for one page, given the query that selects it
 * @param limit most rows wanted; no page is fetched that would only hold rows beyond it
 * @throws GitlabError what `fetch` throws, and of kind `notGitlab` where an answer is no list
 * @see https://docs.gitlab.com/api/rest/#pagination
 */
export async function fetchPages(
	fetch: (page: IDataObject) => Promise<Reply>,
	limit = Infinity,
): Promise<IDataObject[]> {
	if (limit <= 0) return [];
	const per_page = Math.min(limit, MOST_PER_PAGE);
	const first = await fetch({ per_page, page: 1 });
	const rows = rowsOf(first);
	const total = Number(first.headers['x-total-pages']);
	if (total > 0) {
		const pages = Math.min(total, Math.ceil(limit / per_page));
		const rest = Array.from({ length: pages - 1 }, async (_, index) =>
			rowsOf(await fetch({ per_page, page: index + 2 })),
		);
		for (const more of await Promise.all(rest)) rows.push(...more);
	} else {
		for (let next = nextPage(first); next && rows.length < limit; ) {
			const reply = await fetch({ per_page, ...next });
			const more = rowsOf(reply);
			rows.push(...more);
			next = more.length ? nextPage(reply) : undefined;
		}
	}
	return rows.length > limit ? rows.slice(0, limit) : rows;
}

function rowsOf({ body, status }: Reply): IDataObject[] {
	if (!Array.isArray(body))
		throw new GitlabError('notGitlab', 'The server did not answer with a list', { status });
	return body as IDataObject[];
}

/** What selects the next page: the parameters of `Link rel="next"` that page, offset or keyset. */
function nextPage({ headers }: Reply): IDataObject | undefined {
	const link = /<[^>?]*\?([^>]*)>\s*;\s*rel="?next"?/.exec(headers.link ?? '')?.[1];
	if (link === undefined) return headers['x-next-page'] ? { page: headers['x-next-page'] } : undefined;
	const query = new URLSearchParams(link);
	const selecting = ['page', 'cursor', 'id_after', 'page_token', 'pagination'];
	return Object.fromEntries(selecting.flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : [])));
}
