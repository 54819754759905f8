import type { IDataObject } from 'n8n-workflow';
import { valueOf } from '../../nodes/Gitlab/operation';
import { label } from '../../nodes/Gitlab/resources/label';
import { locator } from '../parameters';
import type { Sent } from '../scene';
import { Scene } from '../scene';

const scene = new Scene();

const inProject = { belongsTo: 'project', project: locator('acme/website') };
const inGroup = { belongsTo: 'group', group: locator('acme') };
const P = '/projects/acme%2Fwebsite/labels';
const G = '/groups/acme/labels';

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: IDataObject;
}

const cases: Case[] = [
	{
		what: 'create in a project',
		operation: 'create',
		parameters: {
			...inProject,
			name: 'to do?',
			color: '#FFAABB',
			additionalFields: { description: 'Later', priority: 3, archived: true },
		},
		sent: [
			[
				'POST',
				P,
				{},
				{ name: 'to do?', color: '#FFAABB', description: 'Later', priority: 3, archived: true },
			],
		],
		row: { name: 'to do?', color: '#FFAABB', description: 'Later', priority: 3, is_project_label: true },
	},
	{
		what: 'create in a group, where there are no priorities',
		operation: 'create',
		parameters: { ...inGroup, name: 'all', color: 'teal', additionalFields: { priority: 3 } },
		sent: [['POST', G, {}, { name: 'all', color: 'teal' }]],
		row: { name: 'all', color: 'teal', priority: null },
	},
	{
		what: 'get from a project, also of the group above',
		operation: 'get',
		parameters: { ...inProject, label: locator('priority::high') },
		sent: [['GET', `${P}/priority%3A%3Ahigh`, {}, null]],
		row: { name: 'priority::high', color: '#cc0033', is_project_label: false },
	},
	{
		what: 'get from a group with all its options',
		operation: 'get',
		parameters: {
			...inGroup,
			label: locator('bug'),
			options: { include_ancestor_groups: true, include_descendant_groups: true, only_group_labels: true },
		},
		sent: [
			[
				'GET',
				`${G}/bug`,
				{
					include_ancestor_groups: 'true',
					include_descendant_groups: 'true',
					only_group_labels: 'true',
				},
				null,
			],
		],
		row: { name: 'bug' },
	},
	{
		what: 'update what was added, clear what was emptied, leave the rest',
		operation: 'update',
		parameters: {
			...inProject,
			label: locator('design'),
			updateFields: { new_name: 'look & feel', description: '', priority: '' },
		},
		sent: [['PUT', `${P}/design`, {}, { new_name: 'look & feel', description: '', priority: null }]],
		row: { name: 'look & feel', description: '', priority: null, color: '#ad4363' },
	},
	{
		what: 'update in a group',
		operation: 'update',
		parameters: { ...inGroup, label: locator('bug'), updateFields: { color: 'abc', archived: false } },
		sent: [['PUT', `${G}/bug`, {}, { color: '#aabbcc', archived: false }]],
		row: { name: 'bug', color: '#aabbcc' },
	},
	{
		what: 'delete from a project',
		operation: 'delete',
		parameters: { ...inProject, label: locator('needs review') },
		sent: [['DELETE', `${P}/needs%20review`, {}, null]],
		row: { deleted: true },
	},
	{
		what: 'delete from a group',
		operation: 'delete',
		parameters: { ...inGroup, label: locator('bug') },
		sent: [['DELETE', `${G}/bug`, {}, null]],
		row: { deleted: true },
	},
	{
		what: 'subscribe',
		operation: 'subscribe',
		parameters: { ...inProject, label: locator('bug') },
		sent: [['POST', `${P}/bug/subscribe`, {}, null]],
		row: { name: 'bug', subscribed: true },
	},
	{
		what: 'unsubscribe from what was not followed: GitLab answers nothing, so the label is asked for',
		operation: 'unsubscribe',
		parameters: { ...inGroup, label: locator('bug') },
		sent: [
			['POST', `${G}/bug/unsubscribe`, {}, null],
			['GET', `${G}/bug`, {}, null],
		],
		row: { name: 'bug', subscribed: false },
	},
	{
		what: 'promote',
		operation: 'promoteToGroup',
		parameters: { project: locator('acme/website'), label: locator('needs review') },
		sent: [['PUT', `${P}/needs%20review/promote`, {}, null]],
		row: { name: 'needs review', color: '#f0ad4e' },
	},
];

