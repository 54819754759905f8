import type { IDataObject } from 'n8n-workflow';
import { user } from '../../../nodes/Gitlab/resources/user';
import { seedUsers } from '../../gitlab/resources/user';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();

/** Somebody with a project of their own, who is a member of a group and has a status. */
const ID = 6;
const olga = { user: locator(ID) };
const own = requestsTo(`/users/${ID}`);
const FIRST_PAGE = { per_page: '50', page: '1' };

beforeEach(async () => {
	await seedUsers(scene.gitlab, scene.seeded);
	scene.token = scene.seeded.adminToken;
});

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'user', operation, ...parameters }, more);

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const ada = { email: 'ada@example.com', name: 'Ada Lovelace', username: 'ada.lovelace' };

const cases: Case[] = [
	{
		what: 'somebody who gets a link to set a password',
		operation: 'create',
		parameters: ada,
		sent: [requestsTo('/users').post('', { ...ada, reset_password: true })],
		row: () => ({
			id: expect.any(Number) as number,
			username: 'ada.lovelace',
			name: 'Ada Lovelace',
			state: 'active',
			public_email: null,
			web_url: `${scene.gitlab.url}/ada.lovelace`,
			email: 'ada@example.com',
			is_admin: false,
			external: false,
			created_at: expect.any(String) as string,
		}),
	},
	{
		what: 'somebody with a password and more',
		operation: 'create',
		parameters: {
			...{ ...ada, passwordBy: 'typing', password: 'correct horse' },
			additionalFields: { external: true, projects_limit: 0, skip_confirmation: true, note: 'New' },
		},
		sent: [
			requestsTo('/users').post('', {
				...ada,
				...{ password: 'correct horse', external: true, projects_limit: 0 },
				...{ skip_confirmation: true, note: 'New' },
			}),
		],
		row: like({ username: 'ada.lovelace', external: true }),
	},
	{
		what: 'somebody who signs in elsewhere',
		operation: 'create',
		parameters: {
			...{ ...ada, passwordBy: 'random' },
			additionalFields: { provider: 'saml', extern_uid: '77' },
		},
		sent: [
			requestsTo('/users').post('', {
				...ada,
				...{ force_random_password: true, provider: 'saml', extern_uid: '77' },
			}),
		],
		row: like({ username: 'ada.lovelace' }),
	},
	{
		what: 'what was added, and clear what was emptied',
		operation: 'update',
		parameters: { ...olga, updateFields: { name: 'Olga P.', public_email: '', admin: true } },
		sent: [own.put({ name: 'Olga P.', public_email: '', admin: true })],
		row: like({ id: ID, name: 'Olga P.', username: 'olga.outsider', is_admin: true, public_email: null }),
	},
	{
		what: 'somebody whose username was typed again',
		operation: 'delete',
		parameters: { ...olga, confirmUsername: '@olga.outsider' },
		sent: [own.get(), own.remove()],
		row: () => ({ deleted: true }),
	},
	{
		what: 'somebody with all that they wrote',
		operation: 'delete',
		parameters: { ...olga, confirmUsername: 'olga.outsider', options: { hard_delete: true } },
		sent: [own.get(), ['DELETE', `/users/${ID}`, { hard_delete: 'true' }, null]],
		row: () => ({ deleted: true }),
	},
	{
		what: 'somebody',
		operation: 'block',
		parameters: olga,
		sent: [own.post('/block')],
		row: () => ({ blocked: true }),
	},
	{
		what: 'somebody',
		operation: 'unblock',
		parameters: olga,
		sent: [own.post('/unblock')],
		row: () => ({ unblocked: true }),
	},
	{
		what: 'somebody',
		operation: 'deactivate',
		parameters: olga,
		sent: [own.post('/deactivate')],
		row: () => ({ deactivated: true }),
	},
	{
		what: 'somebody',
		operation: 'activate',
		parameters: olga,
		sent: [own.post('/activate')],
		row: () => ({ activated: true }),
	},
	{
		what: 'of somebody',
		operation: 'getStatus',
		parameters: olga,
		sent: [own.get('/status')],
		row: () => ({
			emoji: 'coffee',
			message: 'Back at two',
			availability: 'busy',
			message_html: 'Back at two',
			clear_status_at: '2030-01-01T12:00:00.000Z',
		}),
	},
	{
		what: 'to something for some time',
		operation: 'setStatus',
		parameters: {
			additionalFields: { message: 'On holiday', availability: 'busy', clear_status_after: '7_days' },
		},
		sent: [
			requestsTo('/user').put(
				{ message: 'On holiday', availability: 'busy', clear_status_after: '7_days' },
				'/status',
			),
		],
		row: like({ message: 'On holiday', clear_status_at: expect.any(String) as string }),
	},
	{
		what: 'to nothing',
		operation: 'setStatus',
		parameters: {},
		sent: [requestsTo('/user').put(null, '/status')],
		row: like({ message: null, availability: 'not_set', clear_status_at: null }),
	},
	{
		what: 'of the current user',
		operation: 'setAvatar',
		parameters: { inputDataField: 'data' },
		sent: [['PUT', '/user/avatar', {}, expect.any(Buffer)]],
		row: like({ avatar_url: expect.any(String) as string }),
	},
	{
		what: 'in their own namespace',
		operation: 'getProjects',
		parameters: { ...olga, filters: { visibility: 'public' }, options: { order_by: 'name', sort: 'asc' } },
		sent: [own.get('/projects', { visibility: 'public', order_by: 'name', sort: 'asc', ...FIRST_PAGE })],
		row: like({ path_with_namespace: 'olga.outsider/open-source' }),
	},
	{
		what: 'in groups',
		operation: 'getMemberships',
		parameters: { ...olga, filters: { type: 'Namespace' } },
		sent: [own.get('/memberships', { type: 'Namespace', ...FIRST_PAGE })],
		row: () => ({ source_id: 7, source_name: 'Acme', source_type: 'Namespace', access_level: 20 }),
	},
	{
		what: 'since a day',
		operation: 'getActivities',
		parameters: { filters: { from: '2020-01-01T00:00:00.000Z' } },
		sent: [requestsTo('/user').get('/activities', { from: '2020-01-01T00:00:00.000Z', ...FIRST_PAGE })],
		row: like({ username: 'admin', last_activity_on: expect.any(String) as string }),
	},
];

