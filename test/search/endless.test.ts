import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { callList } from '../engine';
import { useNock } from '../interceptors';
import { credentialsFor, locator } from '../parameters';

const nock = useNock();

const SERVER = 'https://gitlab.example.com';
const PROJECT = '/api/v4/projects/1';

let asked: string[];
beforeEach(() => (asked = []));
type Answer = [rows: unknown, headers?: Record<string, string>];

const serve = (answer: (query: URLSearchParams) => Answer, path = `${PROJECT}/milestones`) => {
	nock(SERVER)
		.get(path)
		.query(true)
		.times(500)
		.reply((uri) => {
			const { search, searchParams } = new URL(uri, SERVER);
			asked.push(search);
			const [rows, headers = {}] = answer(searchParams);
			return [200, rows as IDataObject[], headers];
		});
};

const search = async (filter = '', token?: string, method = 'searchMilestones') =>
	await callList<INodeListSearchResult>('listSearch', method, PARAMETERS, {
		credentials: credentialsFor({ url: SERVER }, 'glpat-x'),
		args: [filter, token],
	});
const PARAMETERS = {
	resource: 'comment',
	operation: 'get',
	commentOn: 'issue',
	project: locator(1),
	issue: locator(1),
};

/** All pages, as an editor gets them whose user scrolls to the end. */
const scroll = async (method?: string) => {
	const values: unknown[] = [];
	let token: string | undefined;
	do {
		const { results, paginationToken } = await search('', token, method);
		values.push(...results.map(({ value }) => value));
		token = paginationToken as string | undefined;
	} while (token && asked.length < 100);
	return values;
};

const milestones = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index, title: `M ${from + index}` }));
const pageOf = (query: URLSearchParams, count: number) => {
	const [page, size] = [Number(query.get('page')), Number(query.get('per_page'))];
	return milestones((page - 1) * size + 1, Math.min(count, page * size));
};
const values = (count: number) => milestones(1, count).map(({ id }) => String(id));

test.each<[what: string, headers: Record<string, string>]>([
	['nothing', {}],
	['only the number of pages', { 'x-total-pages': '3' }],
	['only the number of rows', { 'x-total': '120' }],
])('a list of which the server tells %s can be scrolled to its end', async (_what, headers) => {
	serve((query) => [pageOf(query, 120), headers]);
	expect(await scroll()).toEqual(values(120));
	expect(asked).toHaveLength(3);
});

test('a list whose pages are named by cursors can be scrolled to its end', async () => {
	const link = `<${SERVER}${PROJECT}/milestones?cursor=a%26b%3D1&pagination=keyset&per_page=50>; rel="next"`;
	serve((query) => (query.has('cursor') ? [milestones(51, 60)] : [milestones(1, 50), { link }]));
	expect(await scroll()).toEqual(values(60));
	expect(new URLSearchParams(asked[1]).get('cursor')).toBe('a&b=1');
	expect(new URLSearchParams(asked[1]).get('page')).toBeNull();
});

test('a list that GitLab gives at once has one page', async () => {
	const pages = milestones(1, 50).map(({ title }) => ({ slug: title, title }));
	serve(() => [pages], `${PROJECT}/wikis`);
	expect(await scroll('searchWikiPages')).toHaveLength(50);
	expect(asked).toHaveLength(1);
});

test('branches that are searched for come all at once, whatever GitLab counts', async () => {
	const branches = milestones(1, 70).map(({ title }) => ({ name: title }));
	const headers = { 'x-total': '1000', 'x-total-pages': '20', 'x-next-page': '2', 'x-per-page': '50' };
	serve(() => [branches, headers], `${PROJECT}/repository/branches`);
	const { results, paginationToken } = await search('M', undefined, 'searchBranches');
	expect(results).toHaveLength(70);
	expect(paginationToken).toBeUndefined();
});

test.each<[what: string, token: string, answer: Answer, message: string]>([
	['the same page', '2', [milestones(1, 50), { 'x-next-page': '2' }], 'leads back'],
	['a page before', '3', [milestones(1, 50), { 'x-next-page': '1' }], 'leads back'],
	['nowhere', '1', [milestones(1, 50), { 'x-next-page': '?' }], 'does not say where'],
	['on, with nothing on the page', '2', [[], { 'x-next-page': '3' }], 'contain nothing new'],
	[
		'the same cursor',
		'cursor=a&pagination=keyset',
		[milestones(1, 50), { link: '<https://a/?cursor=a&pagination=keyset>; rel="next"' }],
		'leads back',
	],
	['to no list', '1', [{ message: 'Hello' }], 'did not return a list'],
	['to a list of no things', '1', [[1, null]], 'did not return a list'],
])('a page that leads %s is said to the user', async (_what, token, answer, message) => {
	serve(() => answer);
	await expect(search('', token)).rejects.toMatchObject({
		name: 'NodeApiError',
		message: expect.stringContaining(message),
	});
});

test('of what stands for the next page, nothing is sent but what pages', async () => {
	serve(() => [milestones(1, 2)]);
	await search('', 'cursor=a&private_token=x&state=closed&page=7');
	expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
		cursor: 'a',
		include_ancestors: 'true',
		per_page: '50',
		state: 'active',
	});
});

test('names are not looked for without end', async () => {
	let id = 0;
	const notes = () => Array.from({ length: 100 }, () => ({ id: ++id, body: `Note ${id}`, author: null }));
	serve(() => [notes(), { 'x-next-page': String(asked.length + 1) }], `${PROJECT}/issues/1/notes`);
	const { results } = await search('note 77', undefined, 'searchNotes');
	expect(results[0]).toEqual({ name: 'Deleted user: Note 77', value: '77' });
	expect(asked.length).toBeLessThanOrEqual(100);
});

test('a comment of a million characters is shown in linear time', async () => {
	const bodies = ['<!--', '<!-- x --> ', ' ', '--><!', '<', '-->'].map((unit) =>
		unit.repeat(1_000_000 / unit.length),
	);
	serve(
		() => [bodies.map((body, id) => ({ id, body: `${body} end`, author: { name: 'A' } }))],
		`${PROJECT}/issues/1/notes`,
	);
	const { results } = await search('', undefined, 'searchNotes');
	expect(results.map(({ name }) => name.length <= 83)).toEqual(bodies.map(() => true));
});

test('only web addresses are offered to be opened', async () => {
	const urls = ['https://a/b', 'javascript:alert(1)', 'data:text/html,x', '//a', 7, null];
	serve(() => [urls.map((web_url, id) => ({ id, title: 'x', web_url }))]);
	const { results } = await search();
	expect(results.map(({ url }) => url)).toEqual(['https://a/b', ...Array<undefined>(5)]);
});
