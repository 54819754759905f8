import type { IDataObject } from 'n8n-workflow';
import { Gitlab } from '../../../nodes/Gitlab/Gitlab.node';
import { ciCdVariable } from '../../../nodes/Gitlab/resources/ciCdVariable';
import { ciVariables, seedCiVariables } from '../../gitlab/resources/ciVariable';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { namesOf } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedCiVariables(scene.gitlab, scene.seeded)));

const VARIABLES = `${WEBSITE}/variables`;
const inProject = { belongsTo: 'project', ...website };
const inGroup = { belongsTo: 'group', group: locator('acme') };
const onInstance = { belongsTo: 'instance' };
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'ciCdVariable', operation, ...parameters }, more);

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: IDataObject;
}

const cases: Case[] = [
	{
		what: 'create in a project with all that a variable can have',
		operation: 'create',
		parameters: {
			...inProject,
			key: 'DEPLOY_TO',
			value: 'staging-1',
			additionalFields: {
				description: 'Where to',
				environment_scope: 'review/*',
				masked_and_hidden: false,
				protected: true,
				raw: true,
				variable_type: 'file',
			},
		},
		sent: [
			[
				'POST',
				VARIABLES,
				{},
				{
					key: 'DEPLOY_TO',
					value: 'staging-1',
					description: 'Where to',
					environment_scope: 'review/*',
					masked_and_hidden: false,
					protected: true,
					raw: true,
					variable_type: 'file',
				},
			],
		],
		row: { key: 'DEPLOY_TO', value: 'staging-1', environment_scope: 'review/*', protected: true },
	},
	{
		what: 'create on the instance, where there are no environments',
		operation: 'create',
		parameters: {
			...onInstance,
			key: 'A',
			value: 'b',
			additionalFields: { environment_scope: 'x', masked_and_hidden: true },
		},
		sent: [['POST', '/admin/ci/variables', {}, { key: 'A', value: 'b' }]],
		row: { key: 'A', value: 'b' },
	},
	{
		what: 'get one of several with a key',
		operation: 'get',
		parameters: { ...inProject, key: locator('HOST'), options: { scope: 'production' } },
		sent: [['GET', `${VARIABLES}/HOST`, { filter: { environment_scope: 'production' } }, null]],
		row: { key: 'HOST', value: 'example.com', environment_scope: 'production' },
	},
	{
		what: 'get from a group',
		operation: 'get',
		parameters: { ...inGroup, key: locator('LOG_LEVEL') },
		sent: [['GET', '/groups/acme/variables/LOG_LEVEL', {}, null]],
		row: { value: 'warn' },
	},
	{
		what: 'get from the instance',
		operation: 'get',
		parameters: { ...onInstance, key: locator('LOG_LEVEL') },
		sent: [['GET', '/admin/ci/variables/LOG_LEVEL', {}, null]],
		row: { value: 'error' },
	},
	{
		what: 'update what was added, of the variable that is meant',
		operation: 'update',
		parameters: {
			...inProject,
			key: locator('HOST'),
			updateFields: { value: 'new.example.com', description: '' },
			options: { scope: 'production' },
		},
		sent: [
			[
				'PUT',
				`${VARIABLES}/HOST`,
				{},
				{ value: 'new.example.com', description: '', filter: { environment_scope: 'production' } },
			],
		],
		row: { value: 'new.example.com', environment_scope: 'production' },
	},
	{
		what: 'delete',
		operation: 'delete',
		parameters: { ...inProject, key: locator('HOST'), options: { scope: '*' } },
		sent: [['DELETE', `${VARIABLES}/HOST`, { filter: { environment_scope: '*' } }, null]],
		row: { deleted: true },
	},
];

test('every operation is tried here', () => {
	const tried = new Set([...cases.map(({ operation }) => operation), 'getMany', 'createOrUpdate']);
	expect([...tried].sort()).toEqual(namesOf(ciCdVariable).sort());
});

test.each(cases.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
	if (one.parameters.belongsTo === 'instance') scene.token = scene.seeded.adminToken;
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json).toEqual([expect.objectContaining(one.row)]);
});

test('several variables of a key are told apart by GitLab, in its words', async () => {
	const { error } = await run('get', { ...inProject, key: locator('HOST') });
	expect(error?.message).toContain('There are multiple variables');
});

test('a key that is none is refused before anything is sent', async () => {
	const { error } = await run('get', { ...inProject, key: locator('={{ "../HOST" }}') });
	expect(error?.message).toBe("'Key' is not a valid Key: ../HOST [item 0]");
	expect(scene.sent).toEqual([]);
});

