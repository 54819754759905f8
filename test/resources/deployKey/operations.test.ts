import type { IDataObject } from 'n8n-workflow';
import { deployKey } from '../../../nodes/Gitlab/resources/deployKey';
import { deployKeys, seedDeployKeys } from '../../gitlab/resources/deployKey';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedDeployKeys(scene.gitlab, scene.seeded)));

const { get, post, put, remove } = requestsTo(`${WEBSITE}/deploy_keys`);
const builder = { ...website, deployKey: locator(1) };
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAanother';
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'deployKey', operation, ...parameters }, more);

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: {
			...website,
			title: 'Runner',
			key,
			additionalFields: { can_push: true, expires_at: '2030-05-31' },
		},
		sent: [post('', { title: 'Runner', key, can_push: true, expires_at: '2030-05-31T00:00:00Z' })],
		row: like({ title: 'Runner', key, can_push: true }),
	},
	{
		operation: 'get',
		parameters: builder,
		sent: [get('/1')],
		row: () => ({
			id: 1,
			title: 'Build server',
			key: expect.stringMatching(/^ssh-/) as string,
			fingerprint_sha256: expect.stringMatching(/^SHA256:/) as string,
			can_push: true,
			created_at: expect.any(String) as string,
			expires_at: '2030-01-31T00:00:00.000Z',
			last_used_at: expect.any(String) as string,
		}),
	},
	{
		operation: 'getMany',
		parameters: website,
		sent: [get('', { per_page: '50', page: '1' })],
		row: like({ title: 'Build server' }),
	},
	{
		operation: 'update',
		parameters: { ...builder, updateFields: { title: 'Builder', can_push: false } },
		sent: [put({ title: 'Builder', can_push: false }, '/1')],
		row: like({ title: 'Builder' }),
	},
	{ operation: 'delete', parameters: builder, sent: [remove('/1')], row: () => ({ deleted: true }) },
	{
		operation: 'enable',
		parameters: { ...website, keyId: 2 },
		sent: [post('/2/enable')],
		row: like({ id: 2, title: 'Mirror' }),
	},
];

tryEvery(scene, { resource: deployKey, cases });

test('a key that is enabled is used like any other', async () => {
	await run('enable', { ...website, keyId: 2 });
	expect((await run('getMany', website)).json.map(({ title }) => title)).toEqual(['Build server', 'Mirror']);
});

test("what is no key is told in GitLab's words", async () => {
	const { error } = await run('create', { ...website, title: 'x', key: 'AAAA' });
	expect(error?.message).toContain('is invalid');
});

test('the raw row has all that GitLab tells', async () => {
	const { json } = await run('get', { ...builder, simplify: false });
	expect(json[0]).toHaveProperty('usage_type');
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('Get Many gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 249; at++)
		deployKeys.add(gitlab.world, seeded.users.maria, seeded.projects.website, { title: `No. ${at}`, key });
	expect((await run('getMany', { ...website, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
