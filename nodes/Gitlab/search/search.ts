import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { type Gitlab, type Path, type Selection, selectionIn } from '../client';
import { type Entry, type List, type SearchPlace, ListQuery } from '../fields';
import type { Item } from '../item';
import { open } from './place';
import { queryPage, queryRows } from './queryList';

const PER_PAGE = 50;
/** More would neither load in time nor be found by scrolling. */
const MOST_OPTIONS = 1000;
/** More names would not be read while somebody waits for what they have typed. */
const MOST_NAMES = 10_000;
/** Stands before the page's number where the pages are those of the wider query. */
const WIDER = 'wider ';

/** One page of a list for a resource locator. */
export async function search(
	context: ILoadOptionsFunctions,
	list: List,
	filter = '',
	token = '1',
): Promise<INodeListSearchResult> {
	return await open(context, async (gitlab, place, item) => {
		const typed = filter.trim();
		const from = await list.from(place, item, typed);
		if (!from) return { results: [] };
		const query = queryOf(list, place, typed);
		if (typed && list.searchBy === 'names') return { results: await named(gitlab, list, from, query, typed) };
		const wider = token.startsWith(WIDER);
		const found = await page(gitlab, list, from, wider ? { ...query, ...list.elseBy } : query, token);
		if (typed && !wider && token === '1' && !found.results.length && list.elseBy)
			return await page(gitlab, list, from, { ...query, ...list.elseBy }, `${WIDER}1`);
		const before = typed || token !== '1' ? [] : (list.before ?? []).map(plain);
		return { ...found, results: [...before, ...found.results] };
	});
}

/** A whole list for a field with several choices. */
export async function optionsFrom(
	context: ILoadOptionsFunctions,
	list: List,
): Promise<INodePropertyOptions[]> {
	return await open(context, async (gitlab, place, item) => {
		const from = await list.from(place, item, '');
		if (!from) return [];
		const rows = await allRows(gitlab, list, from, queryOf(list, place, ''), MOST_OPTIONS);
		return [...(list.before ?? []).map(plain), ...entriesOf(list, rows)];
	});
}

/** The first entries of a list for what was typed, asked for with one request. */
export async function firstEntries(
	gitlab: Gitlab,
	list: List,
	{ place, item, typed }: { place: SearchPlace; item: Item; typed: string },
): Promise<Entry[]> {
	const from = await list.from(place, item, typed);
	if (!from) return [];
	const { results } = await page(gitlab, list, from, queryOf(list, place, typed), '1');
	return results.map(({ name, value }) => ({ name, value: String(value) }));
}

function queryOf({ query, searchBy }: List, place: SearchPlace, typed: string): IDataObject {
	if (!typed || searchBy === 'names') return { ...query };
	return { ...query, ...(searchBy ? searchBy(typed, place) : { search: typed }) };
}

async function page(
	gitlab: Gitlab,
	list: List,
	from: Path | ListQuery,
	query: IDataObject,
	token: string,
): Promise<INodeListSearchResult> {
	if (from instanceof ListQuery) {
		const { rows, next } = await queryPage(gitlab, from, { ...query, first: PER_PAGE }, token);
		return { results: entriesOf(list, rows), paginationToken: next };
	}
	const prefix = token.startsWith(WIDER) ? WIDER : '';
	const selection = selectionOf(token.slice(prefix.length));
	const { perPage = PER_PAGE } = list;
	const { rows, next } = await gitlab.page(from, query, { ...list, selection, perPage });
	return { results: entriesOf(list, rows), paginationToken: next && `${prefix}${tokenOf(next)}` };
}

/** The editor holds between two pages no more than a text: a page's number, or the query with its cursor. */
function tokenOf(selection: Selection): string {
	return 'page' in selection
		? String(selection.page)
		: new URLSearchParams(selection as Record<string, string>).toString();
}

function selectionOf(token: string): Selection {
	return selectionIn(/^\d+$/.test(token) ? `?page=${token}` : `?${token}`) ?? { page: 1 };
}

async function named(
	gitlab: Gitlab,
	list: List,
	from: Path | ListQuery,
	query: IDataObject,
	typed: string,
): Promise<Entry[]> {
	const entries = entriesOf(list, await allRows(gitlab, list, from, query, MOST_NAMES));
	return entries.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
}

function entriesOf(list: List, rows: IDataObject[]): Entry[] {
	return rows.filter((row) => list.shows?.(row) ?? true).map((row) => list.entry(row));
}

async function allRows(
	gitlab: Gitlab,
	list: List,
	from: Path | ListQuery,
	query: IDataObject,
	most: number,
): Promise<IDataObject[]> {
	return from instanceof ListQuery
		? await queryRows(gitlab, from, query, most)
		: await gitlab.list(from, query, most, list);
}

function plain(name: string): Entry {
	return { name, value: name };
}
