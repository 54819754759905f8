import type { IDataObject } from 'n8n-workflow';
import { featureFlag } from '../../../nodes/Gitlab/resources/featureFlag';
import { featureFlags, seedFeatureFlags } from '../../gitlab/resources/featureFlag';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedFeatureFlags(scene.gitlab, scene.seeded)));

/** On for the users of the list 'Testers', which has the ID 2 and is the project's first. */
const search = { ...website, featureFlag: locator('new_search') };
const FLAGS = `${WEBSITE}/feature_flags`;
const own = requestsTo(`${FLAGS}/new_search`);
const EVERYWHERE = [{ environment_scope: '*' }];

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'featureFlag', operation, ...parameters }, more);
const withStrategies = (...values: IDataObject[]) => ({ strategies: { values } });

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		what: 'with no more than a name',
		operation: 'create',
		parameters: { ...website, name: 'new_checkout' },
		sent: [requestsTo(FLAGS).post('', { name: 'new_checkout', version: 'new_version_flag' })],
		row: like({ name: 'new_checkout', active: true, strategies: [] }),
	},
	{
		what: 'with a strategy for some environments',
		operation: 'create',
		parameters: {
			...{ ...website, name: 'new_checkout' },
			additionalFields: {
				active: false,
				description: 'All on one page',
				...withStrategies({
					name: 'flexibleRollout',
					percentage: 25,
					stickiness: 'userId',
					environments: 'production, review/*',
				}),
			},
		},
		sent: [
			requestsTo(FLAGS).post('', {
				name: 'new_checkout',
				version: 'new_version_flag',
				active: false,
				description: 'All on one page',
				strategies: [
					{
						name: 'flexibleRollout',
						parameters: { groupId: 'default', rollout: '25', stickiness: 'userId' },
						scopes: [{ environment_scope: 'production' }, { environment_scope: 'review/*' }],
					},
				],
			}),
		],
		row: like({ name: 'new_checkout', active: false, description: 'All on one page' }),
	},
	{
		what: 'with its strategies',
		operation: 'get',
		parameters: search,
		sent: [own.get()],
		row: () => ({
			name: 'new_search',
			description: 'Finds more',
			active: true,
			version: 'new_version_flag',
			created_at: expect.any(String) as string,
			updated_at: expect.any(String) as string,
			scopes: [],
			strategies: [
				{
					id: 1,
					name: 'gitlabUserList',
					parameters: {},
					scopes: [{ id: 1, environment_scope: 'production' }],
					user_list: { id: 2, iid: 1, name: 'Testers', user_xids: '12,34' },
				},
			],
		}),
	},
	{
		what: 'those that are off',
		operation: 'getMany',
		parameters: { ...website, filters: { scope: 'disabled' } },
		sent: [requestsTo(FLAGS).get('', { scope: 'disabled', per_page: '50', page: '1' })],
		row: like({ name: 'old_search', active: false }),
	},
	{
		what: 'what was added, and nothing of its strategies',
		operation: 'update',
		parameters: { ...search, updateFields: { name: 'search', description: '', active: false } },
		sent: [own.put({ name: 'search', description: '', active: false })],
		row: like({ name: 'search', active: false, strategies: [expect.objectContaining({ id: 1 })] }),
	},
	{
		what: 'its strategies for others',
		operation: 'update',
		parameters: { ...search, updateFields: withStrategies({ name: 'default' }) },
		sent: [
			own.get(),
			own.put({
				strategies: [
					{ id: 1, _destroy: true },
					{ name: 'default', parameters: {}, scopes: EVERYWHERE },
				],
			}),
		],
		row: like({
			strategies: [
				{
					id: 2,
					name: 'default',
					parameters: {},
					scopes: [{ id: 2, environment_scope: '*' }],
					user_list: null,
				},
			],
		}),
	},
	{
		what: 'its strategies for none',
		operation: 'update',
		parameters: { ...search, updateFields: { strategies: {} } },
		sent: [own.get(), own.put({ strategies: [{ id: 1, _destroy: true }] })],
		row: like({ strategies: [] }),
	},
	{
		what: 'one',
		operation: 'delete',
		parameters: search,
		sent: [own.remove()],
		row: () => ({ deleted: true }),
	},
];

test('every operation is tried here', () => {
	expect([...new Set(cases.map(({ operation }) => operation))].sort()).toEqual(namesOf(featureFlag).sort());
});

