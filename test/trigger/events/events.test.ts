import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { GitlabTrigger } from '../../../nodes/Gitlab/GitlabTrigger.node';
import { loadJudge } from '../../contract/judge';
import { contractFile, describeWithContract, hasContract } from '../../gitlab/contract';
import { credentialsFor, locator } from '../../parameters';
import type { Sample } from '../samples';
import { projectIn, samples } from '../samples';
import type { Stage } from '../stage';
import { setStage } from '../stage';

const { properties } = new GitlabTrigger().description;
const choicesIn = (place: string) =>
	properties.find(
		({ name, displayOptions }) => name === 'events' && displayOptions?.show?.place?.includes(place),
	)?.options as INodePropertyOptions[];
const choices = choicesIn('project');

interface HookEvent {
	flag: string;
	header: string;
	scope: string[];
	tier: string;
}
const read = <T>(file: string): T[] => (hasContract ? contractFile<T[]>(`webhook-payloads/${file}`) : []);
const events = read<HookEvent>('events.json').filter(({ scope }) => scope.includes('project'));
const ofProjects = samples.filter(({ scope }) => scope === 'project');

let stage: Stage;
afterEach(async () => await stage?.clear());

it.each(['project', 'projects', 'group', 'instance'])('are offered by name: %s', (place) => {
	const names = choicesIn(place).map(({ name }) => name);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
});

describeWithContract("GitLab's own list of events", () => {
	it('is offered whole, and nothing beyond it', () => {
		expect(choices.map(({ value }) => value).sort()).toEqual(events.map(({ flag }) => flag).sort());
	});

	it('is offered for groups and for the whole instance too', () => {
		const all = read<HookEvent>('events.json');
		const flags = (scope: string) =>
			all.filter((event) => event.scope.includes(scope)).map(({ flag }) => flag);
		const values = (place: string) => choicesIn(place).map(({ value }) => String(value));
		expect(values('group').sort()).toEqual(flags('group').sort());
		const system = samples
			.filter((sample) => sample.scope === 'system' && !sample.hook_flag)
			.map((sample) => String(sample.event_name ?? sample.object_kind));
		const flagged = [...flags('system'), 'push_events', 'tag_push_events', 'merge_requests_events'];
		expect(values('instance').sort()).toEqual([...new Set([...flagged, ...system])].sort());
	});

	it('names the tier where an event is not in Free', () => {
		for (const { flag, tier } of events) {
			const { description } = choices.find(({ value }) => value === flag) as INodePropertyOptions;
			expect([flag, /\((Premium|Ultimate)\)$/.exec(description ?? '')?.[1]?.toLowerCase() ?? 'free']).toEqual(
				[flag, tier],
			);
		}
	});

	it.each(events.map((event) => [event.flag, event] as const))(
		'%s is registered, alone, and comes in',
		async (flag, { header }) => {
			stage = await setStage({ events: [flag] });
			await stage.workflow.activate();
			const { flags } = stage.hook();
			expect(Object.keys(flags).filter((name) => name.endsWith('_events') && flags[name])).toEqual([flag]);
			const body = { project: { id: stage.projects.website.id } };
			expect(await stage.gitlab.deliver(stage.hook(), header, body)).toBe(200);
			expect(stage.workflow.executions).toEqual([body]);
		},
	);

	it('and all requests for hooks keep to the description of the API', async () => {
		const judge = loadJudge();
		stage = await setStage({ events: events.map(({ flag }) => flag) });
		const { workflow, hook, gitlab } = stage;
		await workflow.activate();
		Object.assign(hook(), { push_events_branch_filter: 'x', custom_webhook_template: '{}' });
		workflow.parameters.events = ['job_events'];
		await workflow.activate();
		Object.assign(hook(), { failures: 40 });
		await workflow.activate();
		await workflow.deactivate();
		expect(new Set(gitlab.requests.map(({ method }) => method))).toEqual(
			new Set(['GET', 'POST', 'PUT', 'DELETE']),
		);
		expect(gitlab.requests.flatMap(judge)).toEqual([]);
	});
});

describeWithContract("GitLab's sample payloads", () => {
	it.each(ofProjects.map((sample) => [sample.file, sample] as const))(
		'%s passes through as it is',
		async (file, { header, hook_flag }) => {
			const body = contractFile<IDataObject>(`webhook-payloads/${file}`);
			stage = await setStage({ events: [String(hook_flag)] });
			const { website } = stage.projects;
			// Some of the documentation's samples are excerpts that name no project.
			website.id = Number(projectIn(body) ?? website.id);
			await stage.workflow.activate();
			expect(await stage.gitlab.deliver(stage.hook(), header, body)).toBe(200);
			expect(stage.workflow.executions).toEqual([body]);
		},
	);
});

