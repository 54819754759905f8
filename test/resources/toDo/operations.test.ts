import { toDo } from '../../../nodes/Gitlab/resources/toDo';
import { addTodo, seedTodos } from '../../gitlab/resources/todo';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { namesOf } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedTodos(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'toDo' });
const PAGE = { per_page: '50', page: '1' };

test('every operation is tried here', () => {
	expect(namesOf(toDo)).toEqual(['getMany', 'markAsDone', 'markAllAsDone']);
});

test('Get Many gives what is to be done, newest first', async () => {
	const { json, error } = await run('getMany');
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', '/todos', PAGE, null]]);
	expect(json.map(({ id }) => id)).toEqual([2, 1]);
	expect(json[1]).toEqual({
		id: 1,
		state: 'pending',
		action_name: 'assigned',
		target_type: 'Issue',
		target_iid: 1,
		target_title: scene.issue(1).title,
		project: 'acme/website',
		author: 'jonas.weber',
		target_url: `${scene.gitlab.url}/acme/website/-/issues/1`,
		created_at: expect.any(String) as string,
	});
});

test('every filter is sent as GitLab has it', async () => {
	const { error, json } = await run('getMany', {
		filters: {
			action: 'mentioned',
			author_id: locator('jonas.weber'),
			project_id: locator('acme/website'),
			group_id: locator('acme'),
			state: 'done',
			type: 'Issue',
		},
	});
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ id: 3, state: 'done' }]);
	const { users, groups, projects } = scene.seeded;
	const query = {
		action: 'mentioned',
		author_id: String(users.jonas.id),
		project_id: String(projects.website.id),
		group_id: String(groups.acme.id),
		state: 'done',
		type: 'Issue',
	};
	expect(scene.sent.at(-1)).toEqual(['GET', '/todos', { ...query, ...PAGE }, null]);
});

test('Mark as Done takes what Get Many gives, and leaves the others', async () => {
	const { json } = await run('getMany', { limit: 1 });
	const { json: done } = await run('markAsDone', { toDo: locator('={{ $json }}') }, { input: json });
	expect(done).toMatchObject([{ id: 2, state: 'done' }]);
	expect(scene.writes).toEqual([['POST', '/todos/2/mark_as_done', {}, null]]);
	expect((await run('getMany')).json.map(({ id }) => id)).toEqual([1]);
});

test('Mark as Done refuses what is on the list of somebody else', async () => {
	const { error } = await run('markAsDone', { toDo: locator('4') });
	expect(error?.message).toMatch(/^404 Not found/);
});

test('Mark All as Done empties the list of the user, and no other', async () => {
	const { json, error } = await run('markAllAsDone');
	expect(error).toBeUndefined();
	expect(json).toEqual([{ done: true }]);
	expect(scene.writes).toEqual([['POST', '/todos/mark_as_done', {}, null]]);
	expect((await run('getMany')).json).toEqual([]);
	expect(scene.gitlab.world.todos.filter(({ state }) => state === 'pending')).toHaveLength(1);
});

test.each([
	['getMany', {}],
	['markAsDone', { toDo: locator('1') }],
	['markAllAsDone', {}],
])('%s says where the token does not do', async (operation, parameters) => {
	scene.token = 'glpat-wrong';
	const { error } = await run(operation, parameters);
	expect(error?.message).toMatch(/401 Unauthorized/);
});

test.each([
	[99, 99, 1],
	[100, 100, 1],
	[101, 101, 2],
	[undefined, 212, 3],
])('with a limit of %s it gives %d rows over %d pages', async (limit, count, requests) => {
	const { users } = scene.seeded;
	for (let at = 0; at < 210; at++) addTodo(scene.gitlab.world, users.maria, { target: scene.issue(2) });
	const { json } = await run('getMany', { limit, returnAll: limit === undefined });
	expect(json).toHaveLength(count);
	expect(new Set(json.map(({ id }) => id)).size).toBe(count);
	expect(scene.sent).toHaveLength(requests);
});
