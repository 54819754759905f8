import type { IDataObject } from 'n8n-workflow';
import { deployment } from '../../../nodes/Gitlab/resources/deployment';
import { deployments, seedDeployments } from '../../gitlab/resources/deployment';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedDeployments(scene.gitlab, scene.seeded)));

const DEPLOYMENTS = `${WEBSITE}/deployments`;
const done = { ...website, deployment: locator(1) };
const waiting = { ...website, deployment: locator(2) };
const { get, put, remove } = requestsTo(`${DEPLOYMENTS}/1`);
const firstPage = { per_page: '50', page: '1' };

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'deployment', operation, ...parameters }, more);

const fresh = { environment: 'staging', ref: 'main', sha: 'a'.repeat(40), tag: false, status: 'running' };
const order = { order_by: 'updated_at', sort: 'desc' };

const cases: OperationCase[] = [
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
		parameters: { ...done, filters: { target_branch: 'main', not_author: 'tom.reed', state: 'merged' } },
		sent: [
			get('/merge_requests', {
				...{ target_branch: 'main', not: { author_username: 'tom.reed' }, state: 'merged' },
				...firstPage,
			}),
		],
		row: like({ title: 'Compress images', state: 'merged' }),
	},
	{
		operation: 'update',
		parameters: { ...done, status: 'failed' },
		sent: [put({ status: 'failed' })],
		row: like({ status: 'failed' }),
	},
	{
		operation: 'waitForEvent',
		parameters: { ...done, events: ['failed', 'deployed'] },
		sent: [get()],
		row: like({ event: 'deployed', status: 'success' }),
	},
	{ operation: 'delete', parameters: done, sent: [remove()], row: like({ deleted: true }) },
	{
		operation: 'approveOrReject',
		parameters: { ...waiting, status: 'rejected', additionalFields: { comment: 'Not today' } },
		sent: [['POST', `${DEPLOYMENTS}/2/approval`, {}, { status: 'rejected', comment: 'Not today' }]],
		row: like({ status: 'rejected', comment: 'Not today' }),
	},
];

tryEvery(scene, { resource: deployment, cases });

test("GitLab's words say why nothing is done", async () => {
	const { error } = await run('approveOrReject', { ...done, status: 'approved' });
	expect(error?.message).toContain('not waiting for approvals');
	await run('update', { ...done, status: 'running' });
	expect((await run('delete', done)).error?.message).toContain('Cannot destroy running deployment');
});

test('merge requests that do not pass are not listed', async () => {
	const listed = async (filters: IDataObject) => (await run('getMergeRequests', { ...done, filters })).json;
	expect(await listed({ source_branch: 'nowhere' })).toEqual([]);
	expect(await listed({ state: 'opened' })).toEqual([]);
	expect(await listed({ author_id: locator('maria.santos') })).not.toEqual(
		await listed({ author_id: locator('jonas.weber') }),
	);
});

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { ...website, limit }), {
	fill: () => {
		const { gitlab, seeded } = scene;
		for (let at = 0; at < 248; at++)
			deployments.add(gitlab.world, seeded.users.maria, seeded.projects.website, fresh);
	},
});
