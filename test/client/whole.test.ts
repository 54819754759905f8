import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../interceptors';
import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';

const nock = useNock();

const SERVER = 'https://gitlab.example.com';
const PROJECT = '/api/v4/projects/1';

type Headers = Record<string, string>;

/** A list of the server, and which headers come with its pages. */
interface Listing {
	path?: string;
	rows: IDataObject[];
	/** The server's own longest page. */
	longest?: number;
	headers?: (page: number, told: Headers) => Headers;
	/** What a page gives, where it is not the rows that stand there. */
	give?: (page: number, rows: IDataObject[]) => IDataObject[];
}

let asked: number[];
let sizes: string[];

beforeEach(() => {
	asked = [];
	sizes = [];
});
const issues = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: index + 1, iid: index + 1 }));
const iids = (rows: IDataObject[]) => rows.map(({ iid }) => iid);
const pick =
	(...names: string[]) =>
	(_: number, told: Headers) =>
		Object.fromEntries(names.map((name) => [name, told[name]]));

/** Serves pages as GitLab does, with the headers that a test lets through. */
function serve({ path = '/issues', rows, longest = 100, headers, give }: Listing): void {
	nock(SERVER)
		.get(`${PROJECT}${path}`)
		.query(true)
		.times(400)
		.reply((uri) => {
			const query = new URL(uri, SERVER).searchParams;
			const [page, wanted] = [Number(query.get('page') ?? 1), Number(query.get('per_page'))];
			asked.push(page);
			sizes.push(String(wanted));
			const size = Math.min(wanted, longest);
			const pages = Math.max(1, Math.ceil(rows.length / size));
			const next = page < pages ? String(page + 1) : '';
			const link = next && `<${SERVER}${PROJECT}${path}?page=${next}&per_page=${size}>; rel="next", `;
			const told: Headers = {
				link: `${link}<${SERVER}${PROJECT}${path}?page=1&per_page=${size}>; rel="first"`,
				'x-next-page': next,
				'x-page': String(page),
				'x-per-page': String(size),
				'x-total': String(rows.length),
				'x-total-pages': String(pages),
			};
			const here = rows.slice((page - 1) * size, page * size);
			return [200, give ? give(page, here) : here, headers ? headers(page, told) : told];
		});
}

const run = async (parameters: IDataObject = {}) =>
	await runGitlab(
		{ resource: 'issue', operation: 'getMany', project: locator(1), returnAll: true, ...parameters },
		{ credentials: credentialsFor({ url: SERVER }, 'glpat-x') },
	);

describe('a list whose next page is not named is whole', () => {
	test.each<[what: string, served: Omit<Listing, 'rows'>]>([
		['where only the number of pages is told', { headers: pick('x-total-pages') }],
		['where only the number of rows is told', { headers: pick('x-total') }],
		['where only the number of the page is told', { headers: pick('x-page') }],
		['where only the length of pages is told', { headers: pick('x-per-page') }],
		['where nothing is told', { headers: () => ({}) }],
		['where another has put its own link', { headers: () => ({ link: '</app.css>; rel=preload' }) }],
		['where only links are told', { headers: pick('link') }],
		[
			'where links are dropped from some pages',
			{ headers: (page, told) => (page === 1 ? pick('link')(1, told) : {}) },
		],
		['where all but the first page tells nothing', { headers: (page, told) => (page === 1 ? told : {}) }],
		['where the first page tells nothing', { headers: (page, told) => (page === 1 ? {} : told) }],
		['where pages are shorter than asked for', { headers: pick('x-per-page'), longest: 20 }],
		[
			'where pages are shorter, and the number of rows is told',
			{ headers: pick('x-total', 'x-per-page'), longest: 20 },
		],
		[
			'where pages are shorter, which only the number of rows tells',
			{ headers: pick('x-total'), longest: 20 },
		],
		[
			'where pages are shorter, which only the number of pages tells',
			{ headers: pick('x-total-pages'), longest: 20 },
		],
		[
			'where the end is claimed against the counts',
			{ headers: (_, told) => ({ ...told, link: '', 'x-next-page': '' }) },
		],
		[
			'where the counts are nonsense',
			{ headers: (page, told) => ({ ...pick('link')(page, told), 'x-total': '7' }) },
		],
	])('%s', async (_what, served) => {
		serve({ rows: issues(250), ...served });
		const { json, error } = await run();
		expect(error).toBeUndefined();
		expect(iids(json)).toEqual(iids(issues(250)));
	});

	test.each([100, 200])('where all of its pages are full (%d)', async (count) => {
		serve({ rows: issues(count), headers: () => ({}) });
		expect(iids((await run()).json)).toEqual(iids(issues(count)));
		expect(asked.length).toBeLessThanOrEqual(4);
	});

	test.each([
		[50, [1]],
		[100, [1]],
		[101, [1, 2]],
		[200, [1, 2]],
		[250, [1, 2, 3]],
	])('with a limit of %d, and asks for no page too many', async (limit, pages) => {
		serve({ rows: issues(300), headers: () => ({}) });
		const { json } = await run({ returnAll: false, limit });
		expect(iids(json)).toEqual(iids(issues(limit)));
		expect(asked.sort()).toEqual(pages);
		expect(new Set(sizes)).toEqual(new Set([String(Math.min(limit, 100))]));
	});

	test('with a limit, where pages are shorter than asked for', async () => {
		serve({ rows: issues(300), headers: pick('x-per-page', 'x-next-page'), longest: 20 });
		expect(iids((await run({ returnAll: false, limit: 90 })).json)).toEqual(iids(issues(90)));
		expect(asked.sort()).toEqual([1, 2, 3, 4, 5]);
	});
});

