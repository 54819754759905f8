import type { Base } from '../base';
import { seedBase } from '../base';
import type { Gitlab } from '../index';
import { startGitlab } from '../index';
import { ask } from '../visit';
import { seedPipelineSchedules } from './pipelineSchedule';

describe('A pipeline schedule', () => {
	let gitlab: Gitlab;
	let base: Base;

	beforeEach(async () => {
		gitlab = await startGitlab();
		base = seedBase(gitlab.world);
		await seedPipelineSchedules(gitlab, base);
	});
	afterEach(() => gitlab.close());

	const api = (method: string, path: string, body?: object) =>
		ask(gitlab, method, `projects/acme%2Fwebsite/pipeline_schedules${path}`, { token: base.token, body });

	it('is listed by whether it runs', async () => {
		expect((await api('GET', '?scope=inactive')).body).toMatchObject([{ description: 'Weekly' }]);
		expect((await api('GET', '?scope=resting')).status).toBe(400);
	});

	it('is taken over once', async () => {
		const mine = { owner: { username: 'maria.santos' } };
		expect(await api('POST', '/1/take_ownership')).toMatchObject({ status: 201, body: mine });
		expect(await api('POST', '/1/take_ownership')).toMatchObject({ status: 200, body: mine });
	});

	it('starts a pipeline when it is played', async () => {
		expect(await api('POST', '/1/play')).toMatchObject({ status: 201, body: { message: '201 Created' } });
		const { pipelines } = base.projects.website;
		expect(pipelines).toHaveLength(2);
		expect(pipelines[0]).toMatchObject({ source: 'schedule', ref: 'main', status: 'created' });
	});

	it('must have a time of cron', async () => {
		const words = { status: 400, body: { message: { cron: [' is invalid syntax'] } } };
		expect(await api('PUT', '/1', { cron: 'every night' })).toMatchObject(words);
	});
});
