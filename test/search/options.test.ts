import { Gitlab } from '../../nodes/Gitlab/Gitlab.node';
import { locator } from '../parameters';
import { Scene, WEBSITE, website } from '../scene';
import { acme } from './cases';

const scene = new Scene();

test('every one is tried here', () => {
	expect(Object.keys(new Gitlab().methods.loadOptions).sort()).toEqual([
		'searchGroups',
		'searchLabels',
		'searchMilestoneNames',
		'searchProtectedBranchIds',
		'searchUsernames',
		'searchUsers',
		'searchUsersAnyNone',
		'searchWorkItemTypes',
	]);
});

test('labels are those of the project and the groups above, over all pages', async () => {
	for (let at = 0; at < 130; at++) {
		scene.gitlab.world.createLabel(scene.seeded.groups.acme, {
			name: `team-${String(at).padStart(3, '0')}`,
		});
	}
	const labels = await scene.options('searchLabels', { resource: 'issue', operation: 'create', ...website });
	expect(labels).toHaveLength(130 + 6);
	expect(labels).toContainEqual({ name: 'bug', value: 'bug' });
	expect(labels).toContainEqual({ name: 'design', value: 'design' });
	expect(scene.sent.map(([, path, query]) => [path, query])).toEqual([
		[`${WEBSITE}/labels`, { include_ancestor_groups: 'true', per_page: '100', page: '1' }],
		[`${WEBSITE}/labels`, { include_ancestor_groups: 'true', per_page: '100', page: '2' }],
	]);
});

test('labels of a group', async () => {
	await scene.options('searchLabels', acme);
	expect(scene.sent[0][1]).toBe('/groups/acme/labels');
});

test('milestones by their titles', async () => {
	const milestones = await scene.options('searchMilestoneNames', {
		resource: 'release',
		operation: 'create',
		...website,
	});
	expect(milestones).toContainEqual(
		expect.objectContaining({ name: 'Spring release', value: 'Spring release' }),
	);
});

const rules = { resource: 'approvalRule', operation: 'create', ruleOf: 'project', ...website };

test('groups by their names, those of the user', async () => {
	const groups = await scene.options('searchGroups', rules);
	expect(groups).toContainEqual(expect.objectContaining({ name: 'Acme / Platform' }));
	expect(scene.sent.map(([, path]) => path)).toEqual(['/groups']);
});

test('protected branches by their names, of which the IDs are taken', async () => {
	const branches = await scene.options('searchProtectedBranchIds', rules);
	expect(branches).toContainEqual({ name: 'main', value: expect.stringMatching(/^\d+$/) as string });
	expect(scene.sent.map(([, path]) => path)).toEqual([`${WEBSITE}/protected_branches`]);
});

test.each([
	['searchUsernames', []],
	['searchUsers', []],
	['searchUsersAnyNone', ['Any', 'None']],
])('%s are the members', async (method, before) => {
	const users = await scene.options(method, website);
	expect(users.map(({ name }) => name)).toEqual([
		...before,
		'Maria Santos (@maria.santos)',
		'Jonas Weber (@jonas.weber)',
		'Aiko Tanaka (@aiko.tanaka)',
		'Tom Reed (@tom.reed)',
	]);
	expect(scene.sent).toEqual([['GET', `${WEBSITE}/members/all`, { per_page: '100', page: '1' }, null]]);
});

test('none are there until a project is chosen', async () => {
	expect(await scene.options('searchLabels', { project: locator('') })).toEqual([]);
	expect(scene.sent).toEqual([]);
});

test('a server with more users than anyone can scroll is not read to its end', async () => {
	for (let at = 0; at < 1100; at++) scene.gitlab.world.createUser({ username: `user-${at}` });
	expect(await scene.options('searchUsers', { project: locator('') })).toHaveLength(1000);
	expect(scene.sent).toHaveLength(10);
});

test.each(['searchLabels', 'searchUsers'])("%s: GitLab's words say why there are none", async (method) => {
	await expect(scene.options(method, { project: locator('acme/nowhere') })).rejects.toMatchObject({
		message: expect.stringContaining('404 Project Not Found'),
	});
	scene.token = 'glpat-wrong';
	await expect(scene.options(method, website)).rejects.toMatchObject({
		message: '401 Unauthorized',
	});
});

test('types of work items are those of the project or group', async () => {
	const of = { resource: 'workItem', operation: 'getMany' };
	expect(await scene.options('searchWorkItemTypes', { ...of, ...website })).toContainEqual({
		name: 'Task',
		value: 'Task',
	});
	expect(await scene.options('searchWorkItemTypes', { ...of, ...acme })).toEqual([
		{ name: 'Epic', value: 'Epic' },
	]);
});
