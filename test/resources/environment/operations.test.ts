import type { IDataObject } from 'n8n-workflow';
import { environment } from '../../../nodes/Gitlab/resources/environment';
import { environments, seedEnvironments } from '../../gitlab/resources/environment';
import { freezePeriods } from '../../gitlab/resources/freezePeriod';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

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

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const content = {
	tier: 'testing',
	description: 'For testers',
	external_url: 'https://test.example.com',
	auto_stop_setting: 'with_action',
	cluster_agent_id: 3,
	kubernetes_namespace: 'test',
	flux_resource_path: 'a/b',
};
const times = { freeze_start: '0 22 * * 5', freeze_end: '0 6 * * 1' };

const cases: Case[] = [
	{
		operation: 'create',
		parameters: { ...website, name: 'review/1', additionalFields: content },
		sent: [['POST', ENVIRONMENTS, {}, { name: 'review/1', ...content }]],
		row: like({ name: 'review/1', slug: 'review-1', state: 'available', tier: 'testing' }),
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

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(environment).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json).toEqual([one.row()]);
});

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s says where there is no such project',
	async (operation, parameters) => {
		const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
		expect(error?.message).toMatch(/^404 /);
	},
);

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

describe.each(['getMany', 'getFreezePeriods'])('%s', (operation) => {
	beforeEach(() => {
		const { gitlab, seeded } = scene;
		const { website: project } = seeded.projects;
		for (let at = environments.of(project).length; at < 250; at++)
			environments.add(gitlab.world, seeded.users.maria, project, { name: `review/${at}` });
		for (let at = freezePeriods.of(project).length; at < 250; at++)
			freezePeriods.add(gitlab.world, seeded.users.maria, project, times);
	});

	test.each([
		[249, 249, 3],
		[250, 250, 3],
		[251, 250, 3],
		[100, 100, 1],
	])('gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
		const { json } = await run(operation, { ...website, limit });
		expect(new Set(json.map(({ id }) => id)).size).toBe(count);
		expect(json).toHaveLength(count);
		expect(scene.sent).toHaveLength(requests);
	});
});
