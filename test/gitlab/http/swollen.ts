/** What people wrote, as long as they can make it; quotes and strokes take twice the room in JSON. */
const LONG_TEXT = ` ${'A "long" text \\\\ with\nlines. '.repeat(60)}`;
const LONG_FILE = 'A line of a long file, 1 < 2 && "quoted".\n'.repeat(20_000);
const MOST_ROWS = 100;
const MOST_WITHIN = 30;
const LAST_PAGE = 3;

/**
 * An answer as a server with much in it gives: pages are full and there are many of them, lists within rows are long
 * and so are texts and files. Rows that are added are others by their numbers.
 *
 * @param headers gets what says that there are more pages
 */
export function swollen(body: unknown, query: object, headers: Record<string, string>): unknown {
	if (typeof body === 'string') return body && body + LONG_FILE;
	if (Buffer.isBuffer(body)) return Buffer.concat([body, Buffer.from(LONG_FILE)]);
	if (!Array.isArray(body)) return grown(body);
	const { per_page = '20', page = '1' } = query as Record<string, string>;
	const rows = filled(body, Math.min(Number(per_page), MOST_ROWS), Number(page));
	if (body.length && 'x-page' in headers && Number(page) < LAST_PAGE)
		headers['x-next-page'] = String(Number(page) + 1);
	return rows;
}

function filled(rows: unknown[], wanted: number, page = 1): unknown[] {
	const all = rows.map(grown);
	if (!rows.length) return all;
	for (let at = all.length; at < wanted; at += 1)
		all.push(renumbered(all[at % rows.length], page * MOST_ROWS + at));
	return all;
}

/** The row as another one, by whatever tells rows apart. */
function renumbered(row: unknown, at: number): unknown {
	if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
	const { id } = row as Record<string, unknown>;
	const others = Object.entries(row).map(([key, value]) => {
		if (['id', 'iid'].includes(key) && typeof value === 'number') return [key, value + 1_000 * at];
		const names = typeof id !== 'number' && ['id', 'name', 'path'].includes(key);
		return [key, names && typeof value === 'string' ? `${value}-${at}` : (value as unknown)];
	});
	return Object.fromEntries(others);
}

function grown(value: unknown): unknown {
	if (typeof value === 'string') return /\s/.test(value.trim()) ? value + LONG_TEXT : value;
	if (Array.isArray(value))
		return value.flatMap((each: unknown) => Array<unknown>(Math.ceil(MOST_WITHIN / value.length)).fill(each));
	if (typeof value !== 'object' || value === null) return value;
	const { encoding } = value as Record<string, unknown>;
	const entries = Object.entries(value).map(([key, each]) => {
		if (key === 'content' && encoding === 'base64') return [key, Buffer.from(LONG_FILE).toString('base64')];
		return [key, key === 'nodes' && Array.isArray(each) ? filled(each, MOST_ROWS) : grown(each)];
	});
	return Object.fromEntries(entries);
}
