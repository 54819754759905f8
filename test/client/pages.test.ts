import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';
import { useNock } from '../interceptors';
import type { Gitlab } from '../gitlab';
import { startGitlab } from '../gitlab';
import { runGitlab } from '../engine';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

const nock = useNock();

let gitlab: Gitlab;
let arranged: Seed;

beforeAll(async () => {
	gitlab = await startGitlab();
	arranged = seed(gitlab.world);
});

afterAll(async () => {
	await gitlab.close();
});

const list = async (project: string, more: IDataObject) => {
	const before = gitlab.requests.length;
	const parameters = { resource: 'issue', operation: 'getMany', project: locator(project), ...more };
	const { json, error } = await runGitlab(parameters, {
		credentials: credentialsFor(gitlab, arranged.token),
	});
	if (error) throw error;
	return { iids: json.map(({ iid }) => iid), requests: gitlab.requests.slice(before) };
};

const projectWith = (count: number): string => {
	const name = `many-${count}-${gitlab.world.projects.length}`;
	const project = gitlab.world.createProject({ path: name, name, namespace: arranged.groups.acme });
	for (let index = 0; index < count; index++) gitlab.world.createIssue(project, { title: `Issue ${index}` });
	return `acme/${name}`;
};

const descending = (count: number) => Array.from({ length: count }, (_, index) => count - index);

test.each([0, 1, 99, 100, 101, 250])('Return All gives each of %d issues once, in order', async (count) => {
	const { iids, requests } = await list(projectWith(count), { returnAll: true });
	expect(iids).toEqual(descending(count));
	expect(requests.length).toBe(Math.max(1, Math.ceil(count / 100)));
});

test('a limit fetches no page and no row more than it needs', async () => {
	const project = projectWith(260);
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (limit) => {
			const { iids, requests } = await list(project, { limit });
			expect(iids).toEqual(descending(260).slice(0, limit));
			expect(requests.length).toBe(Math.min(Math.ceil(limit / 100), 3));
			expect(requests[0].query.per_page).toBe(String(Math.min(limit, 100)));
		}),
		{ numRuns: 15 },
	);
});

test('beyond 10,000 rows, where GitLab tells no total, each row still comes once', async () => {
	const { iids, requests } = await list(projectWith(10_050), { returnAll: true });
	expect(iids).toEqual(descending(10_050));
	// Asked ahead at most as far as requests may be under way at once.
	expect(requests.length).toBeLessThanOrEqual(101 + 9);
}, 30_000);

test.each([
	[0, "'Limit' must be 1 or more [item 0]"],
	[-1, "'Limit' must be 1 or more [item 0]"],
	['x', "'Limit' must be a number [item 0]"],
])('a limit of %j is refused, naming the field', async (limit, message) => {
	await expect(list('acme/website', { limit: `={{ ${JSON.stringify(limit)} }}` })).rejects.toMatchObject({
		message,
	});
});

test('the next page is asked of the server in the credential, whatever host the link names', async () => {
	const server = nock('https://gitlab.example.com:8443');
	const next =
		'<https://internal.name/gitlab/api/v4/projects/1/issues?cursor=abc&pagination=keyset&per_page=100>; rel="next"';
	const issues = '/gitlab/api/v4/projects/1/issues';
	server
		.get(issues)
		.query({ scope: 'all', per_page: 100, page: 1 })
		.reply(200, [{ iid: 1 }, { iid: 2 }], { Link: next });
	server
		.get(issues)
		.query({ scope: 'all', per_page: 100, cursor: 'abc', pagination: 'keyset' })
		.reply(200, [{ iid: 3 }]);
	const credentials = credentialsFor({ url: 'https://gitlab.example.com:8443/gitlab/' }, 'glpat-x');
	const parameters = { resource: 'issue', operation: 'getMany', project: locator(1), returnAll: true };
	const { json, error } = await runGitlab(parameters, { credentials });
	expect(error).toBeUndefined();
	expect(json.map(({ iid }) => iid)).toEqual([1, 2, 3]);
	expect(server.isDone()).toBe(true);
});

