import type { IDataObject } from 'n8n-workflow';
import { addWorkItem, STATUSES, workItemsIn } from '../../gitlab/world/planning';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { inGroup, inProject, itemOf, plan, variables } from './planned';

const scene = new Scene();
const planned = plan(scene);
const list = async (parameters: IDataObject = {}, filters: IDataObject = {}) =>
	await scene.run({
		resource: 'workItem',
		operation: 'getMany',
		...inProject,
		returnAll: true,
		filters,
		...parameters,
	});
const iids = async (filters: IDataObject, parameters: IDataObject = {}) =>
	(await list(parameters, filters)).json.map(({ iid }) => iid);
const asked = () => variables(scene).at(-1);

function fillTo(count: number): void {
	const { projects, users } = scene.seeded;
	for (let at = workItemsIn(projects.website).length; at < count; at++)
		addWorkItem(scene.gitlab.world, projects.website, { title: `${at}`, author: users.maria, type: 'Task' });
}

describe('pages', () => {
	test('500 items with status and custom fields take five requests', async () => {
		fillTo(500);
		for (const item of workItemsIn(scene.seeded.projects.website)) {
			item.status = STATUSES[1];
			item.values.set(planned.fields.points, item.thing.iid);
		}
		const { items } = await list();
		expect(items).toHaveLength(500);
		expect(new Set(items.map(({ json }) => json.iid)).size).toBe(500);
		expect(items[0].json).toMatchObject({ iid: 500, status: 'In progress', custom_fields: { Points: 500 } });
		expect(scene.sent).toHaveLength(5);
		expect(
			scene.gitlab.requests.map(({ body }) => (body as { variables: IDataObject }).variables.first),
		).toEqual(Array(5).fill(100));
	});

	test.each([
		[99, [99]],
		[100, [100]],
		[101, [100, 1]],
		[200, [100, 100]],
		[250, [100, 100, 10]],
	])('a limit of %i asks for %j rows', async (limit, firsts) => {
		fillTo(210);
		const { json } = await list({ returnAll: false, limit });
		expect(json).toHaveLength(Math.min(limit, 210));
		const given = variables(scene).map(({ first }) => first);
		expect(given).toEqual(limit === 250 ? [100, 100, 50] : firsts);
	});
});

