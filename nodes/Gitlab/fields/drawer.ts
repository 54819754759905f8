import type { Item } from '../item';
import { isReserved } from './address';
import { type PagePlace, placeOfPage } from './places';
import { isDigits } from './value';

/** A work item as GitLab's pages name it that show it in the drawer beside them. */
interface Shown {
	iid: string;
	/** The full path of its project or group. */
	path: string;
}

const PATH = /^[\w.+-]+(?:\/[\w.+-]+)*$/;
/** The page of one item: what its own drawer shows is another. */
const OWN_PAGE = /\/(?:issues|incident|work_items|test_cases|epics)\/\d+(?:\/|$)/;

/** The number of a work item, written with its sign or without, or shown by a page; undefined where it is none. */
export function numberIn(identifier: string): number | undefined {
	const iid = /^[#&]?(\d+)$/.exec(identifier)?.[1] ?? decode(identifier)?.iid;
	return iid === undefined ? iid : Number(iid);
}

/** Where the work item is that a URL leads to: the page's own, or the one in its drawer. */
export function placeOfItemPage(
	url: string,
	item: Item,
	kind: PagePlace['kind'] = 'project',
): PagePlace | undefined {
	const [page, query] = url.split(/[?#]/);
	const encoded = OWN_PAGE.test(page) ? null : new URLSearchParams(query).get('show');
	const path = encoded === null ? undefined : decode(encoded)?.path;
	return path === undefined ? placeOfPage(url, item) : { kind, path };
}

/**
 * What the query's `show` says: base64 of `{"iid":"3","full_path":"acme/website","id":57}`. Anybody can write
 * one, so nothing but a number and a path is taken from it.
 */
function decode(encoded: string): Shown | undefined {
	try {
		// Where it is not encoded for the query, a plus has become a space.
		const shown = JSON.parse(atob(encoded.replaceAll(' ', '+'))) as Record<string, unknown> | null;
		const { iid, full_path: path } = shown ?? {};
		const number = String(iid);
		// Where a path is wanted, the API would take digits for an ID.
		const isPath = typeof path === 'string' && PATH.test(path) && !isDigits(path) && !isReserved(path);
		return isDigits(number) && isPath ? { iid: number, path } : undefined;
	} catch {
		return undefined;
	}
}
