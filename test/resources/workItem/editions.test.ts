import { buildSchema, parse, validate } from 'graphql';
import type { IDataObject } from 'n8n-workflow';
import { selection } from '../../../nodes/Gitlab/resources/workItem/selection';
import { withoutTypes } from '../../../nodes/Gitlab/resources/workItem/server';
import type { Outcome } from '../../engine';
import { contractText, describeWithContract } from '../../gitlab/contract';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { customFields, inProject, inputs, plan } from './planned';

const scene = new Scene();
plan(scene);
const run = scene.runWith({ resource: 'workItem', ...inProject, workItem: locator(1) });

/** What the user is told beside the output. */
function hintsOf({ run: { data } }: Outcome): unknown[] {
	const [{ hints = [] }] = data.resultData.runData['GitLab DevOps'] as Array<{ hints?: unknown[] }>;
	return hints;
}

/** What the Community Edition does not have. */
const PAID = [
	'WorkItemWidgetStatus',
	'WorkItemWidgetStatusInput',
	'WorkItemWidgetStatusFilterInput',
	'WorkItemWidgetCustomFields',
	'WorkItemWidgetCustomFieldValueInputType',
	'WorkItemWidgetCustomFieldFilterInputType',
	'WorkItemSelectFieldValue',
	'WorkItemTextFieldValue',
	'WorkItemNumberFieldValue',
	'WorkItemDateFieldValue',
	'WorkItemWidgetHealthStatus',
	'WorkItemWidgetColor',
	'WorkItemWidgetIteration',
	'WorkItemWidgetProgress',
	'WorkItemWidgetWeight',
	'WorkItemWidgetDefinitionStatus',
	'WorkItemWidgetDefinitionCustomFields',
	'Iteration',
];

describe('the Free edition', () => {
	beforeEach(() => void (scene.gitlab.world.premium = false));

	test('gives items without what it does not have', async () => {
		const { json, error } = await run('get');
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ iid: 1, status: null, custom_fields: null });
	});

	test.each<[string, string, IDataObject, string]>([
		['a status', 'setStatus', { status: locator('Done') }, 'Status'],
		['a weight', 'update', { fields: { weight: 3, color: '#ffffff' } }, 'Color, Weight'],
		['a health status', 'update', { fields: { health_status: 'onTrack' } }, 'Health Status'],
	])('refuses %s in words for people', async (_what, operation, parameters, names) => {
		const { error } = await run(operation, parameters);
		expect(error?.message.replace('Weight, Color', 'Color, Weight')).toBe(
			`${names} cannot be set on a work item of the type Issue here [item 0]`,
		);
		expect(error?.description).toMatch(/need Premium or Ultimate/);
	});

	test('takes one assignee, and the user is told', async () => {
		const { aiko, tom } = scene.seeded.users;
		const assignee_ids = [String(aiko.id), String(tom.id)];
		const outcome = await run('update', { fields: { assignee_ids } });
		expect(outcome.json[0].assignees).toHaveLength(1);
		expect(hintsOf(outcome)).toMatchObject([{ message: expect.stringContaining('left out assignees') }]);
	});

	test('has no custom fields', async () => {
		const { error } = await run('update', { fields: { custom_fields: customFields(['Team', 'Backend']) } });
		expect(error?.message).toBe("'Custom Fields' has no field 'Team' here [item 0]");
		expect(error?.description).toMatch(/Premium or Ultimate/);
		expect(inputs(scene)).toEqual([]);
	});

	test('has no types for groups', async () => {
		const place = { belongsTo: 'group', group: locator('acme') };
		const { error } = await run('create', { ...place, type: locator('Epic'), title: 'One' });
		expect(error?.message).toBe("'Type' is no type of work items here: Epic [item 0]");
		expect(error?.description).toMatch(/groups need Premium/);
	});
});

describe('the Community Edition, and older servers', () => {
	beforeEach(() => {
		scene.gitlab.world.premium = false;
		scene.gitlab.world.unknownTypes = PAID;
	});

	test('give all that they know', async () => {
		const { json, error } = await run('get', { simplify: false });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			iid: 1,
			labels: ['bug', 'priority::high'],
			milestone: 'Spring release',
			status: null,
			weight: null,
			custom_fields: null,
		});
	});

	test('are asked once a run for what they do not know', async () => {
		const input = [1, 2, 3, 4, 5].map((iid) => ({ iid }));
		const requestOptions = { requestsAtOnce: 1 };
		const { json } = await run('get', { workItem: locator('={{ $json.iid }}'), requestOptions }, { input });
		expect(json.map(({ iid }) => iid)).toEqual([1, 2, 3, 4, 5]);
		expect(scene.sent.length).toBeLessThanOrEqual(5 + 2);
	});

	test('give lists, and tell that there is less', async () => {
		const outcome = await run('getMany', { returnAll: true });
		expect(outcome.json).toHaveLength(16);
		expect(hintsOf(outcome)).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(/^This GitLab does not know all that can be planned with, .* 1 item /),
			}),
		]);
	});

	test('change what they know, once', async () => {
		const { json, error } = await run('update', { fields: { title: 'Safari' } });
		expect(error).toBeUndefined();
		expect(json[0].title).toBe('Safari');
		const done = scene.gitlab.requests.filter(({ answer = '' }) => answer.includes('"workItemUpdate"'));
		expect(done).toHaveLength(1);
	});

	test.each<[string, string, IDataObject, string]>([
		['a status', 'setStatus', { status: locator('Done') }, 'Status'],
		['a filter', 'getMany', { filters: { status: locator('Done') } }, 'Status'],
	])('refuse %s in words for people', async (_what, operation, parameters, name) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toBe(`This GitLab does not know ${name} of work items [item 0]`);
		expect(error?.description).toMatch(/too old|edition/);
	});

	test('give types without what they do not know', async () => {
		const { json } = await run('getTypes');
		expect(json[0]).toMatchObject({ name: 'Issue', statuses: [], custom_fields: [], child_types: ['Task'] });
	});

	test('that have no work items of a namespace say so', async () => {
		scene.gitlab.world.unknownTypes = [...PAID, 'WorkItemConnection'];
		expect((await run('getMany')).error?.message).toBe(
			"This GitLab does not know 'workItems', which this needs [item 0]",
		);
	});
});

test('fragments are taken out whole, wherever they are', () => {
	const query = 'a { type ... on One { b { c } } ... on Two { d ... on Three { e } } }';
	expect(withoutTypes(query, ['One', 'Three'])).toBe('a { type  ... on Two { d  } }');
	expect(withoutTypes(query, [])).toBe(query);
	expect(withoutTypes('a ... on One { b', ['One'])).toBe('a ');
});

describeWithContract('What is asked of a page of 100', () => {
	const schema = buildSchema(contractText('graphql.slim.graphql'));
	const page = (isShort: boolean) =>
		`{ namespace(fullPath: "a") { workItems(first: 100) { nodes { ${selection(isShort)} } } } }`;

	// A field costs one, and a page of 100 doubles what is in it, as does a list within a row.
	const costOf = (isShort: boolean) => 2 * (selection(isShort).match(/\w+(?::\s*\w+)?/g) ?? []).length;

	test.each([true, false])(
		"is in GitLab's schema and within its limit of complexity (short: %s)",
		(isShort) => {
			expect(validate(schema, parse(page(isShort)))).toEqual([]);
			expect(costOf(isShort)).toBeLessThan(250);
		},
	);
});
