import type { IDataObject } from 'n8n-workflow';
import { deployToken } from '../../../nodes/Gitlab/resources/deployToken';
import { deployTokens, seedDeployTokens } from '../../gitlab/resources/deployToken';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedDeployTokens(scene.gitlab, scene.seeded)));

const { get, post, remove } = requestsTo(`${WEBSITE}/deploy_tokens`);
const nightly = { ...website, deployToken: locator(1) };
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'deployToken', operation, ...parameters }, more);

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: {
			...website,
			name: 'Deployment',
			scopes: ['read_registry', 'read_repository'],
			additionalFields: { expires_at: '2030-05-31', username: 'deployer' },
		},
		sent: [
			post('', {
				name: 'Deployment',
				scopes: ['read_registry', 'read_repository'],
				expires_at: '2030-05-31T00:00:00Z',
				username: 'deployer',
			}),
		],
		row: like({ username: 'deployer', token: expect.stringMatching(/^gldt-/) as string }),
	},
	{
		operation: 'getMany',
		parameters: { ...website, filters: { active: true } },
		sent: [get('', { active: 'true', per_page: '50', page: '1' })],
		row: like({ name: 'Nightly deployment', scopes: ['read_registry'], revoked: false }),
	},
	{
		operation: 'delete',
		parameters: { ...nightly, confirmation: 'Nightly deployment' },
		sent: [get('/1'), remove('/1')],
		row: () => ({ deleted: true }),
	},
];

tryEvery(scene, { resource: deployToken, cases });

test('the value of a new one is a secret, and comes only then', async () => {
	expect(deployToken.operations.find(({ name }) => name === 'Create')?.secrets).toEqual(['token']);
	expect((await run('getMany', website)).json[0]).not.toHaveProperty('token');
});

test('a group has its own', async () => {
	const { json } = await run('getMany', { belongsTo: 'group', group: locator('acme') });
	expect(scene.sent[0][1]).toBe('/groups/acme/deploy_tokens');
	expect(json).toHaveLength(1);
});

test('another name confirms nothing', async () => {
	const { error } = await run('delete', { ...nightly, confirmation: 'Nightly' });
	expect(error?.message).toBe("'Confirm Name' is not that of what is chosen [item 0]");
	expect(scene.writes).toEqual([]);
});

test('a scope that there is not is refused before anything is sent', async () => {
	const { error } = await run('create', { ...website, name: 'x', scopes: '={{ ["api"] }}' });
	expect(error?.message).toBe("'Scopes' cannot be 'api' here [item 0]");
	expect(scene.sent).toEqual([]);
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('Get Many gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 249; at++) {
		const one = { name: `No. ${at}`, scopes: ['read_repository'] };
		deployTokens.add(gitlab.world, seeded.users.maria, seeded.projects.website, one);
	}
	expect((await run('getMany', { ...website, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
