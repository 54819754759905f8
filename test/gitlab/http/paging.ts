import { stringify } from 'qs';

import type { Call } from './call';
import { badParameter, Refusal } from './refusal';
import { choice, integer, text } from './values';

/** What a list can be walked by without offsets: a name for each sortable value. */
export interface Keyset<T> {
	keys: Record<string, (item: T) => string | number | null>;
	defaultKey: string;
	/** Projects tell the next page with `id_after`, all else with an opaque cursor. */
	style: 'id_after' | 'cursor';
}

const MOST_COUNTED = 10_000;

/** One page of a list, with GitLab's headers. The list is complete, filtered and sorted. */
export function page<T, E>(
	call: Call,
	items: T[],
	entity: (item: T) => E,
	options: { keyset?: Keyset<T>; uncounted?: boolean } = {},
): E[] {
	if (text(call.input, 'pagination') === 'keyset') return keysetPage(call, items, entity, options.keyset);
	const perPage = pageSize(call);
	const number = Math.max(1, integer(call.input, 'page') ?? 1);
	const start = (number - 1) * perPage;
	const counted = !options.uncounted && items.length <= MOST_COUNTED;
	const pages = Math.max(1, Math.ceil(items.length / perPage));
	const next = start + perPage < items.length ? number + 1 : null;
	const previous = number > 1 ? number - 1 : null;
	const links: Array<[string, number | null]> = [
		['prev', previous],
		['next', next],
		['first', 1],
		['last', counted ? pages : null],
	];
	Object.assign(call.headers, {
		'x-page': String(number),
		'x-per-page': String(perPage),
		'x-next-page': String(next ?? ''),
		'x-prev-page': String(previous ?? ''),
		...(counted ? { 'x-total': String(items.length), 'x-total-pages': String(pages) } : {}),
		link: links
			.filter(([, to]) => to !== null)
			.map(([rel, to]) => link(call, rel, { page: to, per_page: perPage }))
			.join(', '),
	});
	return items.slice(start, start + perPage).map(entity);
}

function pageSize(call: Call): number {
	const wanted = integer(call.input, 'per_page') ?? 20;
	if (wanted < 1) throw badParameter('per_page does not have a valid value');
	return Math.min(100, wanted);
}

function link(call: Call, rel: string, changes: Record<string, unknown>): string {
	const root = new URL(call.world.url).origin;
	const query = stringify(
		{ ...call.query, ...changes },
		{ arrayFormat: 'brackets', sort: (a, b) => a.localeCompare(b) },
	);
	return `<${root}${call.path}?${query}>; rel="${rel}"`;
}

interface Cursor {
	key: string | number | null;
	id: number;
}

function keysetPage<T, E>(call: Call, items: T[], entity: (item: T) => E, keyset?: Keyset<T>): E[] {
	const order = text(call.input, 'order_by') ?? keyset?.defaultKey ?? '';
	const key = keyset?.keys[order];
	const id = keyset?.keys.id;
	if (!keyset || !key || !id) {
		throw new Refusal(405, { error: 'Keyset pagination is not yet available for this type of request' });
	}
	const direction = (choice(call.input, 'sort', ['asc', 'desc']) ?? 'desc') === 'asc' ? 1 : -1;
	const place = (item: T): Cursor => ({ key: key(item), id: Number(id(item)) });
	const sorted = [...items].sort((a, b) => direction * compare(place(a), place(b)));
	const from = cursorOf(call);
	const rest = from ? sorted.filter((item) => direction * compare(place(item), from) > 0) : sorted;
	const shown = rest.slice(0, pageSize(call));
	const last = shown[shown.length - 1];
	call.headers['x-per-page'] = String(pageSize(call));
	if (last !== undefined && rest.length > shown.length)
		linkToNext(call, keyset.style, direction, place(last));
	return shown.map(entity);
}

function linkToNext(call: Call, style: Keyset<unknown>['style'], direction: number, last: Cursor): void {
	const per_page = pageSize(call);
	if (style === 'id_after') {
		const name = direction > 0 ? 'id_after' : 'id_before';
		call.headers.link = link(call, 'next', { [name]: last.id, per_page });
		return;
	}
	const cursor = Buffer.from(JSON.stringify(last)).toString('base64url');
	call.headers['x-next-cursor'] = cursor;
	call.headers.link = link(call, 'next', { cursor, per_page });
}

function cursorOf(call: Call): Cursor | null {
	const cursor = text(call.input, 'cursor');
	if (cursor === undefined) return null;
	try {
		return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Cursor;
	} catch {
		throw badParameter('cursor is invalid');
	}
}

function compare(a: Cursor, b: Cursor): number {
	return compareValues(a.key, b.key) || a.id - b.id;
}

/** Numbers as numbers, words as words, and what is missing last. */
export function compareValues(a: string | number | null, b: string | number | null): number {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a) < String(b) ? -1 : 1;
}
