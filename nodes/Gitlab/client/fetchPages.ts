import type { IDataObject } from 'n8n-workflow';
import { type Fetch, type ListOptions, ListReader } from './listReader';
import { type ListTraits, type Selection, after, leadsBack, noProgress, pageOf } from './page';

/** How often a list is read from the start because rows went missing from it meanwhile. */
const MOST_ATTEMPTS = 3;

/**
 * Fetches the rows of a list over its pages, in order, each row once: whole up to the limit, or not at all.
 *
 * A list that got shorter meanwhile, or gave fewer rows than GitLab counts, is read again: rows may have
 * slipped from a page that was still to come to one that had been read.
 *
 * @param fetch sends the request for one page, given the query that selects it
 * @throws GitlabError what `fetch` throws; of kind `notGitlab` where an answer is no list or the list leads
 * nowhere; of kind `conflict` where it was not whole however often it was read
 * @see https://docs.gitlab.com/api/rest/#pagination
 */
export async function fetchPages(fetch: Fetch, options: ListOptions): Promise<IDataObject[]> {
	const { limit = Infinity, countsMore } = options;
	if (limit <= 0) return [];
	for (let attempt = 1; ; attempt++) {
		const { rows, missing } = await new ListReader(fetch, options).read();
		if (missing && attempt < MOST_ATTEMPTS) continue;
		if (missing && !countsMore) throw missing;
		return rows.length > limit ? rows.slice(0, limit) : rows;
	}
}

/**
 * Fetches one page of a list, for those who go through it page by page.
 *
 * @returns its rows, and what selects the next page; undefined on the last
 * @throws GitlabError what `fetch` throws, and of kind `notGitlab` where the answer is no list or leads nowhere
 */
export async function fetchPage(
	fetch: Fetch,
	{ selection, perPage, ...traits }: { selection: Selection; perPage: number } & ListTraits,
): Promise<{ rows: IDataObject[]; next?: Selection }> {
	const asked = { perPage, number: 'page' in selection ? Number(selection.page) : undefined };
	const page = pageOf(await fetch({ per_page: perPage, ...selection }), asked);
	const next = after(page, asked, traits);
	if (next && JSON.stringify(next) === JSON.stringify(selection)) throw leadsBack();
	if (next && !page.rows.length && !traits.countsMore) throw noProgress();
	return { rows: page.rows, next };
}