test.each<[string, Listing['headers']]>([
	['all headers', undefined],
	['only the end', pick('x-next-page')],
	['only links', pick('link')],
	['only counts', pick('x-total')],
])('a full page that is the last asks for no other: %s', async (_, headers) => {
	serve({ rows: issues(200), headers });
	expect((await run()).json).toHaveLength(200);
	expect(asked).toEqual([1, 2]);
});

describe('a list that is not whole fails', () => {
	test('where a page is shorter than it must be, and is read again before that', async () => {
		serve({ rows: issues(250), give: (page, rows) => (page === 2 ? rows.slice(1) : rows) });
		const { error } = await run();
		expect(error?.message).toBe('GitLab counts 250 rows in the list, but gave 249 [item 0]');
		expect(error?.description).toContain('Some rows would be missing');
		expect(asked).toHaveLength(9);
	});

	test('where a page is empty although there must be more', async () => {
		serve({ rows: issues(250), give: (page, rows) => (page === 2 ? [] : rows) });
		expect((await run()).error?.message).toMatch(/contain nothing new|but gave 150/);
	});

	test('where it gets shorter each time it is read', async () => {
		let total = 199;
		serve({
			rows: issues(150),
			headers: (_, told) => ({ ...told, 'x-total': String(total--) }),
		});
		expect((await run()).error?.message).toBe('The list kept changing while it was read [item 0]');
		expect(asked).toHaveLength(6);
	});

	test('but not where a limit is reached before', async () => {
		serve({ rows: issues(250), give: (page, rows) => (page === 3 ? [] : rows) });
		expect((await run({ returnAll: false, limit: 200 })).json).toHaveLength(200);
	});

	test('nor where rows went away once', async () => {
		let requests = 0;
		serve({
			rows: issues(101),
			give: (page, rows) => (page === 2 && ++requests === 1 ? [] : rows),
			headers: (page, told) => (page === 2 && requests === 1 ? { ...told, 'x-total': '100' } : told),
		});
		expect(iids((await run()).json)).toEqual(iids(issues(101)));
	});
});

test('comments that the user may not see are counted by GitLab, and not missed', async () => {
	const path = '/issues/1/notes';
	const notes = issues(320);
	serve({ path, rows: notes, give: (_page, rows) => rows.filter(({ id }) => Number(id) > 220) });
	const parameters = { resource: 'comment', operation: 'getMany', commentOn: 'issue', issue: locator(1) };
	const { json, error } = await run({ ...parameters, simplify: false });
	expect(error).toBeUndefined();
	expect(json.map(({ id }) => id)).toEqual(notes.slice(220).map(({ id }) => id));
});

test('a list that GitLab gives at once is asked for once, however long it is', async () => {
	const path = '/issues/1/links';
	const links = issues(100).map((row) => ({ ...row, issue_link_id: row.id, link_type: 'relates_to' }));
	serve({ path, rows: links, headers: () => ({}), give: () => links });
	const { json, error } = await run({ operation: 'getLinks', issue: locator(1), simplify: false });
	expect(error).toBeUndefined();
	expect(json).toHaveLength(100);
	expect(asked).toEqual([1]);
});

describe('rows are told apart', () => {
	const changes = (path: string) => ({ old_path: path, new_path: path, diff: '@@ -1 +1 @@\n-a\n+b\n' });

	test('by all that they say where they have no ID', async () => {
		const files = Array.from({ length: 150 }, (_, index) => changes(`file-${index}`));
		// A file that was added meanwhile pushes another to the next page.
		const give = (page: number, rows: IDataObject[]) => (page === 2 ? [files[99], ...rows] : rows);
		serve({ path: '/merge_requests/1/diffs', rows: files, give });
		const { json, error } = await run({
			resource: 'mergeRequest',
			operation: 'getChanges',
			mergeRequest: locator(1),
			changesAs: 'rows',
			simplify: false,
		});
		expect(error).toBeUndefined();
		expect(json).toEqual(files);
	});
});
