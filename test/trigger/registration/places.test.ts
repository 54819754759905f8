import { locator } from '../../parameters';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
});
afterEach(async () => await stage.clear());

describe('another place', () => {
	const toApi = () => (stage.workflow.parameters.project = locator('acme/platform/api'));

	it('moves the hook when another project is chosen', async () => {
		await stage.workflow.activate();
		toApi();
		await stage.workflow.activate();
		expect(stage.hooks).toEqual([]);
		expect(stage.projects.api.hooks).toHaveLength(1);
		const payload = { project: { id: stage.projects.api.id } };
		expect(await stage.gitlab.deliver(stage.projects.api.hooks[0], 'Merge Request Hook', payload)).toBe(200);
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it('does not mind that the former project is gone', async () => {
		await stage.workflow.activate();
		toApi();
		stage.gitlab.world.projects.splice(stage.gitlab.world.projects.indexOf(stage.projects.website), 1);
		await stage.workflow.activate();
		expect(stage.projects.api.hooks).toHaveLength(1);
		expect(stage.workflow.log).toEqual([]);
	});

	it('tells in the log when the hook of the former project cannot be removed', async () => {
		await stage.workflow.activate();
		toApi();
		stage.gitlab.faults.add({
			kind: 'status',
			status: 403,
			match: ({ path }) => path.includes('projects/1/'),
		});
		await stage.workflow.activate();
		expect(stage.projects.api.hooks).toHaveLength(1);
		expect(stage.workflow.log).toEqual([
			expect.stringContaining('delete the webhook in the former project 1 by hand'),
		]);
	});

	it('tells in the log which hook stays on a server that the credential has left', async () => {
		await stage.workflow.activate();
		const old = stage;
		stage = await setStage();
		Object.assign(old.workflow, { credentials: stage.workflow.credentials });
		await old.workflow.activate('init');
		expect(old.workflow.log.at(-1)).toBe(
			`GitLab DevOps Trigger, workflow workflow: the credential now leads to ${stage.gitlab.url}; delete webhook 1 of project 1 on ${old.gitlab.url} by hand`,
		);
		expect(await stage.gitlab.deliver(stage.hook(), 'Merge Request Hook', { project: { id: 1 } })).toBe(200);
		expect(old.workflow.executions).toHaveLength(1);
		await old.clear();
	});
});

describe('a copy of the workflow, with what the original remembers', () => {
	const copy = () => {
		const { workflow, n8n } = stage;
		const made = n8n.add(workflow.parameters, workflow.credentials);
		return Object.assign(made, { staticData: workflow.staticData, id: 'copy' });
	};

	it('gets a hook of its own and does not take the original one', async () => {
		await stage.workflow.activate();
		const original = { ...stage.hook() };
		const duplicate = copy();
		await duplicate.activate();
		expect(stage.hooks.map(({ url }) => url)).toEqual([stage.workflow.url, duplicate.url]);
		expect(stage.hooks[0]).toEqual(original);
		await duplicate.deactivate();
		expect(stage.hooks).toEqual([original]);
	});

	it('does not trust the secrets that came with it', async () => {
		await stage.workflow.activate();
		const duplicate = copy();
		const hook = { ...stage.hook(), url: duplicate.url };
		expect(await stage.gitlab.deliver(hook, 'Merge Request Hook', { project: { id: 1 } })).toBe(401);
	});

	it('is told apart on another n8n too, where it has the same ID', async () => {
		await stage.workflow.activate();
		const staging = Object.assign(copy(), {
			id: stage.workflow.id,
			webhookId: stage.workflow.webhookId,
			baseUrl: stage.n8n.url.replace('127.0.0.1', 'localhost'),
			instanceId: 'staging',
		});
		await staging.activate();
		expect(stage.hooks.map(({ url }) => url)).toEqual([stage.workflow.url, staging.url]);
	});
});