/** Switches a workflow on for all events of a place, whichever project they are of. */
async function listen(place: 'project' | 'group' | 'instance'): Promise<void> {
	stage = await setStage({ events: choicesIn(place).map(({ value }) => String(value)) });
	const { workflow, gitlab, adminToken } = stage;
	Object.assign(workflow.parameters, { place, group: locator('acme') });
	if (place === 'instance') workflow.credentials = credentialsFor(gitlab, adminToken);
	await workflow.activate();
	const [registration] = workflow.memory.hooks as IDataObject[];
	delete registration.holderId;
}

/** How many executions a delivery starts. */
async function deliver(header: string, body: IDataObject): Promise<number> {
	const { projects, groups, gitlab, workflow } = stage;
	const [hook] = [...projects.website.hooks, ...groups.acme.hooks, ...gitlab.world.systemHooks];
	const before = workflow.executions.length;
	expect(await gitlab.deliver(hook, header, body)).toBe(200);
	return workflow.executions.length - before;
}

describeWithContract('the header of a delivery, which GitLab does not sign,', () => {
	const headers = [...new Set(read<HookEvent>('events.json').map(({ header }) => header))];
	const others = ['System Hook', 'Repository Update Hook', 'Unheard Of Hook', 'push hook', '__proto__', ''];
	const all = [...new Set([...headers, ...others])];
	const startingHeaders = async (body: IDataObject) => {
		const starting = [];
		for (const header of all) if (await deliver(header, body)) starting.push(header);
		return starting;
	};
	const bodyOf = ({ file }: Sample) => contractFile<IDataObject>(`webhook-payloads/${file}`);

	it.each(['project', 'group'] as const)('must fit what the body says: %s', async (scope) => {
		await listen(scope);
		for (const sample of samples.filter((one) => one.scope === scope)) {
			const starting = await startingHeaders(bodyOf(sample));
			expect([sample.file, starting]).toEqual([sample.file, [sample.header]]);
		}
	});

	it('makes no event of a project of what only system hooks tell', async () => {
		await listen('project');
		const told = samples.filter(({ scope, hook_flag }) => scope === 'system' && !hook_flag);
		for (const sample of told.filter(({ event_name }) => !event_name?.startsWith('project_'))) {
			expect([sample.file, await startingHeaders(bodyOf(sample))]).toEqual([sample.file, []]);
		}
	});

	it('does not matter for system hooks: older servers give them one for each event', async () => {
		await listen('instance');
		for (const sample of samples.filter(({ scope }) => scope === 'system')) {
			expect([sample.file, await startingHeaders(bodyOf(sample))]).toEqual([sample.file, all]);
		}
	});

	it.each<[string, string, IDataObject, boolean | undefined]>([
		['Issue Hook', 'an issue', { object_kind: 'issue', event_type: 'issue' }, false],
		['Issue Hook', 'a secret issue', { object_kind: 'issue', event_type: 'confidential_issue' }, true],
		['Issue Hook', 'a task', { object_kind: 'work_item', event_type: 'work_item' }, false],
		['Issue Hook', 'a secret task', { object_kind: 'work_item', event_type: 'confidential_work_item' }, true],
		[
			'Issue Hook',
			'an issue of old',
			{ object_kind: 'issue', object_attributes: { confidential: false } },
			false,
		],
		[
			'Issue Hook',
			'a secret of old',
			{ object_kind: 'issue', object_attributes: { confidential: true } },
			true,
		],
		['Issue Hook', 'an issue that does not say', { object_kind: 'issue' }, undefined],
		['Note Hook', 'a comment', { object_kind: 'note', event_type: 'note' }, false],
		['Note Hook', 'a secret comment', { object_kind: 'note', event_type: 'confidential_note' }, true],
		['Note Hook', 'an internal note', { object_kind: 'note', object_attributes: { internal: true } }, true],
		[
			'Note Hook',
			'a comment on a secret issue',
			{ object_kind: 'note', object_attributes: { internal: false }, issue: { confidential: true } },
			true,
		],
		['Note Hook', 'a comment that does not say', { object_kind: 'note' }, undefined],
	])(
		'%s is about what all may see, with Confidential before it about the rest: %s',
		async (header, _what, body, isSecret) => {
			await listen('project');
			const starts = [await deliver(header, body), await deliver(`Confidential ${header}`, body)];
			expect(starts).toEqual([isSecret === true ? 0 : 1, isSecret === false ? 0 : 1]);
		},
	);

	it('decides where the body says nothing that is known', async () => {
		await listen('project');
		const bodies = [{}, { object_kind: 'unheard_of' }, { object_kind: { a: 1 } }, { event_name: '' }];
		for (const body of bodies as IDataObject[]) {
			expect([body, await startingHeaders(body)]).toEqual([
				body,
				all.filter((header) => events.some((event) => event.header === header)),
			]);
		}
	});
});
