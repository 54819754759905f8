import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { Scene, WEBSITE, website } from '../scene';

const scene = new Scene();

const create = (additionalFields: IDataObject, more: IDataObject = {}) => ({
	resource: 'issue',
	operation: 'create',
	...website,
	title: 'New',
	additionalFields,
	...more,
});
const given = '={{ $json.given }}';
const run = async (parameters: IDataObject, value: unknown) =>
	await scene.run(parameters, { input: [{ given: value as IDataObject[string] }] });

describe('what GitLab answers and sends can be given whole', () => {
	test.each<[string, unknown]>([
		["a webhook's labels", [{ id: 1, title: 'bug', color: '#d9534f', type: 'ProjectLabel' }]],
		['labels of the API', [{ id: 1, name: 'bug', description: null }]],
		['one label', { id: 1, title: 'bug' }],
		['labels among names', ['bug', { id: 1, title: 'bug' }, null]],
	])('%s in Add Labels', async (_what, labels) => {
		const { error } = await run(
			{ resource: 'issue', operation: 'addLabels', ...website, issue: locator(1), labels: given },
			labels,
		);
		expect(error).toBeUndefined();
		const [, , , body] = scene.writes[0] as [string, string, object, IDataObject];
		expect(new Set(String(body.add_labels).split(','))).toEqual(new Set(['bug']));
	});

	test.each<[string, () => unknown]>([
		['a whole user', () => ({ id: scene.seeded.users.tom.id, username: 'tom.reed', name: 'Tom' })],
		['a user without ID', () => ({ username: 'tom.reed', name: 'Tom' })],
		['a user by ID alone', () => ({ id: scene.seeded.users.tom.id })],
		['users in a list', () => [{ username: 'tom.reed' }]],
	])('%s as assignee', async (_what, user) => {
		const { error } = await run(create({ assignee_ids: given }), user());
		expect(error).toBeUndefined();
		expect(scene.writes[0][3]).toEqual({ title: 'New', assignee_ids: [scene.seeded.users.tom.id] });
	});

	test.each<[string, (milestone: IDataObject) => IDataObject]>([
		[
			'of the API',
			(milestone) => ({ ...milestone, web_url: `${scene.gitlab.url}/acme/website/-/milestones/1` }),
		],
		['of a webhook', ({ id, iid, title }) => ({ id, iid, title, group_id: null, expired: false })],
		['with a title only', ({ title }) => ({ title })],
	])('a milestone %s', async (_what, shape) => {
		const { id, iid, title } = scene.seeded.projects.website.milestones[0];
		const { error } = await run(create({ milestone_id: locator(given) }), shape({ id, iid, title }));
		expect(error).toBeUndefined();
		expect(scene.writes[0][3]).toEqual({ title: 'New', milestone_id: id });
	});

	test.each<[string, IDataObject]>([
		['of the API', { id: 1, path_with_namespace: 'acme/website', web_url: 'https://x.example/acme/website' }],
		['of Simplify', { id: 1, name: 'Website', path_with_namespace: 'acme/website' }],
		['by its path alone', { path_with_namespace: 'acme/website' }],
	])('a project %s', async (_what, project) => {
		const { json } = await run({ resource: 'project', operation: 'get', project: locator(given) }, project);
		expect(json[0]).toMatchObject({ path_with_namespace: 'acme/website' });
	});

	test.each<[string, IDataObject]>([
		['an issue', { id: 99, iid: 2, project_id: 1, title: 'x' }],
		["a webhook's object_attributes", { id: 99, iid: 2, url: 'https://gitlab.com/acme/website/-/issues/2' }],
	])('%s as issue', async (_what, issue) => {
		await run({ resource: 'issue', operation: 'get', ...website, issue: locator(given) }, issue);
		expect(scene.sent[0].slice(0, 2)).toEqual(['GET', `${WEBSITE}/issues/2`]);
	});

	test('an issue of another project is refused, as its URL is', async () => {
		const web_url = `${scene.gitlab.url}/acme/platform/api/-/issues/2`;
		const { error } = await run(
			{ resource: 'issue', operation: 'close', ...website, issue: locator(given) },
			{ id: 9, iid: 2, web_url },
		);
		expect(error?.message).toBe("The URL in 'Issue' is of another project [item 0]");
		expect(scene.writes).toEqual([]);
	});

	test('a merge request, its branch and its author', async () => {
		const { error } = await run(
			{
				resource: 'mergeRequest',
				operation: 'getMany',
				belongsTo: 'project',
				...website,
				filters: {
					author_id: locator('={{ $json.given.author }}'),
					source_branch: locator('={{ $json.given.branch }}'),
				},
			},
			{ author: { id: 5, username: 'tom.reed' }, branch: { name: 'feature/login', merged: false } },
		);
		expect(error).toBeUndefined();
		expect(scene.sent[0][2]).toMatchObject({ author_id: '5', source_branch: 'feature/login' });
	});

	test('issues where their numbers are asked for', async () => {
		await run(
			{ resource: 'issue', operation: 'getMany', belongsTo: 'project', ...website, filters: { iids: given } },
			[{ id: 7, iid: 1 }, { id: 8, iid: 2 }, 3, '#4'],
		);
		expect(scene.sent[0][2]).toMatchObject({ iids: ['1', '2', '3', '4'] });
	});

	test('users where usernames are asked for', async () => {
		await run(
			{
				resource: 'issue',
				operation: 'getMany',
				belongsTo: 'project',
				...website,
				filters: { assignee_username: given },
			},
			[{ id: 5, username: 'tom.reed' }],
		);
		expect(scene.sent[0][2]).toMatchObject({ assignee_username: ['tom.reed'] });
	});
});

