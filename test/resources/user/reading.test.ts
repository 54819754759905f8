import type { IDataObject } from 'n8n-workflow';
import { propertiesOfOperation } from '../../../nodes/Gitlab/description';
import { user } from '../../../nodes/Gitlab/resources/user';
import { locator } from '../../parameters';
import { Scene } from '../../scene';

const scene = new Scene();

const get = (value: string | number, mode: 'id' | 'url' = 'id', more: IDataObject = {}) => ({
	resource: 'user',
	operation: 'get',
	user: locator(value, mode),
	...more,
});
const getMany = (more: IDataObject = {}) => ({ resource: 'user', operation: 'getMany', ...more });

test('get current gives the user behind the credential', async () => {
	const { json, items } = await scene.run({ resource: 'user', operation: 'getCurrent' });
	expect(scene.sent).toEqual([['GET', '/user', {}, null]]);
	expect(json).toEqual([
		{
			id: scene.seeded.users.maria.id,
			username: 'maria.santos',
			name: 'Maria Santos',
			state: 'active',
			public_email: null,
			web_url: `${scene.gitlab.url}/maria.santos`,
			email: 'maria.santos@example.com',
			bot: false,
			last_activity_on: expect.any(String),
			created_at: expect.any(String),
		},
	]);
	expect(items[0].pairedItem).toEqual({ item: 0 });
	const raw = await scene.run({ resource: 'user', operation: 'getCurrent', simplify: false });
	expect(raw.json[0]).toHaveProperty('commit_email');
});

describe('get', () => {
	test('by ID asks once', async () => {
		const { id } = scene.seeded.users.tom;
		const { json } = await scene.run(get(id));
		expect(scene.sent).toEqual([['GET', `/users/${id}`, {}, null]]);
		expect(json).toEqual([expect.objectContaining({ id, username: 'tom.reed', bot: false })]);
		expect(json[0]).not.toHaveProperty('followers');
	});

	test.each([
		['tom.reed', 'id'],
		['@tom.reed', 'id'],
		['URL/tom.reed', 'url'],
		['URL/users/tom.reed/activity', 'url'],
	] as const)('by username: %s', async (typed, mode) => {
		const { id } = scene.seeded.users.tom;
		const { json } = await scene.run(get(typed.replace('URL', scene.gitlab.url), mode));
		expect(scene.sent).toEqual([
			['GET', '/users', { username: 'tom.reed', per_page: '1', page: '1' }, null],
			['GET', `/users/${id}`, {}, null],
		]);
		expect(json[0].id).toBe(id);
	});

	test.each([
		['@123', 'id'],
		['URL/123', 'url'],
	] as const)('a username of digits is told from an ID: %s', async (typed, mode) => {
		const { id } = scene.gitlab.world.createUser({ username: '123' });
		const { json } = await scene.run(get(typed.replace('URL', scene.gitlab.url), mode));
		expect(json[0]).toMatchObject({ id, username: '123' });
	});

	test('a username is asked for once in a run', async () => {
		const { items } = await scene.run(
			get('={{ $json.name }}', 'id', { options: { with_custom_attributes: true } }),
			{
				input: [{ name: 'tom.reed' }, { name: '@Tom.Reed' }],
			},
		);
		expect(scene.sent.filter(([, path]) => path === '/users')).toHaveLength(1);
		expect(scene.sent.at(-1)?.[2]).toEqual({ with_custom_attributes: 'true' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('says which user is not there, and goes on with the others', async () => {
		const { items } = await scene.run(get('={{ $json.name }}'), {
			input: [{ name: 'nobody' }, { name: 9999 }, { name: 'tom.reed' }, { name: '' }, { name: 'a b' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.error ?? json.username)).toEqual([
			"There is no user 'nobody' [item 0]",
			"404 User Not Found ('User') [item 1]",
			'tom.reed',
			"'User' is empty [item 3]",
			"'User' is not a valid Username or ID: a b [item 4]",
		]);
	});
});

describe('get many', () => {
	test('lists them, up to the limit and in order', async () => {
		scene.token = scene.seeded.adminToken;
		const { items } = await scene.run(getMany({ limit: 2, options: { order_by: 'username', sort: 'asc' } }));
		expect(scene.sent).toEqual([
			['GET', '/users', { order_by: 'username', sort: 'asc', per_page: '2', page: '1' }, null],
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ username: 'admin' }),
			{
				id: scene.seeded.users.aiko.id,
				username: 'aiko.tanaka',
				name: 'Aiko Tanaka',
				state: 'active',
				public_email: null,
				web_url: `${scene.gitlab.url}/aiko.tanaka`,
			},
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	test('searches', async () => {
		const { json } = await scene.run(getMany({ filters: { search: 'tom' }, simplify: false }));
		expect(scene.sent[0][2]).toEqual({ search: 'tom', per_page: '50', page: '1' });
		expect(json).toEqual([expect.objectContaining({ username: 'tom.reed', locked: false })]);
	});

	test('sends every filter as GitLab names it', async () => {
		const [many] = user.operations.filter(({ name }) => name === 'Get Many');
		const members = propertiesOfOperation(many).find(({ name }) => name === 'filters')?.options ?? [];
		const given = Object.fromEntries(
			(members as Array<{ name: string; type: string }>).map(({ name, type }) => [
				name,
				type === 'boolean'
					? true
					: type === 'dateTime'
						? '2026-01-31T12:00:00.000Z'
						: type === 'options'
							? 'enabled'
							: 'tom',
			]),
		);
		await scene.run(getMany({ filters: given }));
		const flags =
			'active admins auditors blocked exclude_active exclude_external exclude_humans exclude_internal external humans skip_ldap without_project_bots without_projects';
		expect(scene.sent[0][2]).toEqual({
			...Object.fromEntries(flags.split(' ').map((name) => [name, 'true'])),
			...Object.fromEntries(
				['extern_uid', 'provider', 'public_email', 'search', 'username'].map((name) => [name, 'tom']),
			),
			created_after: '2026-01-31T12:00:00.000Z',
			created_before: '2026-01-31T12:00:00.000Z',
			two_factor: 'enabled',
			per_page: '50',
			page: '1',
		});
	});
});
