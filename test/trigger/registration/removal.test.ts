import { locator } from '../../parameters';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
});
afterEach(async () => await stage.clear());

const { stringify } = JSON;

/** As if n8n had never saved what the node remembers: its name has changed. */
const rename = (name = 'Something happened') => (stage.workflow.nodeName = name);

describe('switching off', () => {
	it('removes the hook and forgets it', async () => {
		await stage.workflow.activate();
		const { id } = stage.hook();
		stage.writes();
		await stage.workflow.deactivate();
		expect(stage.writes()).toEqual([`DELETE /projects/1/hooks/${id}`]);
		expect(stage.hooks).toEqual([]);
		expect(stage.workflow.memory).toEqual({});
	});

	it('removes the hook of a renamed node, and surplus ones', async () => {
		await stage.workflow.activate();
		stage.hooks.push({ ...stage.hook(), id: 99 });
		rename();
		await stage.workflow.deactivate();
		expect(stage.hooks).toEqual([]);
	});

	it.each<[string, () => unknown]>([
		['the hook', () => stage.hooks.splice(0)],
		['the project', () => stage.gitlab.world.projects.splice(0)],
	])('does not mind that %s is gone already', async (_what, drop) => {
		await stage.workflow.activate();
		drop();
		await stage.workflow.deactivate();
		await stage.workflow.deactivate();
		expect(stage.workflow.log).toEqual([]);
		expect(stage.workflow.memory).toEqual({});
	});

	it('tells in the log when GitLab does not do it, lets nothing in, and does it the next time', async () => {
		await stage.workflow.activate();
		const { workflow, gitlab } = stage;
		const hook = stage.hook();
		gitlab.faults.add({ kind: 'status', status: 500, match: ({ method }) => method === 'DELETE' });
		await workflow.deactivate();
		expect(workflow.log).toEqual([
			expect.stringMatching(
				/the webhook could not be deleted\. Delete it in GitLab under Settings > Webhooks/,
			),
		]);
		expect(stringify(workflow.memory)).not.toContain(hook.token);
		expect(await stage.tell()).toBe(401);
		gitlab.faults.clear();
		workflow.parameters.project = locator('acme/platform/api');
		await workflow.deactivate();
		expect(stage.hooks).toEqual([]);
		expect(workflow.memory).toEqual({});
	});
});
