import type { IDataObject } from 'n8n-workflow';
import { environment } from '../../../nodes/Gitlab/resources/environment';
import { environments, seedEnvironments } from '../../gitlab/resources/environment';
import { freezePeriods } from '../../gitlab/resources/freezePeriod';
import { protectedEnvironments } from '../../gitlab/resources/protectedEnvironment';
import type { Row } from '../../gitlab/table/rows';
import type { Table } from '../../gitlab/table/table';
import type { Project } from '../../gitlab/world/model';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { hintsIn, like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedEnvironments(scene.gitlab, scene.seeded)));

const ENVIRONMENTS = `${WEBSITE}/environments`;
const PERIODS = `${WEBSITE}/freeze_periods`;
const production = { ...website, environment: locator(1) };
const old = { ...website, environment: locator(2) };
const weekend = { ...website, freezePeriod: locator(1) };
const { get, post, put } = requestsTo(`${ENVIRONMENTS}/1`);
const period = requestsTo(`${PERIODS}/1`);
const firstPage = { per_page: '50', page: '1' };

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'environment', operation, ...parameters }, more);

const content = {
	tier: 'testing',
	description: 'For testers',
	external_url: 'https://test.example.com',
	auto_stop_setting: 'with_action',
	cluster_agent_id: 3,
	kubernetes_namespace: 'test',
	flux_resource_path: 'a/b',
};
/** n8n gives each row what the other kinds of rows have too. */
const PRESETS = {
	...{ who: 'user_id', access_level: 40, user_ids: [3], group_id: 1, id: 1 },
	...{ group_inheritance_type: false, required_approvals: 1 },
};
const rules = [
	PRESETS,
	{ ...PRESETS, who: 'group_id', group_id: 7, group_inheritance_type: true },
	{ ...PRESETS, who: 'access_level', access_level: 30 },
];
const ofWebsite = requestsTo(WEBSITE);
const times = { freeze_start: '0 22 * * 5', freeze_end: '0 6 * * 1' };

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: { ...website, name: 'review/1', additionalFields: content },
		sent: [['POST', ENVIRONMENTS, {}, { name: 'review/1', ...content }]],
		row: like({ name: 'review/1', slug: 'review-1', state: 'available', tier: 'testing' }),
	},
	{
		operation: 'createOrUpdate',
		parameters: { ...website, name: 'review/1', updateFields: content },
		sent: [
			['GET', ENVIRONMENTS, { name: 'review/1', per_page: '1', page: '1' }, null],
			['POST', ENVIRONMENTS, {}, { name: 'review/1', ...content }],
		],
		row: like({ name: 'review/1', tier: 'testing', created: true, updated: false }),
	},
	{
		operation: 'get',
		parameters: production,
		sent: [get()],
		row: like({ name: 'production', external_url: 'https://shop.example.com' }),
	},
	{
		operation: 'getMany',
		parameters: { ...website, filters: { states: 'stopped', search: 'old' } },
		sent: [['GET', ENVIRONMENTS, { states: 'stopped', search: 'old', ...firstPage }, null]],
		count: 2,
		row: like({ name: 'old' }),
	},
	{
		operation: 'update',
		parameters: { ...production, updateFields: { description: '', tier: 'other' } },
		sent: [put({ description: '', tier: 'other' })],
		row: like({ description: null, tier: 'other' }),
	},
	{
		operation: 'stop',
		parameters: { ...production, options: { force: true } },
		sent: [post('/stop', { force: true })],
		row: like({ state: 'stopped' }),
	},
	{
		operation: 'stopStale',
		parameters: { ...website, before: '2025-01-01T00:00:00Z' },
		sent: [['POST', `${ENVIRONMENTS}/stop_stale`, {}, { before: '2025-01-01T00:00:00.000Z' }]],
		row: like({ requested: true }),
	},
	{
		operation: 'delete',
		parameters: old,
		sent: [['DELETE', `${ENVIRONMENTS}/2`, {}, null]],
		row: like({ deleted: true }),
	},
	{
		operation: 'deleteReviewApps',
		parameters: website,
		sent: [['DELETE', `${ENVIRONMENTS}/review_apps`, { dry_run: 'true' }, null]],
		count: 2,
		row: like({ id: 3, name: 'review/old', is_deletable: true, dry_run: true }),
	},
	{
		operation: 'protect',
		parameters: {
			...website,
			name: locator('review/a.b'),
			deploy_access_levels: { values: rules },
			additionalFields: {
				required_approval_count: 1,
				approval_rules: { values: [{ who: 'access_level', access_level: 20, required_approvals: 2 }] },
			},
		},
		sent: [
			ofWebsite.post('/protected_environments', {
				name: 'review/a.b',
				deploy_access_levels: [
					{ user_id: 3 },
					{ group_id: 7, group_inheritance_type: 1 },
					{ access_level: 30 },
				],
				required_approval_count: 1,
				approval_rules: [{ access_level: 20, required_approvals: 2 }],
			}),
		],
		row: like({
			name: 'review/a.b',
			deploy_access_levels: [
				expect.objectContaining({ user_id: 3 }),
				expect.objectContaining({ group_id: 7, group_inheritance_type: 1 }),
				expect.objectContaining({ access_level: 30 }),
			],
		}),
	},
	{
		operation: 'getProtected',
		parameters: website,
		sent: [ofWebsite.list('/protected_environments')],
		count: 2,
		row: like({ name: 'review/kept', required_approval_count: 0 }),
	},
	{
		operation: 'updateProtection',
		parameters: {
			...website,
			protectedEnvironment: locator('review/kept'),
			updateFields: {
				deploy_access_levels: {
					values: [
						{ ...PRESETS, who: 'id', id: 99 },
						{ ...PRESETS, user_ids: [4, 5] },
					],
				},
			},
		},
		sent: [
			ofWebsite.put(
				{ deploy_access_levels: [{ id: 99, _destroy: true }, { user_id: 4 }, { user_id: 5 }] },
				'/protected_environments/review%2Fkept',
			),
		],
		row: like({
			deploy_access_levels: [
				expect.objectContaining({ user_id: 4, access_level: null }),
				expect.objectContaining({ user_id: 5 }),
			],
		}),
	},
	{
		operation: 'unprotect',
		parameters: { ...website, protectedEnvironment: locator('production') },
		sent: [ofWebsite.remove('/protected_environments/production')],
		row: like({ deleted: true }),
	},
	{
		operation: 'createFreezePeriod',
		parameters: { ...website, ...times, additionalFields: { cron_timezone: 'Europe/Berlin' } },
		sent: [['POST', PERIODS, {}, { ...times, cron_timezone: 'Europe/Berlin' }]],
		row: like({ ...times, cron_timezone: 'Europe/Berlin' }),
	},
	{
		operation: 'getFreezePeriod',
		parameters: weekend,
		sent: [period.get()],
		row: like({ id: 1, freeze_start: '0 23 * * 5' }),
	},
	{
		operation: 'getFreezePeriods',
		parameters: website,
		sent: [['GET', PERIODS, firstPage, null]],
		row: like({ id: 1, freeze_end: '0 7 * * 1' }),
	},
	{
		operation: 'updateFreezePeriod',
		parameters: { ...weekend, updateFields: { freeze_end: '0 8 * * 1' } },
		sent: [period.put({ freeze_end: '0 8 * * 1' })],
		row: like({ freeze_end: '0 8 * * 1' }),
	},
	{
		operation: 'deleteFreezePeriod',
		parameters: weekend,
		sent: [period.remove()],
		row: like({ deleted: true }),
	},
];

