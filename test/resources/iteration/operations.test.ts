import { iteration } from '../../../nodes/Gitlab/resources/iteration';
import { iterations, seedIterations } from '../../gitlab/resources/iteration';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { namesOf } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedIterations(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'iteration' });
const inAcme = { belongsTo: 'group', group: locator('acme') };
const PAGE = { per_page: '50', page: '1' };

test('every operation is tried here', () => {
	expect(namesOf(iteration)).toEqual(['getMany']);
});

test('Get Many gives those of a group, simplified', async () => {
	const { json, error } = await run('getMany', inAcme);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', '/groups/acme/iterations', PAGE, null]]);
	expect(json.map(({ title }) => title)).toEqual(['Sprint 1', 'Sprint 2', 'Sprint 3']);
	expect(json[0]).toEqual({
		id: 1,
		iid: 1,
		group_id: scene.seeded.groups.acme.id,
		title: 'Sprint 1',
		description: 'All of Sprint 1',
		state: 3,
		start_date: '2030-01-01',
		due_date: '2030-01-14',
		web_url: `${scene.gitlab.url}/groups/acme/-/iterations/1`,
		created_at: expect.any(String) as string,
	});
});

test('Get Many gives those that a project can use: its groups have them', async () => {
	const { json } = await run('getMany', { belongsTo: 'project', ...website, filters: { state: 'current' } });
	expect(scene.sent).toEqual([['GET', `${WEBSITE}/iterations`, { state: 'current', ...PAGE }, null]]);
	expect(json).toMatchObject([{ title: 'Sprint 2', state: 2 }]);
});

test('every filter is sent as GitLab has it', async () => {
	const { error, json } = await run('getMany', {
		...inAcme,
		filters: {
			state: 'opened',
			search: 'sprint',
			in: ['title', 'cadence_title'],
			include_ancestors: false,
			include_descendants: true,
			updated_after: '2020-01-15T10:00:00Z',
			updated_before: '2099-01-15T10:00:00Z',
		},
	});
	expect(error).toBeUndefined();
	expect(scene.sent[0][2]).toEqual({
		state: 'opened',
		search: 'sprint',
		in: ['title', 'cadence_title'],
		include_ancestors: 'false',
		include_descendants: 'true',
		updated_after: '2020-01-15T10:00:00.000Z',
		updated_before: '2099-01-15T10:00:00.000Z',
		...PAGE,
	});
	expect(json.map(({ title }) => title).sort()).toEqual(['Platform sprint', 'Sprint 2', 'Sprint 3']);
});

test.each([
	['no such group', { belongsTo: 'group', group: locator('nowhere') }, true, /^404 Group Not Found/],
	['no Premium', inAcme, false, /403 Forbidden/],
])('%s is told', async (_what, parameters, premium, words) => {
	scene.gitlab.world.premium = premium;
	expect((await run('getMany', parameters)).error?.message).toMatch(words);
});

test.each([
	[99, 99, 1],
	[100, 100, 1],
	[101, 101, 2],
	[undefined, 213, 3],
])('with a limit of %s it gives %d over %d pages', async (limit, count, requests) => {
	const { users, groups } = scene.seeded;
	for (let at = 0; at < 210; at++)
		iterations.add(scene.gitlab.world, users.maria, groups.acme, { title: `No. ${at}` });
	const { json } = await run('getMany', { ...inAcme, limit, returnAll: limit === undefined });
	expect(json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