describe('what is none is refused with the field, and nothing is sent', () => {
	const thing = { id: 1, kind: 'something' };
	const issueFields = { resource: 'issue', operation: 'get', ...website };
	test.each<[string, IDataObject, unknown]>([
		['Label Names or IDs', create({ labels: given }), [{ colour: 'red' }]],
		['Label Names or IDs', create({ labels: given }), [{ id: 1 }]],
		['Label Names or IDs', create({ labels: given }), [['bug', 'feature']]],
		['Label Names or IDs', create({ labels: given }), [null]],
		['Assignee Names or IDs', create({ assignee_ids: given }), [{ name: 'Tom Reed' }]],
		['Assignee Names or IDs', create({ assignee_ids: given }), { email: 'tom@example.com' }],
		['Milestone', create({ milestone_id: locator(given) }), { iid: 1 }],
		['Milestone', create({ milestone_id: locator(given) }), ['a', 'b']],
		['Issue', { ...issueFields, issue: locator(given) }, thing],
		['Project', { resource: 'project', operation: 'get', project: locator(given) }, { name: 'Website' }],
		['Title', create({}, { title: given }), thing],
		['Title', create({}, { title: given }), ['one', 'two']],
		['Description', create({ description: given }), { text: 'x' }],
		['Weight', create({ weight: given }), { value: 3 }],
		['Due Date', create({ due_date: given }), { date: '2026-01-01' }],
		['Confidential', create({ confidential: given }), { yes: true }],
		['Type', create({ issue_type: given }), { value: 'incident' }],
	])('%s', async (label, parameters, value) => {
		const { error } = await run(parameters, value);
		expect(error?.message).toContain(`'${label}'`);
		expect(error?.message).not.toContain('[object');
		expect(error?.description).not.toContain('[object');
		expect(scene.sent).toEqual([]);
	});
});

// n8n makes text of what an expression gives as soon as anything stands beside it.
test.each<[string, IDataObject]>([
	['Label Names or IDs', create({ labels: '=design,{{ $json.given }}' })],
	['Label Names or IDs', create({ labels: '=team {{ $json.given[0] }}' })],
	['Assignee Names or IDs', create({ assignee_ids: '={{ $json.given[0] }},tom.reed' })],
	['Milestone', create({ milestone_id: locator('={{ $json.given[0] }} ') })],
	['Label', { resource: 'label', operation: 'get', ...website, label: locator('= {{ $json.given[0] }}') }],
])("an object beside other text names nothing, and nothing is sent: '%s'", async (label, parameters) => {
	const { error } = await run(parameters, [{ id: 1, title: 'bug', username: 'tom.reed' }]);
	expect(error?.message).toBe(`'${label}' cannot be an object [item 0]`);
	expect(error?.description).toMatch(/has text around it/);
	expect(scene.sent).toEqual([]);
});
