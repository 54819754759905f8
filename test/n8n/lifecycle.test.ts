import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

describe('the webhook of a workflow that is switched on and off', () => {
	let scene: Scene;
	let workflowId: string;

	beforeAll(async () => {
		scene = await setScene();
	});
	beforeEach(async () => {
		workflowId = (await scene.createExample('label-and-answer-merge-requests.json')).id;
		await scene.n8n.publish(workflowId);
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	const runs = async () => (await scene.n8n.executions(workflowId)).length;

	it('is removed when the workflow is switched off', async () => {
		await scene.n8n.unpublish(workflowId);
		expect(scene.project.hooks).toEqual([]);
		await scene.colleague.open('Nobody listens');
		await scene.gitlab.settled();
		expect(await runs()).toBe(0);
	});

	it('is one, however often the workflow is switched off and on', async () => {
		for (let time = 0; time < 3; time++) {
			await scene.n8n.unpublish(workflowId);
			await scene.n8n.publish(workflowId);
		}
		expect(scene.project.hooks).toHaveLength(1);
		const { length } = scene.gitlab.deliveries;
		await scene.colleague.open('Somebody listens');
		await until('it runs', async () => (await runs()) > 0);
		await scene.calm(workflowId);
		const statuses = scene.gitlab.deliveries.slice(length).map(({ responseStatus }) => responseStatus);
		expect(new Set(statuses)).toEqual(new Set([200]));
	});

	it('does not block switching off or on when somebody deleted it in GitLab', async () => {
		scene.project.hooks.splice(0);
		await scene.n8n.unpublish(workflowId);
		await scene.n8n.publish(workflowId);
		await scene.colleague.open('It listens again');
		await until('it runs', async () => (await runs()) > 0);
	});

	it('is not doubled when the workflow is published again while it is on', async () => {
		await scene.n8n.publish(workflowId);
		await scene.colleague.open('Once is enough');
		await until('it runs', async () => (await runs()) > 0);
		expect(scene.project.hooks).toHaveLength(1);
	});

	it('leaves the other webhooks of the project alone', async () => {
		const other = { ...scene.project.hooks[0], id: 4_711, url: 'https://ci.example.com/hook' };
		scene.project.hooks.push(other);
		await scene.n8n.unpublish(workflowId);
		expect(scene.project.hooks).toEqual([other]);
		scene.project.hooks.splice(0);
	});
});