test.each(cases)('$operation: $what', async ({ operation, parameters, sent, row }) => {
	const { json, items, error } = await run(operation, parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(sent);
	expect(json).toEqual([row()]);
	expect(items[0].pairedItem).toEqual({ item: 0 });
});

// n8n fills a row with presets of all its fields, those of other strategies too.
const presets = { percentage: 100, stickiness: 'default', userIds: '', environments: '*' };

test.each<[string, IDataObject, IDataObject]>([
	['all users', { name: 'default' }, { parameters: {} }],
	[
		'some of all that ask',
		{ name: 'flexibleRollout', percentage: 0, stickiness: 'random' },
		{ parameters: { groupId: 'default', rollout: '0', stickiness: 'random' } },
	],
	[
		'some of the users',
		{ name: 'gradualRolloutUserId', percentage: 50 },
		{ parameters: { groupId: 'default', percentage: '50' } },
	],
	['users by their IDs', { name: 'userWithId', userIds: '12,34' }, { parameters: { userIds: '12,34' } }],
	[
		'the users of a list',
		{ name: 'gitlabUserList', user_list_id: locator(2) },
		{ parameters: {}, user_list_id: 2 },
	],
])('a flag can be on for %s', async (_who, strategy, sent) => {
	const additionalFields = withStrategies({ user_list_id: locator(''), ...presets, ...strategy });
	const { error } = await run('create', { ...website, name: 'new_checkout', additionalFields });
	expect(error).toBeUndefined();
	expect(scene.sent.at(-1)?.[3]).toMatchObject({
		strategies: [{ name: strategy.name, ...sent, scopes: EVERYWHERE }],
	});
});

test('a user list given by the URL of its page, which shows another number, is sent by its ID', async () => {
	const url = `${scene.gitlab.url}/acme/website/-/feature_flags_user_lists/1`;
	const additionalFields = withStrategies({ name: 'gitlabUserList', user_list_id: locator(url, 'url') });
	const { json } = await run('create', { ...website, name: 'new_checkout', additionalFields });
	expect(json[0].strategies).toMatchObject([{ user_list: { id: 2, iid: 1 } }]);
	expect(scene.sent[0]).toEqual(requestsTo(`${WEBSITE}/feature_flags_user_lists/1`).get());
});

test.each<[string, string, IDataObject, RegExp]>([
	['no change', 'update', { ...search, updateFields: {} }, /^'Update Fields' is empty/],
	[
		'a percentage below none',
		'create',
		{
			...{ ...website, name: 'new_checkout' },
			additionalFields: withStrategies({ name: 'gradualRolloutUserId', percentage: -1 }),
		},
		/^'Percentage'/,
	],
	[
		'no users',
		'create',
		{
			...{ ...website, name: 'new_checkout' },
			additionalFields: withStrategies({ name: 'userWithId', userIds: '' }),
		},
		/^'User IDs' is empty/,
	],
	[
		'no user list',
		'update',
		{ ...search, updateFields: withStrategies({ name: 'gitlabUserList', user_list_id: locator('') }) },
		/^'User List' is empty/,
	],
])('%s is refused before anything is sent', async (_what, operation, parameters, words) => {
	const { error } = await run(operation, parameters);
	expect(error?.message).toMatch(words);
	expect(scene.sent).toEqual([]);
});

test('what GitLab refuses is said in its words', async () => {
	const missing = await run('get', { ...website, featureFlag: locator('nothing') });
	expect(missing.error?.message).toMatch(/^404 Not found/);
	const taken = await run('create', { ...website, name: 'new_search' });
	expect(taken.error?.message).toMatch(/^Name has already been taken/);
});

test('whoever is no developer may not see flags', async () => {
	scene.token = scene.seeded.reporterToken;
	expect((await run('getMany', website)).error?.message).toMatch(/^403/);
});

test.each([
	[200, 200, 2],
	[201, 201, 3],
	[199, 199, 2],
	[300, 203, 3],
])('a list gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { projects, users } = scene.seeded;
	for (let at = 0; at < 201; at++)
		featureFlags.add(scene.gitlab.world, users.maria, projects.website, { name: `flag_${at}` });
	const { json } = await run('getMany', { ...website, limit });
	expect(json).toHaveLength(count);
	expect(new Set(json.map(({ name }) => name)).size).toBe(count);
	expect(scene.sent).toHaveLength(requests);
});
