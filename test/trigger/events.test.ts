import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { GitlabTrigger } from '../../nodes/Gitlab/GitlabTrigger.node';
import { loadJudge } from '../contract/judge';
import { contractFile, describeWithContract, hasContract } from '../gitlab/contract';
import { projectIn, samples } from './samples';
import type { Stage } from './stage';
import { setStage } from './stage';

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
