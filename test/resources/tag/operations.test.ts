import type { IDataObject } from 'n8n-workflow';
import { tag } from '../../../nodes/Gitlab/resources/tag';
import { seedTags, tags } from '../../gitlab/resources/tag';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedTags(scene.gitlab, scene.seeded)));

const run = async (operation: string, parameters: IDataObject) =>
	await scene.run({ resource: 'tag', operation, ...website, ...parameters });

const { get, post, remove } = requestsTo(`${WEBSITE}/repository/tags`);
const guarded = requestsTo(`${WEBSITE}/protected_tags`);
const v1 = { tag: locator('v1.0') };
const maria = () => scene.seeded.users.maria.id;

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: { ...website, tag_name: 'rel/2.0#1', ref: 'main', additionalFields: { message: 'Second' } },
		sent: [post('', { tag_name: 'rel/2.0#1', ref: 'main', message: 'Second' })],
		row: like({ name: 'rel/2.0#1', message: 'Second', protected: false, release: null }),
	},
	{
		operation: 'get',
		parameters: { ...website, ...v1 },
		sent: [get('/v1%2E0')],
		row: like({ name: 'v1.0', release: 'All new', protected: true }),
	},
	{
		operation: 'getMany',
		parameters: {
			...website,
			limit: 1,
			filters: { search: 'v1' },
			options: { order_by: 'version', sort: 'asc' },
		},
		sent: [get('', { search: 'v1', order_by: 'version', sort: 'asc', per_page: '1', page: '1' })],
		row: like({ name: 'v1.0' }),
	},
	{
		operation: 'delete',
		parameters: { ...website, ...v1 },
		sent: [remove('/v1%2E0')],
		row: like({ deleted: true }),
	},
	{
		operation: 'protect',
		parameters: { ...website, name: 'rel/*', additionalFields: { create_access_level: 0 } },
		sent: [guarded.post('', { name: 'rel/*', create_access_level: 0 })],
		row: like({ name: 'rel/*' }),
	},
	{
		operation: 'unprotect',
		parameters: { ...website, protectedTag: locator('v*') },
		sent: [guarded.remove('/v*')],
		row: like({ deleted: true }),
	},
	{ operation: 'getProtected', parameters: website, sent: [guarded.list('')], row: like({ name: 'v*' }) },
];

tryEvery(scene, { resource: tag, cases });

test('who may create protected tags beside a role is sent as IDs', async () => {
	const rules = {
		values: [
			{ who: 'user_id', user_ids: ['maria.santos'] },
			{ who: 'access_level', access_level: 30 },
		],
	};
	await run('protect', { name: 'x*', additionalFields: { allowed_to_create: rules } });
	expect(scene.writes).toEqual([
		guarded.post('', { name: 'x*', allowed_to_create: [{ user_id: maria() }, { access_level: 30 }] }),
	]);
});

test("GitLab's words say what is wrong", async () => {
	const { error } = await run('create', { tag_name: 'v1.0', ref: 'main' });
	expect(error?.message).toContain('Tag v1.0 already exists');
});

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { limit }), {
	fill: () => {
		const { gitlab, seeded } = scene;
		const [commit] = seeded.projects.website.branches.get('main')?.commits ?? [];
		for (let at = 0; at < 249; at++)
			tags.add(gitlab.world, seeded.users.maria, seeded.projects.website, { name: `n${at}`, commit });
	},
	there: Infinity,
	key: 'name',
});
