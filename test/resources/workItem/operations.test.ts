import type { IDataObject } from 'n8n-workflow';
import { addWorkItem, workItemsIn } from '../../gitlab/world/planning';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { inGroup, inProject, inputs, itemOf, plan, variables } from './planned';

const scene = new Scene();
const planned = plan(scene);
const run = scene.runWith({ resource: 'workItem', ...inProject, workItem: locator(1) });
const id = (iid: number) => `gid://gitlab/WorkItem/${itemOf(scene, iid).thing.id}`;

describe('get', () => {
	test('asks for what Simplify shows only, and gives it', async () => {
		const { json } = await run('get');
		expect(json).toEqual([
			{
				iid: 1,
				namespace: 'acme/website',
				title: 'Checkout button does nothing in Safari',
				type: 'Issue',
				state: 'opened',
				status: 'To do',
				assignees: ['aiko.tanaka'],
				labels: ['bug', 'priority::high'],
				due_date: expect.any(String),
				parent: null,
				custom_fields: { Team: null, Areas: [], Points: null, Customer: null, Promised: null },
				web_url: `${scene.gitlab.url}/acme/website/-/work_items/1`,
			},
		]);
		const [{ body }] = scene.gitlab.requests;
		expect((body as { query: string }).query).not.toMatch(/descri|healthStatus/);
	});

	test('gives all of it where it is not to simplify', async () => {
		const { json } = await run('get', { simplify: false });
		expect(json[0]).toMatchObject({
			id: id(1),
			reference: 'acme/website#1',
			author: 'maria.santos',
			milestone: 'Spring release',
		});
	});

	test.each([
		['/acme/website/-/work_items/1', inProject],
		['/acme/website/-/issues/1#note_3', inProject],
		['/groups/acme/-/work_items/1', inGroup],
		['/groups/acme/-/epics/1', inGroup],
	])('by the URL %s', async (page, place) => {
		const { json } = await run('get', { ...place, workItem: locator(scene.gitlab.url + page, 'url') });
		expect(json[0].iid).toBe(1);
	});

	test('an item beside a board, as its URL shows it', async () => {
		const shown = btoa(JSON.stringify({ iid: '1', full_path: 'acme', id: 9 }));
		const url = `${scene.gitlab.url}/groups/acme/-/epic_boards/4?show=${shown}`;
		const { json } = await run('get', { ...inGroup, workItem: locator(url, 'url') });
		expect(json[0].title).toBe('Faster checkout');
	});

	test('a URL of another place is refused before anything is asked', async () => {
		const url = `${scene.gitlab.url}/groups/acme/-/work_items/1`;
		const { error } = await run('get', { workItem: locator(url, 'url') });
		expect(error?.message).toBe("The URL in 'Work Item' is of another project [item 0]");
		expect(scene.sent).toEqual([]);
	});

	test('a project that is given by its ID is looked up once a run', async () => {
		const project = locator(String(scene.seeded.projects.website.id), 'list');
		const input = [1, 2, 3].map((iid) => ({ iid }));
		await run('get', { project, workItem: locator('={{ $json.iid }}') }, { input });
		expect(scene.sent.map(([, path]) => path).sort()).toEqual([
			'/api/graphql',
			'/api/graphql',
			'/api/graphql',
			'/projects/1',
		]);
	});

	test('fails only the items that are wrong, and says which and why', async () => {
		const input = [404, '#1', 'one', ''].map((iid) => ({ iid }));
		const { items } = await run(
			'get',
			{ workItem: locator('={{ $json.iid }}') },
			{ input, onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.error ?? json.iid)).toEqual([
			"There is no work item 404 in acme/website ('Project', 'Work Item') [item 0]",
			1,
			"'Work Item' is not a valid IID: one [item 2]",
			"'Work Item' is empty [item 3]",
		]);
	});
});

