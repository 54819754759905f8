import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../interceptors';
import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';

const nock = useNock();

const SERVER = 'https://gitlab.example.com';
const ISSUES = '/api/v4/projects/1/issues';

interface Ask {
	/** How many requests there were, with this one. */
	request: number;
	page: number;
	cursor?: string;
	per_page: number;
}
type Answer = [rows: unknown[], headers: Record<string, string>, status?: number];

let asked: Ask[];

beforeEach(() => (asked = []));
const answers = (answer: (ask: Ask) => Answer) => {
	nock(SERVER)
		.get(ISSUES)
		.query(true)
		.times(1000)
		.reply((uri) => {
			const query = new URL(uri, SERVER).searchParams;
			const ask = {
				request: asked.length + 1,
				page: Number(query.get('page') ?? 0),
				cursor: query.get('cursor') ?? undefined,
				per_page: Number(query.get('per_page')),
			};
			asked.push(ask);
			const [rows, headers, status = 200] = answer(ask);
			return [status, rows as IDataObject[], headers];
		});
};
const list = async (parameters: IDataObject = {}) =>
	await runGitlab(
		{ resource: 'issue', operation: 'getMany', project: locator(1), returnAll: true, ...parameters },
		{ credentials: credentialsFor({ url: SERVER }, 'glpat-x') },
	);
const rows = (from: number, to = from) =>
	Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index, iid: from + index }));
const link = (query: string) => ({ link: `<${SERVER}${ISSUES}?${query}>; rel="next"` });

const BACK = 'The list leads back to a page that was read before';
const NOWHERE = 'The list continues, but the server does not say where';
const NOTHING_NEW = 'The list continues, but its pages contain nothing new';

test.each<[what: string, answer: (ask: Ask) => Answer, message: string]>([
	['the same cursor each time', () => [rows(1), link('cursor=abc&pagination=keyset')], NOTHING_NEW],
	[
		'the same cursor with other rows each time',
		({ request }) => [rows(request), link('cursor=abc&pagination=keyset')],
		BACK,
	],
	[
		'cursors that take turns',
		({ request }) => [rows(request), link(`cursor=${request % 2 ? 'a' : 'b'}&pagination=keyset`)],
		BACK,
	],
	[
		'another cursor each time, and the same rows',
		({ request }) => [rows(1), link(`cursor=${request}&pagination=keyset`)],
		NOTHING_NEW,
	],
	['another cursor each time, and nothing', ({ request }) => [[], link(`cursor=${request}`)], NOTHING_NEW],
	['a link that leads nowhere', () => [rows(1), link('scope=all')], NOWHERE],
	['a link without a query', () => [rows(1), { link: `<${SERVER}${ISSUES}>; rel="next"` }], NOWHERE],
	['a link to page 0', () => [rows(1), link('page=0')], NOWHERE],
	['a link to a page that is no number', () => [rows(1), link('page=two')], NOWHERE],
	['a next page that is no number', () => [rows(1), { 'x-next-page': 'more' }], NOWHERE],
	['page 2 each time', ({ request }) => [rows(request), link('page=2')], BACK],
	['page 1', () => [rows(1), link('page=1')], BACK],
	['pages backwards', ({ page }) => [rows(page), { 'x-next-page': String(page < 3 ? page + 1 : 1) }], BACK],
	['page after page of the same', ({ page }) => [rows(1), { 'x-next-page': String(page + 1) }], NOTHING_NEW],
	[
		'page after page of nothing',
		({ page }) => [page === 1 ? rows(1) : [], { 'x-next-page': String(page + 1) }],
		NOTHING_NEW,
	],
	['nothing, and a next page', () => [[], { 'x-next-page': '2' }], NOTHING_NEW],
	[
		'a hundred million pages',
		({ page }) => [page === 1 ? rows(1, 3) : [], { 'x-total-pages': '100000000' }],
		NOTHING_NEW,
	],
	[
		'a hundred million rows',
		({ page }) => [page === 1 ? rows(1, 100) : [], { 'x-total': '100000000' }],
		NOTHING_NEW,
	],
	['the first page whatever is asked, and no header', () => [rows(1, 100), {}], NOTHING_NEW],
	[
		'an end of offsets beyond which nothing comes',
		({ page }) => {
			if (page === 2) return [[{ error: 'offset pagination has a maximum allowed offset' }], {}, 405];
			return page === 1 ? [rows(1), { 'x-next-page': '2' }] : [rows(1), {}];
		},
		NOWHERE,
	],
])('a list that gives %s ends with an error', async (_what, answer, message) => {
	answers(answer);
	const { json, error } = await list();
	expect(error?.message).toBe(`${message} [item 0]`);
	expect(error?.description).toContain('does not page lists as GitLab does');
	expect(json).toEqual([]);
	expect(asked.length).toBeLessThanOrEqual(12);
});

test('where a limit is reached, it does not matter where the list would go on', async () => {
	answers(() => [rows(1, 5), link('page=1')]);
	expect((await list({ returnAll: false, limit: 5 })).json).toHaveLength(5);
	expect(asked).toHaveLength(1);
});

test('comments that are hidden page after page end, too', async () => {
	nock(SERVER)
		.get(`${ISSUES}/1/notes`)
		.query(true)
		.times(1000)
		.reply((uri) => {
			asked.push({} as Ask);
			const page = Number(new URL(uri, SERVER).searchParams.get('page'));
			return [200, [], { 'x-next-page': String(page + 1) }];
		});
	const { error } = await list({
		resource: 'comment',
		commentOn: 'issue',
		issue: locator(1),
	});
	expect(error?.message).toBe(`${NOTHING_NEW} [item 0]`);
	expect(asked.length).toBeLessThanOrEqual(25);
});

test.each([
	['numbers', [1, 2]],
	['lists', [[{ id: 1 }]]],
	['nothings', [null]],
	['texts', ['a']],
])('a list of %s is none of GitLab', async (_what, given) => {
	answers(() => [given, {}]);
	expect((await list()).error?.message).toBe('The server did not return a list [item 0]');
});

test('of a link, nothing is sent but what pages', async () => {
	const sent: string[] = [];
	nock(SERVER)
		.get(ISSUES)
		.query(true)
		.twice()
		.reply((uri) => {
			sent.push(uri);
			const next = 'cursor=abc&pagination=keyset&private_token=x&scope=hidden&page=7&per_page=1&sudo=root';
			return [200, sent.length === 1 ? rows(1) : [], sent.length === 1 ? link(next) : {}];
		});
	await list();
	const query = new URL(sent[1], SERVER).searchParams;
	expect(Object.fromEntries(query)).toEqual({
		cursor: 'abc',
		pagination: 'keyset',
		per_page: '100',
		scope: 'all',
	});
});

test('a cursor is followed where the link to it is dropped', async () => {
	answers(({ cursor }) =>
		cursor ? [rows(2), {}] : [rows(1), { 'x-next-cursor': 'abc', 'x-per-page': '100' }],
	);
	expect((await list()).json.map(({ iid }) => iid)).toEqual([1, 2]);
	expect(asked[1].cursor).toBe('abc');
});
