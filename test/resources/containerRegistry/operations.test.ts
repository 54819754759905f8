import type { IDataObject } from 'n8n-workflow';
import { containerRegistry } from '../../../nodes/Gitlab/resources/containerRegistry';
import {
	containerRepositories,
	imageTags,
	seedContainerRegistry,
} from '../../gitlab/resources/containerRegistry';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedContainerRegistry(scene.gitlab, scene.seeded)));

const REPOSITORIES = `${WEBSITE}/registry/repositories`;
const main = { ...website, containerRepository: locator(1) };
const { get, list, remove } = requestsTo(`${REPOSITORIES}/1`);

const run = async (operation: string, parameters: IDataObject) =>
	await scene.run({ resource: 'containerRegistry', operation, ...parameters });

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'getMany',
		parameters: { ...website, options: { tags: true, tags_count: true } },
		sent: [['GET', REPOSITORIES, { tags: 'true', tags_count: 'true', per_page: '50', page: '1' }, null]],
		row: like({ id: 1, path: 'acme/website', tags_count: 5 }),
	},
	{ operation: 'delete', parameters: main, sent: [remove()], row: like({ deleted: true }) },
	{
		operation: 'getManyTags',
		parameters: main,
		sent: [list('/tags')],
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

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(containerRegistry).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json[0]).toEqual(one.row());
});

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s says where there is no such project',
	async (operation, parameters) => {
		const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
		expect(error?.message).toMatch(/^404 /);
	},
);

test('lists the repositories of a group', async () => {
	const { json } = await run('getMany', { belongsTo: 'group', group: locator('acme') });
	expect(json.map(({ path }) => path)).toEqual(['acme/website', 'acme/website/shop']);
	expect(scene.sent[0][1]).toBe('/groups/acme/registry/repositories');
});

const LENGTHS = [
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
];

test.each(LENGTHS)('Get Many gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 248; at++) {
		const one = { name: `no-${at}` };
		containerRepositories.add(gitlab.world, seeded.users.maria, seeded.projects.website, one);
	}
	expect((await run('getMany', { ...website, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});

test.each(LENGTHS)('Get Many Tags gives up to %d: %d with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	const [repository] = containerRepositories.of(seeded.projects.website);
	for (let at = 0; at < 245; at++)
		imageTags.add(gitlab.world, seeded.users.maria, repository, { name: `no-${at}` });
	expect((await run('getManyTags', { ...main, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
