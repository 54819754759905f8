import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { GROUP_MILESTONES, inGroup, inProject, MILESTONES } from './places';

const scene = new Scene();
const run = scene.runWith({ resource: 'milestone', ...inProject });
const api = { belongsTo: 'project', project: locator('acme/platform/api') };
const found = (query: object) => ['GET', MILESTONES, { ...query, per_page: '1', page: '1' }, null];

test("a milestone's page shows its number in the project, of which the ID is asked for", async () => {
	const { error, json } = await run('get', {
		...api,
		milestone: locator(`${scene.gitlab.url}/acme/platform/api/-/milestones/1`),
	});
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ title: 'v2.0', id: 3, iid: 1 }]);
	expect(scene.sent.map(([, path]) => path)).toEqual([
		'/projects/acme%2Fplatform%2Fapi/milestones',
		'/projects/acme%2Fplatform%2Fapi/milestones/3',
	]);
});

test('a URL of another project is refused', async () => {
	const url = locator(`${scene.gitlab.url}/acme/platform/api/-/milestones/1`);
	const { error } = await run('delete', { milestone: url });
	expect(error?.message).toMatch(/^The URL in 'Milestone' is of another project/);
	expect(scene.sent).toEqual([]);
});

test('a title is found in the place itself', async () => {
	const { json } = await run('get', { milestone: locator('Winter release') });
	expect(json).toMatchObject([{ id: 2 }]);
	expect(scene.sent[0]).toEqual(found({ title: 'Winter release', include_ancestors: 'false' }));
});

test('digits are a title if a milestone has that title, otherwise an ID', async () => {
	scene.gitlab.world.createMilestone(scene.seeded.projects.website, { title: '2' });
	const { json } = await run('get', { milestone: locator('2') }, { input: [{}] });
	const { json: other } = await run('get', { milestone: locator('1') });
	expect([json[0].title, other[0].title]).toEqual(['2', 'Spring release']);
});

test('a title that no milestone has is named', async () => {
	const { error } = await run('get', { milestone: locator('Never') });
	expect(error?.message).toBe("'Milestone' was not found in the project or group: Never [item 0]");
	expect(scene.sent).toHaveLength(1);
});

test('what one operation gives, another takes', async () => {
	const milestone = locator('={{ $json }}');
	const { json } = await run('getMany', { filters: { state: 'closed' } });
	const { error } = await run('close', { milestone }, { input: json });
	expect(error).toBeUndefined();
	expect(scene.writes.map(([, path]) => path)).toEqual([`${MILESTONES}/2`]);
});

test("a group's milestone by its page", async () => {
	const { world, url } = scene.gitlab;
	const { id } = world.createMilestone(scene.seeded.groups.acme, { title: 'Year' });
	const { error } = await run('close', {
		...inGroup,
		milestone: locator(`${url}/groups/acme/-/milestones/1`),
	});
	expect(error).toBeUndefined();
	expect(scene.writes).toEqual([['PUT', `${GROUP_MILESTONES}/${id}`, {}, { state_event: 'close' }]]);
});