test('every operation is tried here', () => {
	const tried = new Set([...cases.map(({ operation }) => operation), 'getMany', 'createOrUpdate']);
	expect([...tried].sort()).toEqual(label.operations.map(({ name }) => valueOf(name)).sort());
});

describe.each(cases.map((one) => [one.what, one] as const))('%s', (_what, one) => {
	const parameters = { resource: 'label', operation: one.operation, ...one.parameters };

	test('sends just that, and gives the simplified row', async () => {
		const { json, items, error } = await scene.run(parameters);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(one.sent);
		expect(json).toEqual([expect.objectContaining(one.row)]);
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
		expect(json[0]).not.toHaveProperty('text_color');
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	if (one.operation !== 'delete') {
		test('gives the whole row where it is not to simplify', async () => {
			const { json } = await scene.run({ ...parameters, simplify: false });
			expect(json[0]).toHaveProperty('text_color');
		});
	}

	test('fails only the items that are wrong', async () => {
		const place = one.parameters.group ? { group: locator('={{ $json.place }}') } : {};
		const project = one.parameters.project ? { project: locator('={{ $json.place }}') } : {};
		const there = one.parameters.group ? 'acme' : 'acme/website';
		const { items } = await scene.run(
			{ ...parameters, ...place, ...project },
			{
				input: [{ place: 'acme/nowhere' }, { place: there }, { place: '' }],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(items[0].json.error).toMatch(/^404 (Group|Project) Not Found .*\[item 0\]$/);
		expect(items[1].json.error).toBeUndefined();
		expect(items[2].json.error).toMatch(/^'(Group|Project)' is empty \[item 2\]$/);
	});
});

describe('get many', () => {
	const getMany = (more: IDataObject) => ({ resource: 'label', operation: 'getMany', ...more });

	test('lists those of a project and the groups above', async () => {
		const { json } = await scene.run(getMany({ ...inProject, returnAll: true }));
		expect(json.map(({ name }) => name)).toEqual([
			'bug',
			'design',
			'feature',
			'needs review',
			'priority::high',
			'priority::low',
		]);
		expect(scene.sent).toEqual([['GET', P, { per_page: '100', page: '1' }, null]]);
	});

	test('sends every filter, and counts where asked', async () => {
		const filters = { archived: false, search: 'pri', include_ancestor_groups: true };
		const { json } = await scene.run(
			getMany({ ...inProject, filters, options: { with_counts: true }, limit: 1 }),
		);
		const query = { archived: 'false', search: 'pri', include_ancestor_groups: 'true', with_counts: 'true' };
		expect(scene.sent).toEqual([['GET', P, { ...query, per_page: '1', page: '1' }, null]]);
		expect(json).toEqual([
			expect.objectContaining({ name: 'priority::high', open_issues_count: expect.any(Number) }),
		]);
	});

	test('in a group also what only groups have', async () => {
		const filters = { include_descendant_groups: true, only_group_labels: true };
		await scene.run(getMany({ ...inGroup, filters }));
		expect(scene.sent).toEqual([
			[
				'GET',
				G,
				{ include_descendant_groups: 'true', only_group_labels: 'true', per_page: '50', page: '1' },
				null,
			],
		]);
	});

	test('what only groups have is not sent for a project', async () => {
		await scene.run(getMany({ ...inProject, filters: { only_group_labels: true } }));
		expect(scene.sent).toEqual([['GET', P, { per_page: '50', page: '1' }, null]]);
	});

	test('items keep their order', async () => {
		const { items } = await scene.run(
			getMany({
				...inProject,
				project: locator('={{ $json.id }}'),
				limit: 1,
				filters: { search: '={{ $json.word }}' },
			}),
			{
				input: [
					{ id: 'acme/website', word: 'design' },
					{ id: 'acme/platform/api', word: 'perf' },
				],
			},
		);
		expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['design', { item: 0 }],
			['performance', { item: 1 }],
		]);
	});
});

describe('names that a path has to hold', () => {
	test.each([
		['priority::high/low', 'priority%3A%3Ahigh%2Flow'],
		['really?', 'really%3F'],
		['50% done', '50%25%20done'],
		['c++ #1', 'c%2B%2B%20%231'],
		['Büro 🚀', 'B%C3%BCro%20%F0%9F%9A%80'],
		['../../admin', '..%2F..%2Fadmin'],
	])('%j reaches its own label', async (name, encoded) => {
		scene.gitlab.world.createLabel(scene.seeded.projects.website, { name });
		const { json, error } = await scene.run({
			resource: 'label',
			operation: 'get',
			...inProject,
			label: locator(name),
		});
		expect(error).toBeUndefined();
		expect(json[0].name).toBe(name);
		expect(scene.sent).toEqual([['GET', `${P}/${encoded}`, {}, null]]);
	});
});

describe('colors', () => {
	const create = (color: string) => ({
		resource: 'label',
		operation: 'create',
		...inProject,
		name: 'new',
		color,
	});

	test.each([
		['#1f75cb', '#1f75cb'],
		['1F75CB', '#1F75CB'],
		['#abc', '#aabbcc'],
		['#1f75cbff', '#1f75cb'],
		[' Teal ', 'teal'],
	])('%j is understood as %j', async (color, sent) => {
		await scene.run(create(color));
		expect(scene.writes).toEqual([['POST', P, {}, { name: 'new', color: sent }]]);
	});

	test.each(['rgb(1, 2, 3)', '#12', '#ggg', '12345'])('%j is refused', async (color) => {
		const { error } = await scene.run(create(`={{ "${color}" }}`));
		expect(error?.message).toBe("'Color' is not a color that GitLab knows [item 0]");
		expect(error?.description).toContain(color);
		expect(scene.sent).toEqual([]);
	});

	test("GitLab's own complaint names the field", async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 400,
			body: { message: { color: ['must be a valid color code'] } },
		} as never);
		const { error } = await scene.run(create('nocolor'));
		expect(error?.message).toBe("color must be a valid color code ('Color') [item 0]");
	});
});