tryEvery(scene, { resource: environment, cases });

test('a URL of an environment is understood', async () => {
	const url = `${scene.gitlab.url}/acme/website/-/environments/1`;
	await run('get', { ...website, environment: locator(url, 'url') });
	expect(scene.sent).toEqual([get()]);
});

test('what still runs cannot be deleted until it is stopped', async () => {
	expect((await run('delete', production)).error?.message).toMatch(/^403 /);
	await run('stop', production);
	expect((await run('delete', production)).json).toEqual([{ deleted: true }]);
});

test("GitLab's words say what is wrong", async () => {
	const { error } = await run('create', { ...website, name: 'production' });
	expect(error?.message).toMatch(/name.*has already been taken/i);
	const { error: inCron } = await run('updateFreezePeriod', {
		...weekend,
		updateFields: { freeze_start: 'on Fridays' },
	});
	expect(inCron?.message).toMatch(/freeze.start.*is invalid/i);
});

describe('review apps', () => {
	const deletions = () =>
		environments.of(scene.seeded.projects.website).flatMap(({ name, deletion }) => (deletion ? [name] : []));

	test('are only listed unless the dry run is switched off', async () => {
		const { json } = await run('deleteReviewApps', { ...website, options: { dry_run: true } });
		expect(json.map(({ name, is_deletable }) => [name, is_deletable])).toEqual([
			['review/old', true],
			['review/kept', false],
		]);
		expect(deletions()).toEqual([]);
	});

	test('are deleted where that is wanted, as many and as old as said', async () => {
		const before = '2025-01-01T00:00:00Z';
		const { json } = await run('deleteReviewApps', {
			...website,
			options: { dry_run: false, before, limit: 1 },
		});
		expect(scene.sent[0][2]).toEqual({ dry_run: 'false', before: '2025-01-01T00:00:00.000Z', limit: '1' });
		expect(json).toEqual([expect.objectContaining({ name: 'review/old', dry_run: false })]);
		expect(deletions()).toEqual(['review/old']);
	});
});

