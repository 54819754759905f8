import { workItem } from '../../../nodes/Gitlab/resources/workItem';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { namesOf } from '../operations';
import { customFields, inGroup, inProject, inputs, itemOf, plan } from './planned';

const scene = new Scene();
const planned = plan(scene);
const create = async (parameters: object, more: object = {}) =>
	await scene.run({ resource: 'workItem', operation: 'create', ...inProject, ...parameters }, more);

test('these are the operations', () => {
	expect(namesOf(workItem).sort()).toEqual([
		'close',
		'convertType',
		'create',
		'delete',
		'get',
		'getChildren',
		'getMany',
		'getTypes',
		'link',
		'reopen',
		'setParent',
		'setStatus',
		'unlink',
		'update',
	]);
});

test('everything is set in the one call that makes it', async () => {
	const { users, projects } = scene.seeded;
	const [milestone] = projects.website.milestones;
	const fields = {
		description: 'Half a second',
		assignee_ids: [String(users.aiko.id)],
		labels: ['bug', 'design'],
		milestone_id: locator('Spring release'),
		iteration_id: locator(planned.week.id),
		start_date: '2030-03-01',
		due_date: '2030-03-31',
		weight: 3,
		health_status: 'atRisk',
		status: locator('in PROGRESS'),
		parent: 'acme&1',
		custom_fields: customFields(['Team', 'Backend'], ['Points', 5]),
		confidential: true,
	};
	const { json, error } = await create({
		type: locator('Issue'),
		title: 'Faster',
		fields,
		simplify: false,
	});
	expect(error).toBeUndefined();
	const [bug] = scene.seeded.groups.acme.labels;
	const design = projects.website.labels.find(({ name }) => name === 'design');
	const { team, points } = planned.fields;
	expect(inputs(scene)).toEqual([
		{
			namespacePath: 'acme/website',
			workItemTypeId: 'gid://gitlab/WorkItems::Type/1',
			title: 'Faster',
			confidential: true,
			descriptionWidget: { description: 'Half a second' },
			assigneesWidget: { assigneeIds: [`gid://gitlab/User/${users.aiko.id}`] },
			labelsWidget: {
				labelIds: [`gid://gitlab/Label/${bug.id}`, `gid://gitlab/Label/${design?.id}`],
			},
			milestoneWidget: { milestoneId: `gid://gitlab/Milestone/${milestone.id}` },
			iterationWidget: { iterationId: `gid://gitlab/Iteration/${planned.week.id}` },
			startAndDueDateWidget: { startDate: '2030-03-01', dueDate: '2030-03-31' },
			weightWidget: { weight: 3 },
			healthStatusWidget: { healthStatus: 'atRisk' },
			statusWidget: { name: 'in PROGRESS' },
			hierarchyWidget: { parentId: `gid://gitlab/WorkItem/${planned.epic.thing.id}` },
			customFieldsWidget: [
				{
					customFieldId: `gid://gitlab/Issuables::CustomField/${team.id}`,
					selectedOptionIds: [`gid://gitlab/Issuables::CustomFieldSelectOption/${team.options[0].id}`],
				},
				{ customFieldId: `gid://gitlab/Issuables::CustomField/${points.id}`, numberValue: 5 },
			],
		},
	]);
	const { thing } = itemOf(scene, 17);
	expect(json).toEqual([
		{
			id: `gid://gitlab/WorkItem/${thing.id}`,
			iid: 17,
			namespace: 'acme/website',
			reference: 'acme/website#17',
			title: 'Faster',
			description: 'Half a second',
			type: 'Issue',
			state: 'opened',
			status: 'In progress',
			status_category: 'in_progress',
			confidential: true,
			author: 'maria.santos',
			assignees: ['aiko.tanaka'],
			labels: ['design', 'bug'],
			milestone: 'Spring release',
			milestone_id: milestone.id,
			iteration: '2030-03-04 – 2030-03-10',
			iteration_id: planned.week.id,
			start_date: '2030-03-01',
			due_date: '2030-03-31',
			weight: 3,
			health_status: 'atRisk',
			color: null,
			parent: 'acme#1',
			parent_iid: 1,
			has_children: false,
			progress: null,
			time_estimate: 0,
			total_time_spent: 0,
			discussion_locked: null,
			custom_fields: { Team: 'Backend', Areas: [], Points: 5, Customer: null, Promised: null },
			web_url: `${scene.gitlab.url}/acme/website/-/work_items/17`,
			created_at: thing.created_at,
			updated_at: thing.updated_at,
			closed_at: null,
		},
	]);
});

