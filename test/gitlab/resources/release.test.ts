import { answerJudge } from '../answers';
import type { Base } from '../base';
import { seedBase } from '../base';
import { describeWithContract } from '../contract';
import type { Gitlab } from '../index';
import { startGitlab } from '../index';
import { ask } from '../visit';
import { seedReleases } from './release';

const RELEASES = 'projects/acme%2Fwebsite/releases';

let gitlab: Gitlab;
let base: Base;

beforeEach(async () => {
	gitlab = await startGitlab();
	base = seedBase(gitlab.world);
	await seedReleases(gitlab, base);
});
afterEach(() => gitlab.close());

const api = (method: string, path: string, body?: object) =>
	ask(gitlab, method, path, { token: base.token, body });
const tags = async (path: string) =>
	((await api('GET', path)).body as Array<{ tag_name: string }>).map(({ tag_name }) => tag_name);

describe('A release', () => {
	it('comes newest first, and by group too', async () => {
		expect(await tags(RELEASES)).toEqual(['v9.0', 'v1.0', 'v0.9']);
		expect(await tags(`${RELEASES}?sort=asc`)).toEqual(['v0.9', 'v1.0', 'v9.0']);
		expect(await tags('groups/acme/releases')).toEqual(['v9.0', 'v1.0', 'v0.9']);
		expect(await tags('groups/acme%2Fplatform/releases')).toEqual([]);
	});

	it('that is not out yet is not the latest', async () => {
		const { status, body } = await api('GET', `${RELEASES}/permalink/latest`);
		expect([status, body]).toMatchObject([200, { tag_name: 'v1.0', upcoming_release: false }]);
		expect((await api('GET', `${RELEASES}/v9.0`)).body).toMatchObject({ upcoming_release: true });
	});

	it('tells its links, milestones and commit', async () => {
		const milestone = gitlab.world.createMilestone(base.projects.website, { title: 'Spring' });
		const changed = await api('PUT', `${RELEASES}/v1.0`, { milestones: ['Spring'] });
		expect(changed.body).toMatchObject({
			name: 'v1.0',
			milestones: [{ id: milestone.id, issue_stats: { total: 0, closed: 0 } }],
			commit: { title: 'Initial commit' },
			assets: { count: 6, links: [{ name: 'Notes' }, { name: 'Shop' }] },
		});
	});

	it('can come with its links', async () => {
		const link = { name: 'Package', url: 'https://example.com/shop.zip', link_type: 'package' };
		const body = { tag_name: 'v2.0', ref: 'main', assets: { links: [link] } };
		const { body: made } = await api('POST', RELEASES, body);
		expect(made).toMatchObject({ assets: { count: 5, links: [link] } });
		expect((await api('GET', `${RELEASES}/v2.0/assets/links`)).body).toMatchObject([link]);
	});

	it.each([
		[{}, 400, { error: 'tag_name is missing' }],
		[{ tag_name: 'v1.0', ref: 'main' }, 409, { message: 'Release already exists' }],
		[{ tag_name: 'v2.0' }, 422, { message: 'Ref is not specified' }],
		[
			{ tag_name: 'v2.0', ref: 'main', milestones: ['Autumn'] },
			400,
			{ message: 'Milestone(s) not found: Autumn' },
		],
	])('is refused in GitLab’s words: %j', async (body, status, words) => {
		expect(await api('POST', RELEASES, body)).toMatchObject({ status, body: words });
	});

	it('that is not there is not found', async () => {
		const words = { status: 404, body: { message: '404 Not Found' } };
		expect(await api('GET', `${RELEASES}/v5`)).toMatchObject(words);
	});
});

describeWithContract('Releases of a group', () => {
	it('have every property that GitLab’s have', async () => {
		const { body } = await api('GET', 'groups/acme/releases');
		expect(answerJudge()('GET /api/v4/groups/{id}/releases', body)).toEqual([]);
	});
});
