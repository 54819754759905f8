import fc from 'fast-check';
import { locator } from '../parameters';
import type { Stage } from './stage';
import { setStage } from './stage';

/** What people and servers do to a workflow and its hook, in any order. */
const ACTIONS = {
	'publish it': async (stage: Stage) => {
		await stage.workflow.activate();
		return true;
	},
	'switch it off': async (stage: Stage) => {
		await stage.workflow.deactivate();
		return false;
	},
	'start n8n anew': async ({ workflow }: Stage, isActive: boolean) => {
		if (isActive) await workflow.activate('init');
	},
	'rename the node': async (stage: Stage, isActive: boolean) => {
		// n8n switches the published version off before it publishes the new one.
		if (isActive) await stage.workflow.deactivate();
		stage.workflow.nodeName += '!';
		if (isActive) await stage.workflow.activate();
	},
	'restore an older database of n8n': async (stage: Stage) => {
		const { workflow } = stage;
		// A hook that was given another address as well is nobody's any more.
		if (
			hooksOf(stage)
				.flat()
				.every(({ url }) => url === workflow.url)
		)
			workflow.staticData = {};
	},
	'choose another project': async ({ workflow, projects }: Stage, isActive: boolean) => {
		const { value } = workflow.parameters.project as { value: string };
		if (isActive) await workflow.deactivate();
		const [other] = [projects.website, projects.api].filter(
			({ path_with_namespace: path }) => path !== value,
		);
		workflow.parameters.project = locator(other.path_with_namespace);
		if (isActive) await workflow.activate();
	},
	'choose other events': async ({ workflow }: Stage, isActive: boolean) => {
		workflow.parameters.events = ['merge_requests_events', 'push_events'];
		if (isActive) await workflow.activate();
	},
	'delete the hook': async (stage: Stage) => {
		for (const hooks of hooksOf(stage)) hooks.splice(0);
	},
	'duplicate the hook': async (stage: Stage) => {
		for (const hooks of hooksOf(stage)) {
			const own = hooks.find(({ url }) => url === stage.workflow.url);
			if (own) hooks.push({ ...own, id: stage.gitlab.world.next('hook') });
		}
	},
	'disable the hook': async (stage: Stage) => {
		for (const hook of hooksOf(stage).flat()) hook.failures = 40;
	},
	'give the hook other events': async (stage: Stage) => {
		for (const hook of hooksOf(stage).flat()) hook.flags = { job_events: true };
	},
	'give the hook another address': async (stage: Stage) => {
		const hooks = hooksOf(stage).flat();
		// One that n8n does not remember is then somebody else's.
		if (hooks.length === 1 && stage.workflow.memory.hooks) hooks[0].url = 'https://elsewhere.example.com/';
	},
	'give the hook other secrets': async (stage: Stage) => {
		for (const hook of hooksOf(stage).flat()) Object.assign(hook, { token: 'mine', signing_token: null });
	},
};

const hooksOf = ({ projects }: Stage) => [projects.website.hooks, projects.api.hooks];

async function expectOneRightHook(stage: Stage): Promise<void> {
	const { workflow, projects, gitlab } = stage;
	const project = Object.values(projects).find(
		({ path_with_namespace: path }) => path === (workflow.parameters.project as { value: string }).value,
	);
	expect(hooksOf(stage).flat()).toHaveLength(1);
	const [hook] = project?.hooks ?? [];
	const chosen = Object.keys(hook.flags).filter((flag) => flag.endsWith('_events') && hook.flags[flag]);
	expect(chosen.sort()).toEqual(workflow.parameters.events);
	expect(hook).toMatchObject({ url: workflow.url, failures: 0 });
	const before = workflow.executions.length;
	expect(await gitlab.deliver(hook, 'Merge Request Hook', { project: { id: project?.id } })).toBe(200);
	expect(workflow.executions).toHaveLength(before + 1);
}

type Action = keyof typeof ACTIONS;

it('whatever happens in between, there is one right hook if the workflow is on, and none if not', async () => {
	const actions = fc.array(fc.constantFrom(...(Object.keys(ACTIONS) as Action[])), { maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(actions, async (sequence) => {
			const stage = await setStage();
			try {
				let isActive = false;
				for (const name of sequence) isActive = (await ACTIONS[name](stage, isActive)) ?? isActive;
				await ACTIONS['start n8n anew'](stage, isActive);
				if (isActive) await expectOneRightHook(stage);
				else expect(hooksOf(stage).flat()).toEqual([]);
			} finally {
				await stage.clear();
			}
		}),
		{
			numRuns: 100,
			examples: [
				[['publish it', 'disable the hook', 'duplicate the hook', 'restore an older database of n8n']],
			],
		},
	);
}, 120_000);