describe('protection', () => {
	test('needs somebody who may deploy', async () => {
		const nobody = { ...website, name: locator('staging'), deploy_access_levels: {} };
		expect((await run('protect', nobody)).error?.message).toContain("'Allowed to Deploy' is empty");
		expect(scene.sent).toEqual([]);
	});

	test('a second one is refused in GitLab\u2019s words', async () => {
		const again = { ...website, name: locator('production'), deploy_access_levels: { values: rules } };
		expect((await run('protect', again)).error?.message).toContain('already exists');
	});

	test('users whom GitLab passes over are told of', async () => {
		const outsider = { ...PRESETS, user_ids: [scene.seeded.users.outsider.id] };
		const outcome = await run('protect', {
			...website,
			name: locator('staging'),
			deploy_access_levels: { values: [outsider, PRESETS] },
		});
		expect(outcome.error).toBeUndefined();
		expect(hintsIn(outcome)).toMatchObject([
			{ message: expect.stringContaining('GitLab left out users or groups of 1 item') as string },
		]);
	});

	test('approval rules are changed too', async () => {
		const approval_rules = {
			values: [
				{ ...PRESETS, who: 'id', id: 4 },
				{ ...PRESETS, who: 'group_id', group_id: 7, required_approvals: 2 },
			],
		};
		const { json } = await run('updateProtection', {
			...website,
			protectedEnvironment: locator('production'),
			updateFields: { approval_rules },
		});
		expect(scene.sent[0][3]).toEqual({
			approval_rules: [
				{ id: 4, _destroy: true },
				{ group_id: 7, group_inheritance_type: 0, required_approvals: 2 },
			],
		});
		expect(json[0].approval_rules).toMatchObject([
			{ id: 5, group_id: 7 },
			{ id: 6, access_level: 40 },
			{ id: 7, group_id: 7, required_approvals: 2 },
		]);
	});
});

const addMore = (add: (at: number) => unknown, known: number) => () => {
	for (let at = known; at < 250; at++) add(at);
};

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { ...website, limit }), {
	fill: addMore((at) => addTo(environments, { name: `review/${at}` }), 4),
});

tryLimits(
	scene,
	'Get Freeze Periods',
	async (limit) => await run('getFreezePeriods', { ...website, limit }),
	{
		fill: addMore(() => addTo(freezePeriods, times), 1),
	},
);

tryLimits(scene, 'Get Protected', async (limit) => await run('getProtected', { ...website, limit }), {
	fill: addMore((at) => addTo(protectedEnvironments, { name: `${at}`, deploy_access_levels: [] }), 2),
	key: 'name',
});

function addTo<T extends Row<Project>>(table: Table<T, Project>, given: Partial<T>): void {
	table.add(scene.gitlab.world, scene.seeded.users.maria, scene.seeded.projects.website, given);
}
