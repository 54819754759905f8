import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { send } from '../engine';
import type { Stage } from '../stage';
import { setStage } from '../stage';

/** What people and servers do to a workflow and its hook, in any order. */
const ACTIONS = {
	'something happens in GitLab': tellAll,
	'GitLab delivers it again': async ({ gitlab }: Stage) => {
		const { url = '', headers, body } = gitlab.deliveries.at(-1) ?? {};
		if (headers && body && url.includes('127.0.0.1')) await send(url, body, headers);
	},
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
				.every(({ url }) => url.startsWith(workflow.url))
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
	'choose several projects': choose({
		place: 'projects',
		projects: {
			values: ['acme/website', 'acme/platform/api'].map((path) => ({ project: locator(path) })),
		},
	}),
	'choose one of several projects': choose({
		place: 'projects',
		projects: { values: [{ project: locator('acme/platform/api') }] },
	}),
	'choose a group': choose({ place: 'group', group: locator('acme/platform') }),
	'choose the instance': choose({ place: 'instance' }),
	'choose one project': choose({ place: 'project' }),
	'let GitLab fail for a while': async (stage: Stage, isActive: boolean) => {
		const { workflow, gitlab } = stage;
		let left = 2;
		gitlab.faults.add({
			kind: 'status',
			status: 403,
			match: ({ method }) => method === 'POST' && left-- === 1,
		});
		if (isActive) await workflow.deactivate();
		const failure = await workflow.activate().catch((error: Error) => error);
		gitlab.faults.clear();
		if (failure) expect(hooksOf(stage).flat()).toEqual([]);
		return !failure;
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
			const own = hooks.find(({ url }) => url.startsWith(stage.workflow.url));
			if (own) hooks.push({ ...own, id: stage.gitlab.world.next('hook') });
		}
	},
	'disable the hook': async (stage: Stage) => {
		for (const hook of hooksOf(stage).flat()) hook.failures = 40;
	},
	'give the hook other events': async (stage: Stage) => {
		// Only what system hooks have too can be set on any hook.
		for (const hook of hooksOf(stage).flat()) hook.flags = { tag_push_events: true };
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

/** Lets GitLab tell each of its hooks of another merge request. */
async function tellAll(stage: Stage): Promise<void> {
	const { gitlab, projects } = stage;
	for (const hook of hooksOf(stage).flat()) {
		if (!hook.url.includes('127.0.0.1')) continue;
		const { id } = hook.holder?.kind === 'project' ? hook.holder : projects.api;
		const body = { project: { id }, object_attributes: { iid: gitlab.deliveries.length + 1 } };
		await gitlab.deliver(hook, hook.holder ? 'Merge Request Hook' : 'System Hook', {
			object_kind: 'merge_request',
			...body,
		});
	}
}

/** What n8n has taken has started an execution, and one only, however often it came. */
function expectEachOnce({ gitlab, workflow }: Stage): void {
	const mark = (body: unknown) => (body as { object_attributes?: { iid?: number } }).object_attributes?.iid;
	const taken = gitlab.deliveries
		.filter(({ responseStatus }) => responseStatus === 200)
		.map(({ body }) => mark(JSON.parse(body)));
	const ascending = (marks: unknown[]) => [...marks].sort((a, b) => Number(a) - Number(b));
	expect(ascending(workflow.executions.map(mark))).toEqual(ascending([...new Set(taken)]));
}

const hooksOf = ({ projects, groups, gitlab }: Stage) => [
	projects.website.hooks,
	projects.api.hooks,
	groups.platform.hooks,
	gitlab.world.systemHooks,
];

/** Publishes the workflow with other fields; n8n then often switches the former version off before. */
function choose(fields: IDataObject) {
	return async ({ workflow }: Stage, isActive: boolean) => {
		// Where nothing is remembered, only the former fields tell where a hook is.
		if (isActive && !workflow.memory.hooks) await workflow.deactivate();
		Object.assign(workflow.parameters, fields);
		if (isActive) await workflow.activate();
	};
}

/** The hooks that there should be, each with what it tells. */
function wantedHooks({ workflow, projects, groups, gitlab }: Stage) {
	const {
		place = 'project',
		project,
		projects: list,
	} = workflow.parameters as IDataObject & {
		project: { value: string };
		projects?: { values: Array<{ project: { value: string } }> };
	};
	if (place === 'group') return [{ hooks: groups.platform.hooks, id: projects.api.id }];
	if (place === 'instance') return [{ hooks: gitlab.world.systemHooks, id: projects.api.id }];
	const chosen =
		place === 'projects' ? (list?.values ?? []).map((row) => row.project.value) : [project.value];
	return Object.values(projects).filter(({ path_with_namespace: path }) => chosen.includes(path));
}

async function expectTheRightHooks(stage: Stage): Promise<void> {
	const { workflow } = stage;
	const wanted = wantedHooks(stage);
	expect(hooksOf(stage).flat()).toHaveLength(wanted.length);
	for (const { hooks, id } of wanted) {
		expect(hooks).toHaveLength(1);
		const [hook] = hooks;
		const chosen = Object.keys(hook.flags).filter((flag) => flag.endsWith('_events') && hook.flags[flag]);
		expect(chosen.sort()).toEqual(workflow.parameters.events);
		const address = workflow.url + (workflow.parameters.place === 'projects' ? `?project=${id}` : '');
		expect(hook.url).toBe(address);
	}
	const before = workflow.executions.length;
	await tellAll(stage);
	expect(workflow.executions).toHaveLength(before + wanted.length);
	for (const { hooks } of wanted) expect(hooks[0].failures).toBe(0);
}

type Action = keyof typeof ACTIONS;

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100);

it(
	'whatever happens in between, each place has one right hook if the workflow is on, none if not, and each delivery starts one execution',
	async () => {
		const actions = fc.array(fc.constantFrom(...(Object.keys(ACTIONS) as Action[])), { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(actions, async (sequence) => {
				const stage = await setStage();
				stage.workflow.credentials.gitlabDevopsApi.accessToken = stage.adminToken;
				try {
					let isActive = false;
					for (const name of sequence) isActive = (await ACTIONS[name](stage, isActive)) ?? isActive;
					await ACTIONS['start n8n anew'](stage, isActive);
					if (isActive) await expectTheRightHooks(stage);
					else expect(hooksOf(stage).flat()).toEqual([]);
					await stage.gitlab.settled();
					expectEachOnce(stage);
				} finally {
					await stage.clear();
				}
			}),
			{
				numRuns,
				examples: [
					[['publish it', 'give the hook other secrets', 'something happens in GitLab']],
					[['publish it', 'something happens in GitLab', 'choose other events', 'GitLab delivers it again']],
					[['publish it', 'choose several projects', 'let GitLab fail for a while', 'choose a group']],
					[['publish it', 'disable the hook', 'duplicate the hook', 'restore an older database of n8n']],
				],
			},
		);
	},
	60_000 + 500 * numRuns,
);
