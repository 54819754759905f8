import type { IDataObject } from 'n8n-workflow';
import { pipelineSchedule } from '../../../nodes/Gitlab/resources/pipelineSchedule';
import { pipelineSchedules, seedPipelineSchedules } from '../../gitlab/resources/pipelineSchedule';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedPipelineSchedules(scene.gitlab, scene.seeded)));

const SCHEDULES = `${WEBSITE}/pipeline_schedules`;
const nightly = { ...website, pipelineSchedule: locator(1) };
const { get, post, put, remove } = requestsTo(`${SCHEDULES}/1`);

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'pipelineSchedule', operation, ...parameters }, more);

const inputs = [{ name: 'environment', value: 'staging' }];
const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: {
			...website,
			description: 'Weekly report',
			ref: locator('main'),
			cron: '0 6 * * 1',
			additionalFields: { active: false, cron_timezone: 'Europe/Berlin', inputs: { values: inputs } },
		},
		sent: [
			[
				'POST',
				SCHEDULES,
				{},
				{
					description: 'Weekly report',
					ref: 'main',
					cron: '0 6 * * 1',
					active: false,
					cron_timezone: 'Europe/Berlin',
					inputs,
				},
			],
		],
		row: like({ description: 'Weekly report', active: false, cron_timezone: 'Europe/Berlin' }),
	},
	{
		operation: 'get',
		parameters: nightly,
		sent: [get()],
		row: like({ description: 'Nightly', owner: 'jonas.weber', last_pipeline_status: 'success' }),
	},
	{
		operation: 'getMany',
		parameters: { ...website, filters: { scope: 'inactive' } },
		sent: [['GET', SCHEDULES, { scope: 'inactive', per_page: '50', page: '1' }, null]],
		row: like({ description: 'Weekly' }),
	},
	{
		operation: 'getPipelines',
		parameters: { ...nightly, filters: { status: 'success' }, options: { sort: 'desc' } },
		sent: [get('/pipelines', { status: 'success', sort: 'desc', per_page: '50', page: '1' })],
		row: like({ ref: 'main', source: 'schedule' }),
	},
	{
		operation: 'update',
		parameters: {
			...nightly,
			updateFields: {
				cron: '0 5 * * *',
				inputs: { values: [{ name: 'environment', destroy: true }] },
			},
		},
		sent: [put({ cron: '0 5 * * *', inputs: [{ name: 'environment', destroy: true }] })],
		row: like({ cron: '0 5 * * *' }),
	},
	{ operation: 'delete', parameters: nightly, sent: [remove()], row: like({ deleted: true }) },
	{ operation: 'runNow', parameters: nightly, sent: [post('/play')], row: like({ started: true }) },
	{
		operation: 'takeOwnership',
		parameters: nightly,
		sent: [post('/take_ownership')],
		row: like({ owner: 'maria.santos' }),
	},
	{
		operation: 'setVariable',
		parameters: { ...nightly, key: 'NEW', value: 'x', additionalFields: { variable_type: 'file' } },
		sent: [get('/variables/NEW'), post('/variables', { key: 'NEW', value: 'x', variable_type: 'file' })],
		row: like({ key: 'NEW', value: 'x', created: true }),
	},
	{
		operation: 'deleteVariable',
		parameters: { ...nightly, key: 'DEPLOY_TO' },
		sent: [remove('/variables/DEPLOY_TO')],
		row: like({ deleted: true }),
	},
];

tryEvery(scene, { resource: pipelineSchedule, cases });

test('a variable that is there gets another value', async () => {
	const { json } = await run('setVariable', { ...nightly, key: 'DEPLOY_TO', value: 'production' });
	expect(json[0]).toMatchObject({ value: 'production', created: false });
	expect(scene.writes).toEqual([put({ value: 'production' }, '/variables/DEPLOY_TO')]);
});

test("what cron does not understand is told in GitLab's words", async () => {
	const { error } = await run('update', { ...nightly, updateFields: { cron: 'every day' } });
	expect(error?.message).toMatch(/cron.*is invalid/i);
});

test('what runs starts a pipeline', async () => {
	await run('runNow', nightly);
	expect((await run('getPipelines', nightly)).json).toHaveLength(2);
});

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { ...website, limit }), {
	fill: () => {
		const { gitlab, seeded } = scene;
		for (let at = 0; at < 248; at++) {
			const one = { description: `No. ${at}`, ref: 'main', cron: '0 4 * * *' };
			pipelineSchedules.add(gitlab.world, seeded.users.maria, seeded.projects.website, one);
		}
	},
});