const logo = {
	data: { data: Buffer.from('a picture').toString('base64'), mimeType: 'image/png', fileName: 'logo.png' },
};

test('every operation is tried here or where users are read', () => {
	const tried = new Set([...cases.map(({ operation }) => operation), 'get', 'getCurrent', 'getMany']);
	expect([...tried].sort()).toEqual(namesOf(user).sort());
});

test.each(cases)('$operation: $what', async ({ operation, parameters, sent, row }) => {
	const { json, items, error } = await run(operation, parameters, { files: [logo] });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(sent);
	expect(json[0]).toEqual(row());
	expect(items[0].pairedItem).toEqual({ item: 0 });
});

test('an account goes from state to state', async () => {
	const state = async () => (await run('get', olga)).json[0].state;
	await run('block', olga);
	expect(await state()).toBe('blocked');
	expect((await run('deactivate', olga)).error?.message).toMatch(/A blocked user cannot be deactivated/);
	await run('unblock', olga);
	await run('deactivate', olga);
	expect(await state()).toBe('deactivated');
	await run('activate', olga);
	expect(await state()).toBe('active');
});

test.each([
	['another username', 'tom.reed', /^'Username to Confirm' is not the username of the chosen user/],
	['another way to write it', 'Olga.Outsider', /^'Username to Confirm' is not the username/],
	['their ID', String(ID), /^'Username to Confirm' is not the username/],
	['blanks', '  ', /^'Username to Confirm' is empty/],
])('nobody is deleted with %s', async (_what, confirmUsername, words) => {
	const { error } = await run('delete', { ...olga, confirmUsername, options: { hard_delete: true } });
	expect(error?.message).toMatch(words);
	expect(scene.writes).toEqual([]);
});

test('of several users only those are deleted whose own username was typed', async () => {
	const { items } = await run(
		'delete',
		{ user: locator('={{ $json.id }}'), confirmUsername: '={{ $json.typed }}' },
		{
			input: [
				{ id: ID, typed: 'tom.reed' },
				{ id: 5, typed: 'tom.reed' },
			],
			onError: 'continueRegularOutput',
		},
	);
	expect(items[0].json.error).toContain("'Username to Confirm' is not the username");
	expect(items[1].json).toEqual({ deleted: true });
	expect(scene.gitlab.world.users.map(({ username }) => username)).toContain('olga.outsider');
});

test.each([
	['create', ada],
	['update', { ...olga, updateFields: { admin: true } }],
	['delete', { ...olga, confirmUsername: 'olga.outsider' }],
	['block', olga],
	['getMemberships', olga],
	['getActivities', {}],
])('%s is for administrators', async (operation, parameters) => {
	scene.token = scene.seeded.token;
	expect((await run(operation, parameters)).error?.message).toMatch(/^403/);
});

test.each<[string, string, IDataObject, RegExp]>([
	[
		'a username that is taken',
		'create',
		{ ...ada, username: 'tom.reed' },
		/^Username has already been taken/,
	],
	['no password', 'create', { ...ada, passwordBy: 'typing', password: ' ' }, /^'Password' is empty/],
	['no change', 'update', { ...olga, updateFields: {} }, /^'Update Fields' is empty/],
	['a user who is not there', 'block', { user: locator(404) }, /^404 User Not Found/],
	['oneself', 'block', { user: locator(1) }, /API initiating user cannot be blocked/],
])("%s fails in GitLab's or the node's words", async (_what, operation, parameters, words) => {
	expect((await run(operation, parameters)).error?.message).toMatch(words);
});

test('a project and a group of one ID are two memberships', async () => {
	const { groups, users } = scene.seeded;
	const { world } = scene.gitlab;
	const projects = [4, 5, 6, 7].map((at) =>
		world.createProject({ path: `more-${at}`, name: 'More', namespace: groups.platform }),
	);
	world.addMember(projects[3], users.outsider, 30);
	const { json } = await run('getMemberships', olga);
	expect(json.map(({ source_id, source_type }) => [source_id, source_type])).toEqual([
		[7, 'Namespace'],
		[7, 'Project'],
	]);
});

test.each([
	[200, 200, 2],
	[201, 201, 3],
	[199, 199, 2],
	[300, 206, 3],
])('activities come up to %d: %d of them with %d requests', async (limit, count, requests) => {
	for (let at = 0; at < 200; at++) scene.gitlab.world.createUser({ username: `user${at}` });
	const { json } = await run('getActivities', { limit });
	expect(new Set(json.map(({ username }) => username)).size).toBe(count);
	expect(scene.sent).toHaveLength(requests);
});
