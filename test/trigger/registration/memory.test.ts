import type { IDataObject } from 'n8n-workflow';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
	stage.workflow.parameters.filters = { notBy: 'me' };
});
afterEach(async () => await stage.clear());

const HEADER = 'Merge Request Hook';
const body = { object_kind: 'merge_request', project: { id: 1 } };

describe('what the workflow remembers, which whoever reads it in n8n can read too,', () => {
	it('opens nothing but the workflow itself', async () => {
		await stage.workflow.activate();
		await stage.tell();
		const { memory } = stage.workflow;
		expect(Object.keys(memory).sort()).toEqual(['deliveries', 'hooks', 'me']);
		expect(memory.me).toEqual({ id: expect.any(Number) as number, username: expect.any(String) as string });
		expect(memory.deliveries).toMatch(/^[\w-]{8}$/);
		const { token, signing_token: signingToken } = stage.hook();
		expect(memory.hooks).toEqual([
			{
				...{ owner: expect.any(String) as string, server: stage.gitlab.url },
				...{ holder: 'project', holderId: 1, hookId: stage.hook().id, signed: true },
				secrets: { token, signingToken },
			},
		]);
		expect(JSON.stringify(memory)).not.toContain(stage.token);
	});

	it.each(['deletes', 'fails to delete'])(
		'is of no use any more after the workflow was switched off and on, where GitLab %s the hook',
		async (how) => {
			const { workflow, gitlab } = stage;
			await workflow.activate();
			const before = { ...stage.hook() };
			if (how.startsWith('fails')) {
				gitlab.faults.add({ kind: 'status', status: 500, match: ({ method }) => method === 'DELETE' });
			}
			await workflow.deactivate();
			gitlab.faults.clear();
			await workflow.activate();
			const { url } = stage.hook();
			expect(await gitlab.deliver({ ...before, url }, HEADER, body)).toBe(401);
			expect(await stage.tell()).toBe(200);
		},
	);

	it('is not taken over from another workflow by a copy of it', async () => {
		await stage.workflow.activate();
		await stage.tell();
		const { staticData, parameters, credentials } = stage.workflow;
		const copy = Object.assign(stage.n8n.add(parameters, credentials), { id: 'copy', staticData });
		Object.assign(copy.memory, { me: { id: 666, username: 'mallory' }, askedAgain: { 1: 1e15 } });
		copy.parameters.filters = {};
		await copy.activate();
		expect(Object.keys(copy.memory)).toEqual(['hooks']);
		expect(copy.memory.hooks).toEqual([expect.objectContaining({ hookId: stage.hooks[1].id })]);
	});

	it.each<[string, unknown]>([
		['nothing', null],
		['text', 'hooks'],
		['a list of anything', [null, 1, 'x', [], {}]],
	])('does no harm where it is %s', async (_what, hooks) => {
		await stage.workflow.activate();
		const hook = { ...stage.hook() };
		const { workflow, gitlab } = stage;
		const key = Object.keys(workflow.staticData).find((name) => name.startsWith('node:')) ?? '';
		workflow.staticData = {
			[key]: { hooks, deliveries: hooks, me: hooks, askedAgain: hooks } as IDataObject,
		};
		workflow.webhookId = 'another';
		expect(await gitlab.deliver({ ...hook, url: workflow.url }, HEADER, body)).toBe(401);
		await workflow.activate();
		expect(await gitlab.deliver(stage.hooks[1], HEADER, body)).toBe(200);
		expect(workflow.crashes).toEqual([]);
	});
});
