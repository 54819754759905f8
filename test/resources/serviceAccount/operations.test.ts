import type { IDataObject } from 'n8n-workflow';
import { serviceAccount } from '../../../nodes/Gitlab/resources/serviceAccount';
import { dayIn } from '../../gitlab/resources/accessToken';
import { addAccount, seedServiceAccounts } from '../../gitlab/resources/serviceAccount';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
let token = '';
beforeEach(async () => {
	const { accessToken } = await seedServiceAccounts(scene.gitlab, scene.seeded);
	[token] = accessToken;
});

const { get, post, remove } = requestsTo('/groups/acme/service_accounts');
const acme = { group: locator('acme') };
const deployer = { ...acme, serviceAccount: locator(7) };
const soon = dayIn(30);
const all = { per_page: '100', page: '1' };
const value = expect.stringMatching(/^glpat-/) as string;
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'serviceAccount', operation, ...parameters }, more);

interface Case {
	operation: string;
	parameters: () => IDataObject;
	sent: () => Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'create',
		parameters: () => ({ ...acme, additionalFields: { name: 'Robot', username: 'robot' } }),
		sent: () => [post('', { name: 'Robot', username: 'robot' })],
		row: like({ username: 'robot', name: 'Robot' }),
	},
	{
		operation: 'getMany',
		parameters: () => ({ ...acme, options: { order_by: 'username', sort: 'asc' } }),
		sent: () => [get('', { order_by: 'username', sort: 'asc', per_page: '50', page: '1' })],
		row: like({ username: 'deployer', name: 'Deployer' }),
	},
	{
		operation: 'delete',
		parameters: () => ({ ...deployer, confirmation: 'deployer', options: { hard_delete: true } }),
		sent: () => [get('', all), ['DELETE', '/groups/acme/service_accounts/7', { hard_delete: 'true' }, null]],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'createToken',
		parameters: () => ({
			...deployer,
			name: 'Deployment',
			scopes: ['api'],
			additionalFields: { description: 'For n8n', expires_at: soon },
		}),
		sent: () => [
			post('/7/personal_access_tokens', {
				name: 'Deployment',
				scopes: ['api'],
				description: 'For n8n',
				expires_at: soon,
			}),
		],
		row: like({ token: value, name: 'Deployment', expires_at: soon }),
	},
	{
		operation: 'rotateToken',
		parameters: () => ({ ...deployer, accessToken: locator(token), additionalFields: { expires_at: soon } }),
		sent: () => [post(`/7/personal_access_tokens/${token}/rotate`, { expires_at: soon })],
		row: like({ token: value, name: 'Nightly deployment', expires_at: soon }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(serviceAccount).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters());
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent());
	expect(json).toEqual([one.row()]);
});

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s says where there is no such group',
	async (operation, parameters) => {
		const { error } = await run(operation, { ...parameters(), group: locator('acme/nowhere') });
		expect(error?.message).toMatch(/^404 /);
	},
);

test.each([
	[{ confirmation: 'robot' }, "'Confirm Username' is not that of what is chosen [item 0]"],
	[
		{ confirmation: 'tom.reed', serviceAccount: locator('tom.reed') },
		"404 Service Account Not Found ('Group', 'Service Account') [item 0]",
	],
])('nothing is deleted but what is confirmed, and only service accounts', async (parameters, message) => {
	const { error } = await run('delete', { ...deployer, ...parameters });
	expect(error?.message).toBe(message);
	expect(scene.writes).toEqual([]);
});

test('what tells a value is marked as a secret', () => {
	const telling = serviceAccount.operations.filter(({ secrets = [] }) => secrets.includes('token'));
	expect(telling.map(({ name }) => name)).toEqual(['Create Token', 'Rotate Token']);
});

test('a username that is taken is told of', async () => {
	const { error } = await run('create', { ...acme, additionalFields: { username: 'tom.reed' } });
	expect(error?.message).toContain("has already been taken ('Username')");
});

test('one is removed', async () => {
	await run('delete', { ...deployer, confirmation: 'deployer' });
	expect(scene.sent).toEqual([get('', all), remove('/7')]);
	expect((await run('getMany', acme)).json).toEqual([]);
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('Get Many gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	for (let at = 0; at < 249; at++) addAccount(scene.gitlab.world, scene.seeded.groups.acme, `robot-${at}`);
	expect((await run('getMany', { ...acme, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
