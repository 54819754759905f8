import type { IDataObject } from 'n8n-workflow';
import { branch } from '../../../nodes/Gitlab/resources/branch';
import { seedForBranches } from '../../gitlab/seeds/branch';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

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

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: { ...website, branch_name: 'fix/a#1', ref: 'main' },
		sent: [post('', { branch: 'fix/a#1', ref: 'main' })],
		row: like({ name: 'fix/a#1', default: false }),
	},
	{
		operation: 'get',
		parameters: { ...website, branch: locator('feature/search') },
		sent: [get('/feature%2Fsearch')],
		row: like({ name: 'feature/search', title: 'Search', merged: false }),
	},
	{
		operation: 'getMany',
		parameters: { ...website, limit: 1, filters: { search: 'search' }, options: { sort: 'updated_desc' } },
		sent: [get('', { search: 'search', sort: 'updated_desc', per_page: '1', page: '1' })],
		row: like({ name: 'feature/search' }),
	},
	{
		operation: 'delete',
		parameters: { ...website, branch: locator('feature/search') },
		sent: [remove('/feature%2Fsearch')],
		row: like({ deleted: true }),
	},
	{
		operation: 'protect',
		parameters: {
			...website,
			name: 'hotfix/*',
			additionalFields: { push_access_level: 0, merge_access_level: 30 },
		},
		sent: [guarded.post('', { name: 'hotfix/*', push_access_level: 0, merge_access_level: 30 })],
		row: like({ name: 'hotfix/*' }),
	},
	{
		operation: 'createOrUpdateProtection',
		parameters: { ...website, ...force },
		sent: [guarded.get('/release%2F*'), guarded.patch({ allow_force_push: true }, '/release%2F*')],
		row: like({ allow_force_push: true, created: false, updated: true }),
	},
	{
		operation: 'updateProtection',
		parameters: {
			...website,
			protectedBranch: locator('release/*'),
			updateFields: { allow_force_push: true },
		},
		sent: [guarded.patch({ allow_force_push: true }, '/release%2F*')],
		row: like({ allow_force_push: true }),
	},
	{
		operation: 'unprotect',
		parameters: { ...website, protectedBranch: locator('release/*') },
		sent: [guarded.remove('/release%2F*')],
		row: like({ deleted: true }),
	},
	{
		operation: 'getProtected',
		parameters: { ...website, limit: 1, filters: { search: 'release' } },
		sent: [guarded.get('', { search: 'release', per_page: '1', page: '1' })],
		row: like({ name: 'release/*' }),
	},
];

tryEvery(scene, { resource: branch, cases, elsewhere: ['deleteMerged'] });

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

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { limit }), {
	fill: () => {
		for (let at = 0; at < 251; at++) scene.gitlab.world.createBranch(scene.seeded.projects.website, `n${at}`);
	},
	there: Infinity,
	key: 'name',
});