describe('filters', () => {
	const { parse } = Date;

	test('give the items that they say', async () => {
		expect(await iids({ labelName: ['priority::high', 'bug'] })).toEqual([12, 6, 1]);
		expect(asked()).toMatchObject({ labelName: ['priority::high', 'bug'] });
		expect(await iids({ notLabelName: 'bug, feature' })).toEqual([16]);
		expect(asked()).toMatchObject({ not: { labelName: ['bug', 'feature'] } });
		expect(await iids({ orLabelNames: 'design' })).toEqual([14, 10, 2]);
		expect(await iids({ search: 'umlaut', in: ['TITLE'] })).toEqual([3]);
		expect(await iids({ iids: '3, 1' })).toEqual([3, 1]);
		expect(await iids({ confidential: true })).toEqual([16]);
		expect(await iids({ authorUsername: 'tom.reed', state: 'closed' })).toEqual([]);
	});

	test('by people: chosen, typed, and anybody', async () => {
		const { tom } = scene.seeded.users;
		const ofTom = await iids({ assigneeUsernames: ['tom.reed'] });
		expect(ofTom.length).toBeGreaterThan(0);
		expect(await iids({ assigneeUsernames: `={{ [${tom.id}] }}` })).toEqual(ofTom);
		expect(await iids({ assigneeUsernames: '@tom.reed' })).toEqual(ofTom);
		await iids({ assigneeUsernames: 'None' });
		expect(asked()).toMatchObject({ assigneeWildcardId: 'NONE' });
	});

	test('by type and status', async () => {
		itemOf(scene, 2).type = 'Task';
		itemOf(scene, 2).status = STATUSES[1];
		expect(await iids({ workItemTypeIds: ['Task'] })).toEqual([2]);
		expect(asked()).toMatchObject({ workItemTypeIds: ['gid://gitlab/WorkItems::Type/5'] });
		expect(await iids({ notWorkItemTypeIds: 'issue' })).toEqual([2]);
		expect(await iids({ status: locator('In progress') })).toEqual([2]);
		expect(asked()).toMatchObject({ status: { name: 'In progress' } });
	});

	test('by custom fields', async () => {
		const { team } = planned.fields;
		itemOf(scene, 2).values.set(team, [team.options[0].id]);
		const values = [{ custom_field: locator('Team'), options: 'Backend, Frontend' }];
		expect(await iids({ customField: { values } })).toEqual([2]);
		const filter = { customFieldName: 'Team', selectedOptionValues: ['Backend', 'Frontend'] };
		expect(asked()).toMatchObject({ customField: [filter] });
		expect(await iids({ notCustomField: 'Team=Backend' })).not.toContain(2);
		expect((await list({}, { orCustomField: 'Backend' })).error?.message).toBe(
			"'Any of Custom Fields' must hold fields with options [item 0]",
		);
	});

	test('by parent, milestone, iteration and weight, or by kinds of them', async () => {
		itemOf(scene, 4).parent = planned.epic;
		itemOf(scene, 4).iteration = planned.week;
		expect(await iids({ parentIds: 'acme#1' })).toEqual([4]);
		expect(await iids({ parentIds: 'Any' })).toEqual([4]);
		expect(asked()).toMatchObject({ parentWildcardId: 'ANY' });
		expect(await iids({ notParentIds: `${scene.gitlab.url}/groups/acme/-/work_items/1` })).not.toContain(4);
		expect(await iids({ iterationId: String(planned.week.id) })).toEqual([4]);
		await iids({ iterationId: 'current', iterationCadenceId: '3' });
		expect(asked()).toMatchObject({
			iterationWildcardId: 'CURRENT',
			iterationCadenceId: ['gid://gitlab/Iterations::Cadence/3'],
		});
		const spring = await iids({ milestoneTitle: ['Spring release'] });
		expect(spring.length).toBeGreaterThan(0);
		expect(await iids({ milestoneWildcardId: 'ANY' })).toEqual(spring);
		await iids({ notMilestoneTitle: 'Upcoming', weight: 'None', verificationStatus: 'PASSED' });
		expect(asked()).toMatchObject({
			not: { milestoneWildcardId: 'UPCOMING' },
			weight: 'None',
			verificationStatusWidget: { verificationStatus: 'PASSED' },
		});
	});

	test('by time, and sorted', async () => {
		const moments = workItemsIn(scene.seeded.projects.website).map(({ thing }) => parse(thing.created_at));
		const createdAfter = new Date(Math.max(...moments) - 1000).toISOString();
		expect(await iids({ createdAfter })).toEqual([16]);
		const options = { order_by: 'title', sort: 'asc' };
		expect((await iids({}, { options }))[0]).toBe(2);
		expect(asked()).toMatchObject({ sort: 'TITLE_ASC' });
		await iids({}, { options: { sort: 'asc' } });
		expect(asked()).toMatchObject({ sort: 'CREATED_ASC' });
		await iids({}, { options: { order_by: 'relative_position', sort: 'desc' } });
		expect(asked()).toMatchObject({ sort: 'RELATIVE_POSITION_ASC' });
	});

	test('only what is given is declared, so that older servers know it', async () => {
		await iids({ state: 'opened' });
		const { query } = scene.gitlab.requests[0].body as { query: string };
		expect(query).toMatch(/^query \(\$path: ID!, \$first: Int, \$after: String, \$state: IssuableState\)/);
	});

	test.each([
		['iterationId', "'Iteration IDs' must hold numbers [item 0]"],
		['parentIds', "'Parent' is not a valid IID, Reference or URL: soon [item 0]"],
		['workItemTypeIds', "'Type Names or IDs' is no type of work items here: soon [item 0]"],
	])('%s refuses what it cannot be', async (name, message) => {
		expect((await list({}, { [name]: 'soon' })).error?.message).toBe(message);
	});
});

describe('a group', () => {
	test('has its own, and those below where they are wanted', async () => {
		expect(await iids({}, inGroup)).toEqual([1]);
		const { json } = await list(inGroup, { includeDescendants: true, excludeGroupWorkItems: true });
		expect(new Set(json.map(({ namespace }) => namespace))).toEqual(
			new Set(['acme/website', 'acme/platform/api']),
		);
	});

	test('that is not there', async () => {
		const { error } = await list({ ...inGroup, group: locator('nowhere') });
		expect(error?.message).toBe("There is no such project or group ('Group') [item 0]");
	});
});