test('what it needs is looked up once a run, whatever the number of items', async () => {
	const fields = { labels: ['bug'], custom_fields: customFields(['Team', '={{ $json.team }}']) };
	const input = Array.from({ length: 20 }, (_, at) => ({ team: at % 2 ? 'Backend' : 'Frontend' }));
	const { json } = await create({ type: locator('Task'), title: 'Again', fields }, { input });
	expect(json).toHaveLength(20);
	expect(json[1]).toMatchObject({ type: 'Task', labels: ['bug'], custom_fields: { Team: 'Backend' } });
	// Its types with their custom fields, and the labels; then one request an item.
	expect(scene.sent).toHaveLength(2 + 20);
});

test('in a group', async () => {
	const fields = { color: '#1068bf' };
	const epic = { ...inGroup, type: locator('Epic'), title: 'Next', simplify: false };
	const { json } = await create({ ...epic, fields });
	expect(json[0]).toMatchObject({ iid: 2, namespace: 'acme', type: 'Epic', color: '#1068bf' });
});

test.each([
	['its ID', '5'],
	['its global ID', 'gid://gitlab/WorkItems::Type/5'],
	['its name in any case', 'TASK'],
])('a type is known by %s', async (_what, type) => {
	const { json } = await create({ type: locator(type), title: 'One' });
	expect(json[0].type).toBe('Task');
});

test('what is left empty is not sent', async () => {
	await create({ type: locator('Task'), title: 'Plain', fields: { weight: '', due_date: '', parent: '' } });
	expect(Object.keys(inputs(scene)[0])).toEqual(['namespacePath', 'workItemTypeId', 'title']);
});

test('what only Update takes is not sent, though the editor keeps it', async () => {
	await create({
		type: locator('Task'),
		title: 'Plain',
		fields: { state_event: 'CLOSE', add_labels: ['bug'] },
	});
	expect(Object.keys(inputs(scene)[0])).toEqual(['namespacePath', 'workItemTypeId', 'title']);
});

describe('is refused before anything is made', () => {
	test.each<[string, object, string, RegExp]>([
		[
			'a type',
			{ type: locator('Story') },
			"'Type' is no type of work items here: Story",
			/There are: Issue, /,
		],
		[
			'a label',
			{ fields: { labels: ['bugs'] } },
			"'Label Names or IDs' has no label",
			/Make the label first/,
		],
		[
			'a custom field',
			{ fields: { custom_fields: customFields(['Size', 'L']) } },
			"'Custom Fields' has no field 'Size' here",
			/There are: Team, Areas/,
		],
		[
			'an option',
			{ fields: { custom_fields: customFields(['Team', 'Support']) } },
			"The custom field 'Team' has no option 'Support'",
			/There are: Backend, /,
		],
		[
			'a number',
			{ fields: { custom_fields: customFields(['Points', 'many']) } },
			"The custom field 'Points' takes a number, not 'many'",
			/./,
		],
		[
			'a date',
			{ fields: { custom_fields: customFields(['Promised', 'soon']) } },
			"The custom field 'Promised' takes a date, not 'soon'",
			/2030-12-31/,
		],
		['a parent', { fields: { parent: 'acme#99' } }, 'There is no work item 99 in acme', /./],
	])('%s that is not there', async (_what, parameters, message, description) => {
		const { error } = await create({ type: locator('Task'), title: 'One', ...parameters });
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(description);
		expect(inputs(scene)).toEqual([]);
	});
});

test("GitLab's own words about a value come with the item", async () => {
	const { error } = await create({ type: locator('Task'), title: ' ' });
	expect(error?.message).toMatch(/^'Title' is empty/);
	const fields = { parent: '#1' };
	const { error: second } = await create({ type: locator('Issue'), title: 'One', fields });
	expect(second?.message).toMatch(/not allowed to add this type of parent item \[item 0\]$/);
});

test('values of every kind of custom field', async () => {
	const custom_fields = customFields(
		['Areas', 'Backend, Frontend'],
		['Team', 'Sales, and marketing'],
		['Points', '2.5'],
		['Customer', 'Acme, Inc.'],
		['Promised', '2030-04-01T00:00:00.000Z'],
	);
	const { json } = await create({ type: locator('Task'), title: 'One', fields: { custom_fields } });
	expect(json[0].custom_fields).toEqual({
		Areas: ['Backend', 'Frontend'],
		Team: 'Sales, and marketing',
		Points: 2.5,
		Customer: 'Acme, Inc.',
		Promised: '2030-04-01',
	});
});

test('options that an expression gives as a list', async () => {
	const custom_fields = customFields(['Areas', '={{ ["Backend", "Sales, and marketing"] }}']);
	const { json } = await create({ type: locator('Task'), title: 'One', fields: { custom_fields } });
	expect(json[0]).toMatchObject({ custom_fields: { Areas: ['Backend', 'Sales, and marketing'] } });
});