test('who may not see variables is told so', async () => {
	scene.token = scene.gitlab.world.createToken(scene.seeded.users.tom, ['api']);
	const { error } = await run('getMany', inProject);
	expect(error?.message).toMatch(/^403 /);
});

describe('a value that job logs must not show', () => {
	const secret = { key: 'TOKEN', value: 'glpat-1234567890', masked: true };
	beforeEach(() => {
		const { world } = scene.gitlab;
		ciVariables.add(world, scene.seeded.users.maria, scene.seeded.projects.website, secret);
	});

	test('is left out, unless all is asked for', async () => {
		const token = { ...inProject, key: locator('TOKEN') };
		const { json } = await run('get', token);
		expect(json[0]).toMatchObject({ key: 'TOKEN', masked: true });
		expect(json[0]).not.toHaveProperty('value');
		expect((await run('get', { ...token, simplify: false })).json[0].value).toBe(secret.value);
	});

	test('n8n is told that values are secret', () => {
		expect(new Gitlab().description.sensitiveOutputFields).toContain('value');
	});
});

describe('Get Many', () => {
	beforeEach(() => {
		const { world } = scene.gitlab;
		for (let at = 0; at < 247; at++)
			ciVariables.add(world, scene.seeded.users.maria, scene.seeded.projects.website, {
				key: `KEY_${at}`,
				value: 'x',
			});
	});

	test.each([
		[249, 249, 3],
		[250, 250, 3],
		[251, 250, 3],
		[100, 100, 1],
	])('gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
		const { json } = await run('getMany', { ...inProject, limit });
		expect(json).toHaveLength(count);
		expect(scene.sent).toHaveLength(requests);
	});

	test('gives all, also those of one key', async () => {
		const { json } = await run('getMany', { ...inProject, returnAll: true });
		expect(json).toHaveLength(250);
		expect(json.filter(({ key }) => key === 'HOST')).toHaveLength(2);
	});
});

describe('Create or Update', () => {
	const upsert = async (parameters: IDataObject) =>
		await run('createOrUpdate', { ...inProject, ...parameters });

	test('creates it once, and changes nothing the second time', async () => {
		const wanted = { key: 'NEW', value: 'one', updateFields: { description: 'Mine', protected: true } };
		expect((await upsert(wanted)).json[0]).toMatchObject({ key: 'NEW', created: true, updated: false });
		expect((await upsert(wanted)).json[0]).toMatchObject({ value: 'one', created: false, updated: false });
		expect(scene.writes).toEqual([
			['POST', VARIABLES, {}, { key: 'NEW', value: 'one', description: 'Mine', protected: true }],
		]);
	});

	test('changes the one with the scope, and no other', async () => {
		const updateFields = { environment_scope: 'production' };
		const { json } = await upsert({ key: 'HOST', value: 'new.example.com', updateFields });
		expect(json[0]).toMatchObject({ environment_scope: 'production', created: false, updated: true });
		expect(scene.writes).toEqual([
			[
				'PUT',
				`${VARIABLES}/HOST`,
				{},
				{ value: 'new.example.com', filter: { environment_scope: 'production' } },
			],
		]);
	});

	test('creates one for a scope that the key does not have yet', async () => {
		const updateFields = { environment_scope: 'review/*' };
		expect((await upsert({ key: 'HOST', value: 'x', updateFields })).json[0]).toMatchObject({
			created: true,
		});
	});

	test('writes a hidden value again, which GitLab does not tell', async () => {
		const hidden = { key: 'HIDDEN', value: 'abcdefgh12', hidden: true };
		ciVariables.add(scene.gitlab.world, scene.seeded.users.maria, scene.seeded.projects.website, hidden);
		expect((await upsert({ key: 'HIDDEN', value: 'abcdefgh12' })).json[0]).toMatchObject({ updated: true });
	});

	test('works in groups and on the instance', async () => {
		scene.token = scene.seeded.adminToken;
		for (const place of [inGroup, onInstance]) {
			const { json } = await run('createOrUpdate', { ...place, key: 'LOG_LEVEL', value: 'debug' });
			expect(json[0]).toMatchObject({ value: 'debug', created: false, updated: true });
		}
		expect(scene.writes.map(([, path, , body]) => [path, body])).toEqual([
			['/groups/acme/variables/LOG_LEVEL', { value: 'debug' }],
			['/admin/ci/variables/LOG_LEVEL', { value: 'debug' }],
		]);
	});
});