describe('update', () => {
	const update = async (fields: IDataObject) => await run('update', { fields, simplify: false });

	test('changes what was added, clears what was emptied, and leaves the rest', async () => {
		Object.assign(itemOf(scene, 1).thing, { weight: 5, due_date: '2030-01-01' });
		const { json } = await update({ title: 'Safari', weight: '', due_date: '', milestone_id: locator('') });
		expect(json[0]).toMatchObject({ title: 'Safari', weight: null, due_date: null, milestone: null });
		expect(json[0].labels).toEqual(['bug', 'priority::high']);
		expect(inputs(scene)).toEqual([
			{
				id: id(1),
				title: 'Safari',
				weightWidget: { weight: null },
				startAndDueDateWidget: { dueDate: null },
				milestoneWidget: { milestoneId: null },
			},
		]);
		expect(scene.sent).toHaveLength(2);
	});

	test.each<[string, IDataObject, string[]]>([
		['sets labels', { labels: ['design', 'bug'] }, ['design', 'bug']],
		['adds labels', { add_labels: ['design'] }, ['design', 'bug', 'priority::high']],
		['removes labels', { remove_labels: ['bug'] }, ['priority::high']],
		['takes all labels away', { labels: '' }, []],
	])('%s', async (_what, fields, labels) => {
		const { json, error } = await update(fields);
		expect(error).toBeUndefined();
		expect(json[0].labels).toEqual(labels);
	});

	test('takes it out of its parent', async () => {
		itemOf(scene, 1).parent = planned.epic;
		expect((await update({ parent: '' })).json[0].parent).toBeNull();
		expect(inputs(scene)[0].hierarchyWidget).toEqual({ parentId: null });
	});

	test('clears the value of a custom field', async () => {
		itemOf(scene, 1).values.set(planned.fields.points, 5);
		const custom_fields = { values: [{ custom_field: locator('points'), value: '' }] };
		const { json } = await update({ custom_fields });
		expect(json[0].custom_fields).toMatchObject({ Points: null });
	});

	test('closes it', async () => {
		expect((await update({ state_event: 'CLOSE' })).json[0]).toMatchObject({
			state: 'closed',
			status: 'Done',
		});
	});

	test('is refused where nothing is to change', async () => {
		expect((await update({})).error?.message).toBe("'Fields' is empty [item 0]");
		expect(scene.sent).toEqual([]);
	});

	test('is not done by somebody who may not', async () => {
		scene.token = scene.seeded.outsiderToken;
		const { error } = await update({ title: 'Mine' });
		expect(error?.message).toBe("There is no work item 1 in acme/website ('Project', 'Work Item') [item 0]");
		scene.token = scene.seeded.readToken;
		const { error: readOnly } = await update({ title: 'Mine' });
		expect(readOnly?.description).toMatch(/scope api/);
	});
});

interface Case {
	operation: string;
	parameters?: IDataObject;
	arrange?: () => void;
	input: () => IDataObject;
	row: IDataObject;
}

const cases: Case[] = [
	{ operation: 'close', input: () => ({ id: id(1), stateEvent: 'CLOSE' }), row: { state: 'closed' } },
	{
		operation: 'reopen',
		arrange: () => void (itemOf(scene, 1).thing.state = 'closed'),
		input: () => ({ id: id(1), stateEvent: 'REOPEN' }),
		row: { state: 'opened', status: 'To do' },
	},
	{
		operation: 'setStatus',
		parameters: { status: locator('done') },
		input: () => ({ id: id(1), statusWidget: { name: 'done' } }),
		row: { state: 'closed', status: 'Done' },
	},
	{
		operation: 'setStatus',
		parameters: { status: locator('gid://gitlab/WorkItems::Statuses::SystemDefined::Status/2') },
		input: () => ({
			id: id(1),
			statusWidget: { status: 'gid://gitlab/WorkItems::Statuses::SystemDefined::Status/2' },
		}),
		row: { status: 'In progress' },
	},
	{
		operation: 'convertType',
		parameters: { type: locator('Task') },
		input: () => ({ id: id(1), workItemTypeId: 'gid://gitlab/WorkItems::Type/5' }),
		row: { iid: 1, type: 'Task' },
	},
	{
		operation: 'setParent',
		parameters: { parent: locator('acme#1') },
		input: () => ({
			id: id(1),
			hierarchyWidget: { parentId: `gid://gitlab/WorkItem/${planned.epic.thing.id}` },
		}),
		row: { parent: 'acme#1' },
	},
	{
		operation: 'link',
		parameters: { target: locator('#2'), linkType: 'BLOCKS' },
		input: () => ({ id: id(1), workItemsIds: [id(2)], linkType: 'BLOCKS' }),
		row: { iid: 1 },
	},
	{
		operation: 'unlink',
		parameters: { target: locator('acme/website#2') },
		arrange: () => {
			const [one, other] = [itemOf(scene, 1), itemOf(scene, 2)];
			one.links.set(other, 'RELATED');
			other.links.set(one, 'RELATED');
		},
		input: () => ({ id: id(1), workItemsIds: [id(2)] }),
		row: { iid: 1 },
	},
];

