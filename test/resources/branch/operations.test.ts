import type { IDataObject } from 'n8n-workflow';
import { branch } from '../../../nodes/Gitlab/resources/branch';
import { seedForBranches } from '../../gitlab/seeds/branch';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedForBranches(scene.gitlab, scene.seeded)));

const run = async (operation: string, parameters: IDataObject = {}) =>
	await scene.run({ resource: 'branch', operation, ...website, ...parameters });

const { get, post, remove } = requestsTo(`${WEBSITE}/repository/branches`);
const guarded = requestsTo(`${WEBSITE}/protected_branches`);
const branches = () => scene.seeded.projects.website.branches;

/** The list before all that is merged goes. */
const all = get('', { per_page: '100', page: '1' });
const merged: Sent = ['DELETE', `${WEBSITE}/repository/merged_branches`, {}, null];
const force = { name: 'release/*', updateFields: { allow_force_push: true } };

const cases: Array<[operation: string, parameters: IDataObject, sent: Sent[], row: () => IDataObject]> = [
	[
		'create',
		{ branch_name: 'fix/a#1', ref: 'main' },
		[post('', { branch: 'fix/a#1', ref: 'main' })],
		like({ name: 'fix/a#1', default: false }),
	],
	[
		'get',
		{ branch: locator('feature/search') },
		[get('/feature%2Fsearch')],
		like({ name: 'feature/search', title: 'Search', merged: false }),
	],
	[
		'getMany',
		{ limit: 1, filters: { search: 'search' }, options: { sort: 'updated_desc' } },
		[get('', { search: 'search', sort: 'updated_desc', per_page: '1', page: '1' })],
		like({ name: 'feature/search' }),
	],
	['delete', { branch: locator('feature/search') }, [remove('/feature%2Fsearch')], like({ deleted: true })],
	[
		'protect',
		{ name: 'hotfix/*', additionalFields: { push_access_level: 0, merge_access_level: 30 } },
		[guarded.post('', { name: 'hotfix/*', push_access_level: 0, merge_access_level: 30 })],
		like({ name: 'hotfix/*' }),
	],
	[
		'createOrUpdateProtection',
		force,
		[guarded.get('/release%2F*'), guarded.patch({ allow_force_push: true }, '/release%2F*')],
		like({ allow_force_push: true, created: false, updated: true }),
	],
	[
		'updateProtection',
		{ protectedBranch: locator('release/*'), updateFields: { allow_force_push: true } },
		[guarded.patch({ allow_force_push: true }, '/release%2F*')],
		like({ allow_force_push: true }),
	],
	[
		'unprotect',
		{ protectedBranch: locator('release/*') },
		[guarded.remove('/release%2F*')],
		like({ deleted: true }),
	],
	[
		'getProtected',
		{ limit: 1, filters: { search: 'release' } },
		[guarded.get('', { search: 'release', per_page: '1', page: '1' })],
		like({ name: 'release/*' }),
	],
];

test('every operation is tried here', () => {
	expect([...cases.map(([operation]) => operation), 'deleteMerged'].sort()).toEqual(namesOf(branch).sort());
});

test.each(cases)('%s', async (operation, parameters, sent, row) => {
	const { json, error } = await run(operation, parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(sent);
	expect(json).toEqual([row()]);
});

test.each(cases)('%s says where there is no such project', async (operation, parameters) => {
	const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
	expect(error?.message).toMatch(/^404 /);
});

test('a protection is made once, and left alone the second time', async () => {
	const wanted = { name: 'next', updateFields: { push_access_level: 30, allow_force_push: true } };
	expect((await run('createOrUpdateProtection', wanted)).json[0]).toMatchObject({ created: true });
	expect((await run('createOrUpdateProtection', wanted)).json[0]).toMatchObject({
		created: false,
		updated: false,
	});
	expect(scene.writes).toEqual([guarded.post('', { name: 'next', ...wanted.updateFields })]);
});

test('a protection that lets others in than wanted is not taken for the one that is wanted', async () => {
	const { error } = await run('createOrUpdateProtection', {
		name: 'release/*',
		updateFields: { push_access_level: 0, allow_force_push: false },
	});
	expect(error?.message).toContain("'Allowed to Push and Merge' is different");
	expect(error?.description).toContain("Use 'Unprotect'");
	expect(scene.writes).toEqual([]);
});

test('what is merged is deleted, and told', async () => {
	const before = [...branches().keys()];
	const { json } = await run('deleteMerged');
	expect(scene.sent).toEqual([all, merged]);
	const names = json.map(({ name }) => name);
	expect(names).toContain('merged');
	expect(names).not.toContain('main');
	expect([...branches().keys()]).toEqual(before.filter((name) => !names.includes(name)));
});

test('a preview of what is merged deletes nothing', async () => {
	const before = branches().size;
	const { json } = await run('deleteMerged', { options: { preview: true } });
	expect(json.map(({ name }) => name)).toContain('merged');
	expect(scene.sent).toEqual([all]);
	expect(branches().size).toBe(before);
});

test('where nothing is merged, nothing is deleted', async () => {
	await run('deleteMerged');
	scene.sent.length = 0;
	const { json } = await run('deleteMerged');
	expect(json).toEqual([]);
	expect(scene.writes.filter(([method]) => method === 'DELETE')).toHaveLength(1);
});

test("GitLab's words say what is wrong", async () => {
	const { error } = await run('create', { branch_name: 'merged', ref: 'main' });
	expect(error?.message).toContain('Branch already exists');
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 251, 3],
	[100, 100, 1],
])('gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 251; at++) gitlab.world.createBranch(seeded.projects.website, `n${at}`);
	const { json } = await run('getMany', { limit });
	expect(new Set(json.map(({ name }) => name)).size).toBe(count);
	expect(scene.sent).toHaveLength(requests);
});
