import { iterations } from '../gitlab/resources/iteration';
import type { WorkItem } from '../gitlab/world/planning';
import { addCustomField, workItemsIn } from '../gitlab/world/planning';
import type { Execution } from './execution';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });
const one = (property: string) => byId(`={{ $json.${property} }}`);

/** What is to be done, as a table of a planner might have it. */
const PLAN = [
	{ title: 'Pay by invoice', team: 'Backend', points: 5, status: 'To do' },
	{ title: 'Pay in instalments', team: 'Backend', points: 8, status: 'In progress' },
	{ title: 'Show all ways to pay', team: 'Frontend', points: 3, status: 'In progress' },
];

describe('a workflow that plans: what one node gives out is what the next one takes', () => {
	let scene: Scene;
	let seen: Execution;

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, project, users, credential } = scene;
		const [acme] = gitlab.world.groups;
		const types = ['Issue', 'Task'];
		addCustomField(gitlab.world, acme, {
			...{ name: 'Team', fieldType: 'SINGLE_SELECT', types, options: ['Backend', 'Frontend'] },
		});
		addCustomField(gitlab.world, acme, { name: 'Points', fieldType: 'NUMBER', types });
		iterations.add(gitlab.world, users.maria, acme, { title: 'Sprint 7' });

		const at = { belongsTo: 'project', project: byId(project.id) };
		const node = (name: string, operation: string, parameters: object) =>
			actionNode(name, credential, { resource: 'workItem', operation, ...at, ...parameters });
		const once = (...given: Parameters<typeof node>) => ({ ...node(...given), executeOnce: true });
		const field = (name: string, value: string) => ({ custom_field: byId(name), value });

		const plan = [
			once('Epic', 'create', {
				...{ belongsTo: 'group', group: byId('acme'), type: byId('Epic'), title: 'Ways to pay' },
			}),
			once('Story', 'create', {
				...{ type: byId('Issue'), title: 'Payment', fields: { parent: '={{ $json.web_url }}' } },
			}),
		];
		const tasks = [
			node('Tasks', 'create', {
				...{ type: byId('Task'), title: '={{ $json.title }}' },
				fields: {
					...{ labels: ['bug'], status: byId('={{ $json.status }}'), due_date: '2030-03-31' },
					parent: '=#{{ $("Story").first().json.iid }}',
					custom_fields: {
						values: [field('Team', '={{ $json.team }}'), field('Points', '={{ $json.points }}')],
					},
				},
			}),
			node('Blocked', 'link', {
				workItem: one('iid'),
				...{ target: byId('={{ $("Story").first().json.iid }}'), linkType: 'BLOCKS' },
			}),
			once('Under way', 'getMany', {
				returnAll: true,
				filters: {
					...{ workItemTypeIds: ['Task'], labelName: ['bug'], status: byId('In progress') },
					parentIds: '=acme/website#{{ $("Story").first().json.iid }}',
					customField: { values: [{ custom_field: byId('Team'), options: 'Backend' }] },
				},
			}),
			node('Changed', 'update', {
				workItem: one('iid'),
				fields: {
					...{ title: '={{ $json.title }}, {{ $json.custom_fields.Team }}', status: one('status') },
					...{ labels: '={{ [...$json.labels, "feature"] }}', state_event: 'CLOSE' },
					custom_fields: { values: [field('Points', '={{ $json.custom_fields.Points + 1 }}')] },
				},
			}),
			node('Whole', 'get', { workItem: { __rl: true, mode: 'url', value: '={{ $json.web_url }}' } }),
			once('Children', 'getChildren', { workItem: byId('={{ $("Story").first().json.iid }}') }),
		];
		const workflow = chained('Plan', [plan, tasks]);
		const { id } = await scene.create({ ...workflow, pinData: { Start: PLAN.map((json) => ({ json })) } });
		seen = await scene.n8n.run(id, 'Start');
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const called = (title: string): WorkItem => {
		const found = workItemsIn(scene.project).find(({ thing }) => thing.title === title);
		if (!found) throw new Error(`There is no work item '${title}'`);
		return found;
	};

	it('no step of it fails', () => {
		expect(Object.values(seen.failures).flat()).toEqual([]);
	});

	it('a story is below the epic of the group, and its tasks are below the story', () => {
		expect(called('Payment').parent?.thing.title).toBe('Ways to pay');
		expect(seen.output.Tasks.map(({ parent }) => parent)).toEqual(
			PLAN.map(() => `acme/website#${called('Payment').thing.iid}`),
		);
		expect(seen.output.Children).toHaveLength(PLAN.length);
	});

	it('each task has its type, status, label and custom fields from the start', () => {
		expect(seen.output.Tasks).toEqual(
			PLAN.map(({ title, team, points, status }) =>
				expect.objectContaining({
					...{ title, status, type: 'Task', labels: ['bug'], due_date: '2030-03-31' },
					custom_fields: { Team: team, Points: points },
				}),
			),
		);
	});

	it('the tasks block the story', () => {
		const links = [...called('Payment').links].map(([{ thing }, type]) => [thing.iid, type]);
		expect(links).toEqual(seen.output.Tasks.map(({ iid }) => [iid, 'BLOCKED_BY']));
	});

	it('what the filters find is changed, by what they gave', () => {
		expect(seen.output['Under way'].map(({ title }) => title)).toEqual(['Pay in instalments']);
		expect(seen.output.Whole).toEqual([
			expect.objectContaining({
				title: 'Pay in instalments, Backend',
				state: 'closed',
				labels: expect.arrayContaining(['bug', 'feature']) as string[],
				custom_fields: { Team: 'Backend', Points: 9 },
			}),
		]);
	});
});