describe.each(cases)('$operation', ({ operation, parameters, arrange, input, row }) => {
	beforeEach(() => arrange?.());

	test('sends GitLab just what it should, and gives the row', async () => {
		const { json, error } = await run(operation, parameters);
		expect(error).toBeUndefined();
		expect(inputs(scene)).toEqual([input()]);
		expect(json).toEqual([expect.objectContaining(row)]);
	});

	test('says which item is not there', async () => {
		const { error } = await run(operation, { ...parameters, workItem: locator(404) });
		expect(error?.message).toContain('There is no work item 404 in acme/website');
		expect(inputs(scene)).toEqual([]);
	});
});

test('a related item is known by the URL of its page, in any place', async () => {
	const url = `${scene.gitlab.url}/acme/platform/api/-/issues/3`;
	expect((await run('link', { target: locator(url), linkType: 'RELATED' })).error).toBeUndefined();
	expect(variables(scene)[0]).toEqual({ p0: 'acme/website', i0: '1', p1: 'acme/platform/api', i1: '3' });
});

test('what the node gives of an item is understood as a parent', async () => {
	const input = [{ iid: 1, namespace: 'acme', title: 'Faster checkout' }];
	const { json } = await run('setParent', { parent: locator('={{ $json }}') }, { input });
	expect(json[0].parent).toBe('acme#1');
});

test('delete', async () => {
	const { json } = await run('delete');
	expect(json).toEqual([{ deleted: true }]);
	expect(scene.seeded.projects.website.issues.has(1)).toBe(false);
	expect((await run('delete')).error?.message).toContain('There is no work item 1');
});

describe('get children', () => {
	const children = async (parameters: IDataObject) =>
		await run('getChildren', { ...inGroup, filters: {}, ...parameters });

	beforeEach(() => {
		const { projects, users } = scene.seeded;
		for (let at = workItemsIn(projects.website).length; at < 210; at++)
			addWorkItem(scene.gitlab.world, projects.website, {
				title: `${at}`,
				author: users.maria,
				type: 'Issue',
			});
		for (const item of workItemsIn(projects.website)) item.parent = planned.epic;
	});

	test.each([
		[99, 1],
		[100, 1],
		[101, 2],
	])('%i of them with %i requests', async (limit, requests) => {
		expect((await children({ limit })).json).toHaveLength(limit);
		expect(scene.sent).toHaveLength(requests);
	});

	test('all of them, over three pages', async () => {
		const { json } = await children({ returnAll: true });
		expect(new Set(json.map(({ iid }) => iid)).size).toBe(210);
		expect(scene.sent).toHaveLength(3);
	});

	test('those that are closed', async () => {
		const { json } = await children({ returnAll: true, filters: { state: 'CLOSED' } });
		expect(new Set(json.map(({ state }) => state))).toEqual(new Set(['closed']));
	});

	test('of what is not there', async () => {
		const { error } = await children({ workItem: locator(99) });
		expect(error?.message).toBe("There is no such work item ('Group', 'Work Item') [item 0]");
	});
});

test('get types: each with its statuses, widgets and custom fields', async () => {
	const { json } = await run('getTypes');
	expect(json.map(({ name }) => name)).toEqual(['Issue', 'Incident', 'Task', 'Objective']);
	expect(json[0]).toEqual({
		id: 'gid://gitlab/WorkItems::Type/1',
		name: 'Issue',
		statuses: expect.arrayContaining([
			{
				id: 'gid://gitlab/WorkItems::Statuses::SystemDefined::Status/3',
				name: 'Done',
				category: 'DONE',
			},
		]),
		custom_fields: expect.arrayContaining([
			{
				id: `gid://gitlab/Issuables::CustomField/${planned.fields.team.id}`,
				name: 'Team',
				type: 'SINGLE_SELECT',
				options: ['Backend', 'Frontend', 'Sales, and marketing'],
			},
		]),
		child_types: ['Task'],
		widgets: expect.arrayContaining(['STATUS', 'HIERARCHY', 'CUSTOM_FIELDS']),
	});
	expect(json[1]).toMatchObject({ name: 'Incident', statuses: [], custom_fields: [] });
	expect(scene.sent).toHaveLength(1);
	const { error } = await run('getTypes', { project: locator('acme/nowhere') });
	expect(error?.message).toBe("There is no such project or group ('Project') [item 0]");
});