const PLACE = '/api/v4/projects/1/issues';
const server = 'https://gitlab.example.com';
const everything = async (parameters: IDataObject = {}) =>
	await runGitlab(
		{ resource: 'issue', operation: 'getMany', project: locator(1), returnAll: true, ...parameters },
		{ credentials: credentialsFor({ url: server }, 'glpat-x') },
	);
const rows = (...ids: number[]) => ids.map((id) => ({ id, iid: id }));
const iidsOf = ({ json }: { json: IDataObject[] }) => json.map(({ iid }) => iid);

/** Answers pages with what the function gives for each request, which is counted from 1. */
const pagesGive = (answer: (page: number, request: number) => [number, unknown, Record<string, string>]) => {
	let requests = 0;
	nock(server)
		.get(PLACE)
		.query(true)
		.times(50)
		.reply((uri) => answer(Number(new URL(uri, server).searchParams.get('page')), ++requests));
};

describe('a list that changes while it is read', () => {
	test('gives rows once that new ones push to the next page, and those pushed to a new page too', async () => {
		const before = [rows(4, 3), rows(2, 1)];
		const after = [rows(5, 4), rows(3, 2), rows(1)];
		pagesGive((page, request) => {
			const now = request === 1 ? before : after;
			const [total, pages] = [String(now.flat().length), String(now.length)];
			const next = page < now.length ? String(page + 1) : '';
			return [200, now[page - 1] ?? [], { 'x-total': total, 'x-total-pages': pages, 'x-next-page': next }];
		});
		expect(iidsOf(await everything())).toEqual([4, 3, 2, 1]);
	});

	test('is read again when it got shorter, since rows may have been skipped', async () => {
		const before = [rows(5, 4), rows(3, 2), rows(1)];
		const after = [rows(4, 3), rows(2, 1)];
		pagesGive((page, request) => {
			const now = request === 1 ? before : after;
			const [total, pages] = [String(now.flat().length), String(now.length)];
			const next = page < now.length ? String(page + 1) : '';
			return [200, now[page - 1] ?? [], { 'x-total': total, 'x-total-pages': pages, 'x-next-page': next }];
		});
		expect(iidsOf(await everything())).toEqual([4, 3, 2, 1]);
	});
});

test('beyond the longest offset the rest comes by keyset, each row once', async () => {
	const asked: string[] = [];
	const all = [rows(9, 8), rows(7, 6), rows(5, 4), rows(3)];
	nock(server)
		.get(PLACE)
		.query(true)
		.times(20)
		.reply((uri) => {
			const query = new URL(uri, server).searchParams;
			const page = Number(query.get('page') ?? query.get('cursor') ?? 1);
			const isKeyset = query.get('pagination') === 'keyset';
			asked.push(`${isKeyset ? `keyset by ${query.get('order_by')}` : 'page'} ${page}`);
			if (!isKeyset && page > 2) {
				const error =
					'Offset pagination has a maximum allowed offset of 50000 for requests that return objects';
				return [405, { error }];
			}
			const next = isKeyset
				? `${server}${PLACE}?pagination=keyset&cursor=${page + 1}`
				: `${server}${PLACE}?page=${page + 1}`;
			return [200, all[page - 1], page < all.length ? { link: `<${next}>; rel="next"` } : {}];
		});
	expect(iidsOf(await everything())).toEqual([9, 8, 7, 6, 5, 4, 3]);
	expect(asked.slice(0, 2)).toEqual(['page 1', 'page 2']);
	expect(asked.slice(-4)).toEqual(['keyset by id 1', 'keyset by id 2', 'keyset by id 3', 'keyset by id 4']);
	nock.cleanAll();
});

test('an answer that is no list is told from an empty one', async () => {
	nock('https://gitlab.example.com').get('/api/v4/projects/1/issues').query(true).reply(200, { id: 1 });
	const credentials = credentialsFor({ url: 'https://gitlab.example.com' }, 'glpat-x');
	const { error } = await runGitlab(
		{ resource: 'issue', operation: 'getMany', project: locator(1) },
		{ credentials },
	);
	expect(error?.message).toBe('The server did not return a list [item 0]');
});
