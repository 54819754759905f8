import type { Gitlab, Project } from './index';
import { startGitlab } from './index';
import { seed } from './seed';
import { ask } from './visit';

/** The rels and addresses of a Link header. */
function links(headers: Headers): Record<string, string> {
	const found = [...(headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)];
	return Object.fromEntries(found.map(([, url, rel]) => [rel, url])) as Record<string, string>;
}

describe('A list', () => {
	let gitlab: Gitlab;
	let token: string;
	let project: Project;

	beforeEach(async () => {
		gitlab = await startGitlab({ basePath: '/gitlab' });
		const seeded = seed(gitlab.world);
		token = seeded.token;
		project = gitlab.world.createProject({ path: 'big', namespace: seeded.groups.acme });
	});
	afterEach(() => gitlab.close());

	const fill = (count: number) => {
		for (let number = 1; number <= count; number++) {
			gitlab.world.createIssue(project, { title: `Issue ${number}` });
		}
	};
	const get = (path: string) => ask(gitlab, 'GET', path, { token });

	it('of nothing is one empty page', async () => {
		const { headers, body } = await get('projects/acme%2Fbig/issues');
		expect(body).toEqual([]);
		const told = ['page', 'per-page', 'next-page', 'prev-page', 'total', 'total-pages'];
		expect(told.map((name) => headers.get(`x-${name}`))).toEqual(['1', '20', '', '', '0', '1']);
	});

	it('of exactly one page has no next page', async () => {
		fill(100);
		const { headers, body } = await get('projects/acme%2Fbig/issues?per_page=100');
		expect(body).toHaveLength(100);
		expect(headers.get('x-next-page')).toBe('');
		expect(links(headers)).not.toHaveProperty('next');
	});

	it('of one more has a last page of one, and links that lead there below the base path', async () => {
		fill(101);
		const first = await get('projects/acme%2Fbig/issues?per_page=100&labels=None');
		expect(links(first.headers).next).toBe(
			`${gitlab.url}/api/v4/projects/acme%2Fbig/issues?labels=None&page=2&per_page=100`,
		);
		expect(links(first.headers).last).toBe(links(first.headers).next);
		const second = await get('projects/acme%2Fbig/issues?per_page=100&page=2');
		expect(second.body).toHaveLength(1);
		expect(links(second.headers)).not.toHaveProperty('next');
		expect(second.headers.get('x-prev-page')).toBe('1');
	});

	it('never gives more than a hundred at once', async () => {
		fill(101);
		const { headers, body } = await get('projects/acme%2Fbig/issues?per_page=500');
		expect(body).toHaveLength(100);
		expect(headers.get('x-per-page')).toBe('100');
	});

	it('of more than 10,000 tells no total', async () => {
		fill(10_000);
		expect((await get('projects/acme%2Fbig/issues')).headers.get('x-total')).toBe('10000');
		fill(1);
		const { headers } = await get('projects/acme%2Fbig/issues?page=2');
		expect(headers.get('x-total')).toBeNull();
		expect(headers.get('x-total-pages')).toBeNull();
		expect(Object.keys(links(headers))).toEqual(['prev', 'next', 'first']);
	});

	it('of commits never tells a total', async () => {
		const { headers } = await get('projects/acme%2Fbig/repository/commits');
		expect(headers.get('x-total')).toBeNull();
	});

	it('can be walked by keyset, without gaps when rows are added on the way', async () => {
		fill(150);
		const seen: number[] = [];
		let next: string | undefined =
			`${gitlab.url}/api/v4/projects/${project.id}/issues?pagination=keyset&order_by=created_at&sort=asc&per_page=40`;
		while (next) {
			const answer: { headers: Headers; body: unknown } = await get(next.split('/api/v4/')[1] ?? '');
			seen.push(...(answer.body as Array<{ iid: number }>).map(({ iid }) => iid));
			if (seen.length === 40) fill(1);
			next = links(answer.headers).next;
		}
		expect(seen).toEqual(Array.from({ length: 151 }, (_, at) => at + 1));
	});

	it('that has no keyset says so', async () => {
		expect(await get('projects/acme%2Fbig/labels?pagination=keyset')).toMatchObject({
			status: 405,
			body: { error: 'Keyset pagination is not yet available for this type of request' },
		});
	});
});
