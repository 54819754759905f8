import type { IDataObject } from 'n8n-workflow';
import { tag } from '../../../nodes/Gitlab/resources/tag';
import { seedTags, tags } from '../../gitlab/resources/tag';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedTags(scene.gitlab, scene.seeded)));

const run = async (operation: string, parameters: IDataObject) =>
	await scene.run({ resource: 'tag', operation, ...website, ...parameters });

const { get, post, remove } = requestsTo(`${WEBSITE}/repository/tags`);
const guarded = requestsTo(`${WEBSITE}/protected_tags`);
const v1 = { tag: locator('v1.0') };
const maria = () => scene.seeded.users.maria.id;

const cases: Array<[operation: string, parameters: IDataObject, sent: Sent[], row: () => IDataObject]> = [
	[
		'create',
		{ tag_name: 'rel/2.0#1', ref: 'main', additionalFields: { message: 'Second' } },
		[post('', { tag_name: 'rel/2.0#1', ref: 'main', message: 'Second' })],
		like({ name: 'rel/2.0#1', message: 'Second', protected: false, release: null }),
	],
	['get', v1, [get('/v1%2E0')], like({ name: 'v1.0', release: 'All new', protected: true })],
	[
		'getMany',
		{ limit: 1, filters: { search: 'v1' }, options: { order_by: 'version', sort: 'asc' } },
		[get('', { search: 'v1', order_by: 'version', sort: 'asc', per_page: '1', page: '1' })],
		like({ name: 'v1.0' }),
	],
	['delete', v1, [remove('/v1%2E0')], like({ deleted: true })],
	[
		'protect',
		{ name: 'rel/*', additionalFields: { create_access_level: 0 } },
		[guarded.post('', { name: 'rel/*', create_access_level: 0 })],
		like({ name: 'rel/*' }),
	],
	['unprotect', { protectedTag: locator('v*') }, [guarded.remove('/v*')], like({ deleted: true })],
	['getProtected', {}, [guarded.list('')], like({ name: 'v*' })],
];

test('every operation is tried here', () => {
	expect(cases.map(([operation]) => operation).sort()).toEqual(namesOf(tag).sort());
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

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 251, 3],
	[100, 100, 1],
])('gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	const [commit] = seeded.projects.website.branches.get('main')?.commits ?? [];
	for (let at = 0; at < 249; at++)
		tags.add(gitlab.world, seeded.users.maria, seeded.projects.website, { name: `n${at}`, commit });
	const { json } = await run('getMany', { limit });
	expect(new Set(json.map(({ name }) => name)).size).toBe(count);
	expect(scene.sent).toHaveLength(requests);
});
