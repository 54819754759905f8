import type { IDataObject } from 'n8n-workflow';
import { deployment } from '../../../nodes/Gitlab/resources/deployment';
import { deployments, seedDeployments } from '../../gitlab/resources/deployment';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedDeployments(scene.gitlab, scene.seeded)));

const DEPLOYMENTS = `${WEBSITE}/deployments`;
const done = { ...website, deployment: locator(1) };
const waiting = { ...website, deployment: locator(2) };
const { get, put, remove } = requestsTo(`${DEPLOYMENTS}/1`);
const firstPage = { per_page: '50', page: '1' };

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'deployment', operation, ...parameters }, more);

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const fresh = { environment: 'staging', ref: 'main', sha: 'a'.repeat(40), tag: false, status: 'running' };
const order = { order_by: 'updated_at', sort: 'desc' };

const cases: Case[] = [
	{
		operation: 'create',
		parameters: { ...website, ...fresh },
		sent: [['POST', DEPLOYMENTS, {}, fresh]],
		row: like({ environment: 'staging', status: 'running', user: 'maria.santos' }),
	},
	{
		operation: 'get',
		parameters: waiting,
		sent: [['GET', `${DEPLOYMENTS}/2`, {}, null]],
		row: like({ status: 'blocked', environment: 'production', pending_approval_count: 1 }),
	},
	{
		operation: 'getMany',
		parameters: {
			...website,
			filters: { environment: 'production', status: 'blocked', updated_after: '2020-01-01T00:00:00Z' },
			options: order,
		},
		sent: [
			[
				'GET',
				DEPLOYMENTS,
				{
					environment: 'production',
					status: 'blocked',
					updated_after: '2020-01-01T00:00:00.000Z',
					...order,
					...firstPage,
				},
				null,
			],
		],
		row: like({ id: 2, status: 'blocked' }),
	},
	{
		operation: 'getMergeRequests',
		parameters: { ...done, filters: { target_branch: 'main' } },
		sent: [get('/merge_requests', { target_branch: 'main', ...firstPage })],
		row: like({ title: 'Compress images', state: 'merged' }),
	},
	{
		operation: 'update',
		parameters: { ...done, status: 'failed' },
		sent: [put({ status: 'failed' })],
		row: like({ status: 'failed' }),
	},
	{ operation: 'delete', parameters: done, sent: [remove()], row: like({ deleted: true }) },
	{
		operation: 'approveOrReject',
		parameters: { ...waiting, status: 'rejected', additionalFields: { comment: 'Not today' } },
		sent: [['POST', `${DEPLOYMENTS}/2/approval`, {}, { status: 'rejected', comment: 'Not today' }]],
		row: like({ status: 'rejected', comment: 'Not today' }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(deployment).sort());
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

test("GitLab's words say why nothing is done", async () => {
	const { error } = await run('approveOrReject', { ...done, status: 'approved' });
	expect(error?.message).toContain('not waiting for approvals');
	await run('update', { ...done, status: 'running' });
	expect((await run('delete', done)).error?.message).toContain('Cannot destroy running deployment');
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('Get Many gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 248; at++)
		deployments.add(gitlab.world, seeded.users.maria, seeded.projects.website, fresh);
	const { json } = await run('getMany', { ...website, limit });
	expect(new Set(json.map(({ id }) => id)).size).toBe(count);
	expect(json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
