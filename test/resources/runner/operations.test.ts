import type { IDataObject } from 'n8n-workflow';
import { runner } from '../../../nodes/Gitlab/resources/runner';
import { addRunners, runnersOf, seedRunners } from '../../gitlab/resources/runner';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedRunners(scene.gitlab, scene.seeded)));

const builder = { runner: locator(1) };
const other = { runner: locator(2) };
const { get, put, remove } = requestsTo('/runners/1');
const firstPage = { per_page: '50', page: '1' };

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'runner', operation, ...parameters }, more);

const content = {
	description: 'New one',
	maintenance_note: 'In the cellar',
	access_level: 'ref_protected',
	locked: true,
	paused: true,
	run_untagged: false,
	maximum_timeout: 900,
};

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: {
			belongsTo: 'project',
			...website,
			additionalFields: { ...content, tag_list: 'docker, linux' },
		},
		sent: [
			['GET', WEBSITE, {}, null],
			[
				'POST',
				'/user/runners',
				{},
				{ runner_type: 'project_type', project_id: 1, ...content, tag_list: ['docker', 'linux'] },
			],
		],
		row: like({ id: 5, token: expect.stringMatching(/^glrt-/) as string }),
	},
	{
		operation: 'get',
		parameters: { ...builder, options: { include_projects: false } },
		sent: [get('', { include_projects: 'false' })],
		row: like({ id: 1, description: 'builder', tag_list: ['docker', 'linux'], created_by: 'maria.santos' }),
	},
	{
		operation: 'getMany',
		parameters: {
			belongsTo: 'project',
			...website,
			filters: { status: 'online', type: 'project_type', paused: false, tag_list: 'docker,linux' },
		},
		sent: [
			[
				'GET',
				`${WEBSITE}/runners`,
				{ status: 'online', type: 'project_type', paused: 'false', tag_list: 'docker,linux', ...firstPage },
				null,
			],
		],
		row: like({ id: 1, runner_type: 'project_type', status: 'online' }),
	},
	{
		operation: 'update',
		parameters: { ...builder, updateFields: { description: 'renamed', tag_list: '' } },
		sent: [put({ description: 'renamed', tag_list: [] })],
		row: like({ description: 'renamed', tag_list: [] }),
	},
	{ operation: 'delete', parameters: builder, sent: [remove()], row: like({ deleted: true }) },
	{ operation: 'pause', parameters: builder, sent: [put({ paused: true })], row: like({ paused: true }) },
	{ operation: 'resume', parameters: builder, sent: [put({ paused: false })], row: like({ paused: false }) },
	{
		operation: 'enableInProject',
		parameters: { ...website, ...other },
		sent: [['POST', `${WEBSITE}/runners`, {}, { runner_id: 2 }]],
		row: like({ id: 2, description: 'other' }),
	},
	{
		operation: 'disableInProject',
		parameters: { ...website, ...builder },
		sent: [['DELETE', `${WEBSITE}/runners/1`, {}, null]],
		row: like({ disabled: true }),
	},
	{
		operation: 'getJobs',
		parameters: { ...builder, filters: { status: 'failed' }, options: { order_by: 'id', sort: 'asc' } },
		sent: [get('/jobs', { status: 'failed', order_by: 'id', sort: 'asc', ...firstPage })],
		row: like({ status: 'failed', project: 'acme/website' }),
	},
];

const nowhere = { project: locator('acme/nowhere'), runner: locator(404) };

tryEvery(scene, { resource: runner, cases, nowhere });

test.each([
	['group', { group: locator('acme') }, '/groups/acme/runners', ['of all', 'of the instance']],
	['everywhere', {}, '/runners', ['builder', 'other', 'of all']],
	['instance', {}, '/runners/all', ['builder', 'other', 'of all', 'of the instance']],
])('Get Many: %s', async (belongsTo, place, path, found) => {
	if (belongsTo === 'instance') scene.token = scene.seeded.adminToken;
	const { json } = await run('getMany', { belongsTo, ...place });
	expect(json.map(({ description }) => description)).toEqual(found);
	expect(scene.sent).toEqual([['GET', path, firstPage, null]]);
});

test('a new one can be of a group or the instance', async () => {
	await run('create', { belongsTo: 'group', group: locator('acme') });
	scene.token = scene.seeded.adminToken;
	await run('create', { belongsTo: 'instance' });
	expect(scene.writes.map(([, , , body]) => body)).toEqual([
		{ runner_type: 'group_type', group_id: scene.seeded.groups.acme.id },
		{ runner_type: 'instance_type' },
	]);
});

test.each(['acme/website/-/runners/1', 'groups/acme/-/runners/1'])(
	'the URL %s is understood',
	async (page) => {
		await run('pause', { runner: locator(`${scene.gitlab.url}/${page}`, 'url') });
		expect(scene.sent).toEqual([put({ paused: true })]);
	},
);

test('a tag that is an object is refused, not sent as text', async () => {
	const tags = { tag_list: [{ name: 'docker' }] };
	const { error } = await run('update', { ...builder, updateFields: tags });
	expect(error?.message).toBe("'Tags' cannot be an object [item 0]");
	expect(scene.writes).toEqual([]);
});

test("GitLab's words say what is wrong", async () => {
	const { error } = await run('update', { ...builder, updateFields: { run_untagged: false, tag_list: '' } });
	expect(error?.message).toContain('can not be empty when runner is not allowed to pick untagged jobs');
	await run('update', { ...other, updateFields: { locked: true } });
	expect((await run('enableInProject', { ...website, ...other })).error?.message).toContain(
		'Runner is locked',
	);
});

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { belongsTo: 'everywhere', limit }), {
	fill: () => {
		const { gitlab, seeded } = scene;
		addRunners(gitlab.world, seeded.users.maria, seeded.projects.api, 247);
	},
});

tryLimits(scene, 'Get Jobs', async (limit) => await run('getJobs', { ...builder, limit }), {
	fill: () => {
		const [first] = runnersOf(scene.gitlab.world);
		const [job] = first.jobs;
		first.jobs = Array.from({ length: 250 }, (_none, id) => ({ ...job, id }));
	},
});
