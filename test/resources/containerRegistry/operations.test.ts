import type { IDataObject } from 'n8n-workflow';
import { containerRegistry } from '../../../nodes/Gitlab/resources/containerRegistry';
import {
	containerRepositories,
	imageTags,
	seedContainerRegistry,
} from '../../gitlab/resources/containerRegistry';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedContainerRegistry(scene.gitlab, scene.seeded)));

const REPOSITORIES = `${WEBSITE}/registry/repositories`;
const main = { ...website, containerRepository: locator(1) };
const { get, list, remove } = requestsTo(`${REPOSITORIES}/1`);

const run = async (operation: string, parameters: IDataObject) =>
	await scene.run({ resource: 'containerRegistry', operation, ...parameters });

const cases: OperationCase[] = [
	{
		operation: 'getMany',
		parameters: { ...website, options: { tags: true, tags_count: true } },
		sent: [['GET', REPOSITORIES, { tags: 'true', tags_count: 'true', per_page: '50', page: '1' }, null]],
		count: 2,
		row: like({ id: 1, path: 'acme/website', tags_count: 5 }),
	},
	{ operation: 'delete', parameters: main, sent: [remove()], row: like({ deleted: true }) },
	{
		operation: 'getManyTags',
		parameters: main,
		sent: [list('/tags')],
		count: 5,
		row: like({ name: 'dev-1', path: 'acme/website:dev-1' }),
	},
	{
		operation: 'getTag',
		parameters: { ...main, imageTag: locator('release-1.0') },
		sent: [get('/tags/release-1%2E0')],
		row: like({ name: 'release-1.0', created_at: '2025-04-01T00:00:00.000Z' }),
	},
	{
		operation: 'deleteTag',
		parameters: { ...main, imageTag: locator('dev-1') },
		sent: [remove('/tags/dev-1')],
		row: like({ deleted: true }),
	},
	{
		operation: 'deleteTagsByRule',
		parameters: {
			...main,
			name_regex_delete: '.*',
			preview: false,
			options: { name_regex_keep: 'release-.+', keep_n: 1, older_than: '7d' },
		},
		sent: [
			[
				'DELETE',
				`${REPOSITORIES}/1/tags`,
				{ name_regex_delete: '.*', name_regex_keep: 'release-.+', keep_n: '1', older_than: '7d' },
				null,
			],
		],
		row: like({ scheduled: true }),
	},
];

tryEvery(scene, { resource: containerRegistry, cases });

test('lists the repositories of a group', async () => {
	const { json } = await run('getMany', { belongsTo: 'group', group: locator('acme') });
	expect(json.map(({ path }) => path)).toEqual(['acme/website', 'acme/website/shop']);
	expect(scene.sent[0][1]).toBe('/groups/acme/registry/repositories');
});

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { ...website, limit }), {
	fill: () => {
		const { gitlab, seeded } = scene;
		for (let at = 0; at < 248; at++) {
			const one = { name: `no-${at}` };
			containerRepositories.add(gitlab.world, seeded.users.maria, seeded.projects.website, one);
		}
	},
});

tryLimits(scene, 'Get Many Tags', async (limit) => await run('getManyTags', { ...main, limit }), {
	fill: () => {
		const { gitlab, seeded } = scene;
		const [repository] = containerRepositories.of(seeded.projects.website);
		for (let at = 0; at < 245; at++)
			imageTags.add(gitlab.world, seeded.users.maria, repository, { name: `no-${at}` });
	},
	key: 'name',
});
