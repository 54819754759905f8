import { releases } from '../../gitlab/resources/release';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';

const scene = new Scene();
const run = scene.runWith({ resource: 'release', belongsTo: 'project', ...website });

beforeEach(() => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 250; at++) {
		const release = { tag_name: `n${at}`, ref: 'main' };
		releases.add(gitlab.world, seeded.users.maria, seeded.projects.website, release);
	}
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { json } = await run('getMany', { limit });
	expect(json).toHaveLength(count);
	expect(new Set(json.map(({ tag_name }) => tag_name)).size).toBe(count);
	expect(scene.sent).toHaveLength(requests);
});

test('sends every filter', async () => {
	await run('getMany', {
		limit: 1,
		filters: { updated_after: '2026-01-15T10:00:00Z', updated_before: '2027-01-15T10:00:00Z' },
		options: { order_by: 'created_at', sort: 'asc', include_html_description: true },
	});
	const query = {
		updated_after: '2026-01-15T10:00:00.000Z',
		updated_before: '2027-01-15T10:00:00.000Z',
		order_by: 'created_at',
		sort: 'asc',
		include_html_description: 'true',
	};
	expect(scene.sent).toEqual([['GET', `${WEBSITE}/releases`, { ...query, per_page: '1', page: '1' }, null]]);
});

test('lists those of a group, where GitLab has fewer filters', async () => {
	const group = { belongsTo: 'group', group: locator('acme') };
	const { json } = await run('getMany', {
		...group,
		limit: 2,
		options: { order_by: 'created_at', sort: 'asc' },
	});
	expect(json).toHaveLength(2);
	expect(scene.sent).toEqual([
		['GET', '/groups/acme/releases', { sort: 'asc', per_page: '2', page: '1' }, null],
	]);
});
