import type { IDataObject } from 'n8n-workflow';
import { Scene, website } from '../scene';

const scene = new Scene();

const given = '={{ $json.given }}';
const create = (name: string, expression = given) => ({
	resource: 'issue',
	operation: 'create',
	...website,
	title: 'New',
	additionalFields: { [name]: expression },
});
const run = async (parameters: IDataObject, value: unknown) =>
	await scene.run(parameters, { input: [{ given: value as IDataObject[string] }] });

test.each<[string, unknown, unknown]>([
	['weight', 5, 5],
	['weight', ' 5 ', 5],
	['weight', '5.0', 5],
	['confidential', 'true', true],
	['confidential', 'False', false],
	['confidential', 'false', false],
	['confidential', 1, true],
	['confidential', 0, false],
	['due_date', '2026-03-01', '2026-03-01'],
	['due_date', '2026-03-01T23:30:00-08:00', '2026-03-01'],
	['due_date', 'Sun, 01 Mar 2026 10:00:00 GMT', '2026-03-01'],
	['created_at', '2026-03-01 10:00:00 UTC', '2026-03-01T10:00:00.000Z'],
	['created_at', 1_772_359_200_000, '2026-03-01T10:00:00.000Z'],
	['created_at', 1_772_359_200, '2026-03-01T10:00:00.000Z'],
	['description', 42, '42'],
	['description', true, 'true'],
	['description', ['alone'], 'alone'],
])('%s: %j is sent as %j', async (name, value, sent) => {
	const { error } = await run(create(name), value);
	expect(error).toBeUndefined();
	expect(scene.writes[0][3]).toEqual({ title: 'New', [name]: sent });
});

test.each<[string, string, unknown]>([
	['weight', "'Weight' must be a number", 'NaN'],
	['weight', "'Weight' must be a whole number", '1e3'],
	['weight', "'Weight' must be a whole number", '0x10'],
	['weight', "'Weight' must be a number", true],
	['weight', "'Weight' must be a whole number", 1.5],
	['weight', "'Weight' must be a whole number", '99999999999999999999'],
	['weight', "'Weight' must be 0 or more", -1],
	['confidential', "'Confidential' must be true or false", 'yes'],
	['confidential', "'Confidential' must be true or false", 2],
	['due_date', "'Due Date' is not a date", 'Sprint 5'],
	['due_date', "'Due Date' is not a date", '2026-02-31'],
	['due_date', "'Due Date' is not a date", '2026-13-01'],
	['due_date', "'Due Date' is not a date", 7],
	['due_date', "'Due Date' is not a date", true],
	['description', "'Description' has characters that cannot be sent", 'half \ud83d'],
])('%s: %s for %j', async (name, message, value) => {
	const { error } = await run(create(name), value);
	expect(error?.message).toBe(`${message} [item 0]`);
	expect(scene.sent).toEqual([]);
});

test.each<[string, string, string | undefined]>([
	[
		'created_at',
		"={{ DateTime.fromISO('2026-03-01T10:00:00', { zone: 'utc' }) }}",
		'2026-03-01T10:00:00.000Z',
	],
	['created_at', '={{ new Date(1772359200000) }}', '2026-03-01T10:00:00.000Z'],
	['due_date', "={{ DateTime.fromISO('2026-03-01T23:00:00-08:00', { setZone: true }) }}", '2026-03-01'],
	['due_date', '={{ new Date(NaN) }}', undefined],
	['due_date', "={{ DateTime.fromISO('nonsense') }}", undefined],
	[
		'description',
		"={{ DateTime.fromISO('2026-03-01T10:00:00', { zone: 'utc' }) }}",
		'2026-03-01T10:00:00.000Z',
	],
	['description', '={{ new Date(NaN) }}', undefined],
])('%s: dates that are objects: %s', async (name, expression, sent) => {
	const { error } = await run(create(name, expression), null);
	if (sent) expect(scene.writes[0][3]).toEqual({ title: 'New', [name]: sent });
	else {
		expect(error?.message).toMatch(/^'(?:Due Date|Description)' /);
		expect(scene.sent).toEqual([]);
	}
});

test.each([
	['true', 30],
	['false', 1],
])("'Return All' is understood as text: %s", async (returnAll, rows) => {
	const { website: project } = scene.seeded.projects;
	while (project.labels.length < 30)
		scene.gitlab.world.createLabel(project, { name: `l${project.labels.length}` });
	const { json } = await run(
		{
			resource: 'label',
			operation: 'getMany',
			belongsTo: 'project',
			...website,
			returnAll: given,
			limit: 1,
			filters: { include_ancestor_groups: false },
		},
		returnAll,
	);
	expect(json).toHaveLength(rows);
});