describe('create or update', () => {
	const upsert = (more: IDataObject = {}) => ({
		resource: 'label',
		operation: 'createOrUpdate',
		...inProject,
		name: 'design',
		color: '#000000',
		...more,
	});
	const search = (name: string): Sent => [
		'GET',
		P,
		{ search: name, include_ancestor_groups: 'false', per_page: '100', page: '1' },
		null,
	];

	test('updates the one with exactly the name', async () => {
		scene.gitlab.world.createLabel(scene.seeded.projects.website, { name: 'design system' });
		const { id } = scene.seeded.projects.website.labels[0];
		const { json } = await scene.run(upsert({ updateFields: { description: '', priority: '' } }));
		expect(scene.sent).toEqual([
			search('design'),
			['PUT', `${P}/${id}`, {}, { color: '#000000', description: '', priority: null }],
		]);
		expect(json).toEqual([expect.objectContaining({ id, name: 'design', created: false, priority: null })]);
	});

	test('creates it where there is none, without what was left empty', async () => {
		const { json } = await scene.run(
			upsert({ name: 'new', updateFields: { description: 'New', priority: '' } }),
		);
		expect(scene.sent).toEqual([
			search('new'),
			['POST', P, {}, { name: 'new', color: '#000000', description: 'New' }],
		]);
		expect(json[0]).toMatchObject({ name: 'new', created: true });
	});

	test('a name of digits is never taken for an ID', async () => {
		const { id } = scene.seeded.projects.website.labels[0];
		const { json } = await scene.run(upsert({ name: String(id) }));
		expect(json[0]).toMatchObject({ name: String(id), created: true });
		expect(scene.seeded.projects.website.labels[0].color).toBe('#ad4363');
	});

	test('the same name twice in a run makes one label, also when writes go out at once', async () => {
		const { json } = await scene.run(upsert({ name: 'twice', options: { requestsAtOnce: 5 } }), {
			input: [{}, {}, {}],
		});
		expect(json.map(({ created }) => created)).toEqual([true, false, false]);
		expect(new Set(json.map(({ id }) => id)).size).toBe(1);
	});

	test("a group's label of the name is GitLab's to refuse", async () => {
		const { error } = await scene.run(upsert({ name: 'bug' }));
		expect(error?.message).toContain('Label already exists');
	});
});

test.each([
	['issues?label_name[]=needs+review', 'needs%20review'],
	['merge_requests?state=opened&label_name%5B%5D=priority%3A%3Ahigh', 'priority%3A%3Ahigh'],
])('a label is understood by the URL of a list: %s', async (page, encoded) => {
	const url = `${scene.gitlab.url}/acme/website/-/${page}`;
	const { error } = await scene.run({
		resource: 'label',
		operation: 'get',
		...inProject,
		label: locator(url, 'url'),
	});
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', `${P}/${encoded}`, {}, null]]);
});
