import type { IDataObject } from 'n8n-workflow';
import { accessToken } from '../../../nodes/Gitlab/resources/accessToken';
import { accessTokens, dayIn, seedAccessTokens } from '../../gitlab/resources/accessToken';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedAccessTokens(scene.gitlab, scene.seeded)));

const { get, post, remove } = requestsTo(`${WEBSITE}/access_tokens`);
const OWN = '/personal_access_tokens/self';
const nightly = { ...website, accessToken: locator(1) };
const soon = dayIn(30);
const value = expect.stringMatching(/^glpat-/) as string;
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'accessToken', operation, ...parameters }, more);

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'getCurrent',
		parameters: {},
		sent: [['GET', OWN, {}, null]],
		row: like({ name: 'token of maria.santos', scopes: ['api'], expires_at: '2030-01-31', active: true }),
	},
	{
		operation: 'getMany',
		parameters: {
			...website,
			filters: {
				state: 'active',
				search: 'night',
				expires_after: '2026-01-01',
				created_after: '2026-01-01T00:00:00Z',
			},
			options: { sort: 'expires_asc' },
		},
		sent: [
			get('', {
				created_after: '2026-01-01T00:00:00.000Z',
				expires_after: '2026-01-01',
				search: 'night',
				state: 'active',
				sort: 'expires_asc',
				per_page: '50',
				page: '1',
			}),
		],
		row: like({ name: 'Nightly deployment', role: 'Maintainer', scopes: ['read_api'] }),
	},
	{
		operation: 'create',
		parameters: {
			...website,
			name: 'Deployment',
			scopes: ['api'],
			additionalFields: { access_level: 'Developer', description: 'For n8n', expires_at: soon },
		},
		sent: [
			post('', {
				name: 'Deployment',
				scopes: ['api'],
				access_level: 30,
				description: 'For n8n',
				expires_at: soon,
			}),
		],
		row: like({ token: value, role: 'Developer', expires_at: soon }),
	},
	{
		operation: 'rotate',
		parameters: { ...nightly, additionalFields: { expires_at: soon } },
		sent: [post('/1/rotate', { expires_at: soon })],
		row: like({ token: value, name: 'Nightly deployment', expires_at: soon }),
	},
	{
		operation: 'revoke',
		parameters: { ...nightly, confirmation: 'Nightly deployment' },
		sent: [get('/1'), remove('/1')],
		row: () => ({ revoked: true }),
	},
	{
		operation: 'rotateCurrent',
		parameters: { additionalFields: { expires_at: soon } },
		sent: [['POST', `${OWN}/rotate`, {}, { expires_at: soon }]],
		row: like({ token: value, scopes: ['api'], expires_at: soon }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(accessToken).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json).toEqual([one.row()]);
});

test.each(
	cases
		.filter(({ parameters }) => 'project' in parameters)
		.map((one) => [one.operation, one.parameters] as const),
)('%s says where there is no such project', async (operation, parameters) => {
	const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
	expect(error?.message).toMatch(/^404 /);
});

test.each(['getCurrent', 'rotateCurrent'])('%s says where the token is worthless', async (operation) => {
	scene.gitlab.world.revokeToken(scene.token);
	const { error } = await run(operation, {});
	expect(error?.message).toMatch(/^401 |revoked/i);
	expect(JSON.stringify(error)).not.toContain(scene.token);
});

test('what tells a value is marked as a secret', () => {
	const telling = accessToken.operations.filter(({ secrets = [] }) => secrets.includes('token'));
	expect(telling.map(({ name }) => name)).toEqual(['Create', 'Rotate', 'Rotate Current']);
});

test('a value comes out once', async () => {
	const { json } = await run('getMany', { ...website, simplify: false });
	expect(json[0]).not.toHaveProperty('token');
});

test("the credential's own token is rotated once in a run, whatever the number of items", async () => {
	const { json, error } = await run('rotateCurrent', {}, { input: [{}, {}, {}] });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['POST', `${OWN}/rotate`, {}, null]]);
	expect(new Set(json.map(({ token }) => token)).size).toBe(1);
});

test('where it fails, it is not tried again for the next item', async () => {
	scene.gitlab.faults.add({ kind: 'status', status: 500, match: ({ path }) => path.endsWith('/rotate') });
	const onError = 'continueRegularOutput' as const;
	const { json } = await run('rotateCurrent', {}, { input: [{}, {}], onError });
	expect(json.map(({ error }) => typeof error)).toEqual(['string', 'string']);
	expect(scene.sent).toHaveLength(1);
});

test('the description of Rotate Current warns', () => {
	const { description = '' } = accessToken.operations.find(({ name }) => name === 'Rotate Current') ?? {};
	expect(description).toMatch(/replace it in n8n's credential/);
});

test('an answer that breaks off gives away nothing of the value', async () => {
	scene.gitlab.faults.add({ kind: 'truncate', match: ({ method }) => method === 'POST' });
	const { error } = await run('create', { ...website, name: 'x', scopes: ['api'] });
	expect(error?.message).toBeTruthy();
	expect(JSON.stringify(error)).not.toContain('glpat-');
	expect(scene.sent).toHaveLength(1);
});

test('what lives too long is refused in the words of GitLab', async () => {
	const additionalFields = { expires_at: dayIn(400) };
	const { error } = await run('create', { ...website, name: 'x', scopes: ['api'], additionalFields });
	expect(error?.message).toMatch(/must be before .*\('Expires On'\)/);
});

test('another name confirms nothing', async () => {
	const { error } = await run('revoke', { ...nightly, confirmation: 'Nightly' });
	expect(error?.message).toBe("'Confirm Name' is not that of what is chosen [item 0]");
	expect(scene.writes).toEqual([]);
});

test('a group has its own', async () => {
	const acme = { belongsTo: 'group', group: locator('acme') };
	const { json } = await run('rotate', { ...acme, accessToken: locator(2) });
	expect(scene.sent).toEqual([['POST', '/groups/acme/access_tokens/2/rotate', {}, null]]);
	expect(json[0]).toMatchObject({ expires_at: dayIn(7) });
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('Get Many gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 249; at++) {
		const one = { name: `No. ${at}`, scopes: ['api'] };
		accessTokens.add(gitlab.world, seeded.users.maria, seeded.projects.website, one);
	}
	expect((await run('getMany', { ...website, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
