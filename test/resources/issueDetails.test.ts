import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { callList } from '../engine';
import { locator } from '../parameters';
import { FIRST, ISSUES, Scene } from './issueScene';

const scene = new Scene();

const PAGES = { per_page: '100', page: '1' };

describe('create', () => {
	test('sends every field as GitLab names it', async () => {
		const additionalFields = {
			description: 'It **hurts**',
			assignee_ids: ['aiko.tanaka', '3'],
			milestone_id: locator('Spring release'),
			labels: 'bug, design',
			due_date: '2026-03-01T00:00:00',
			weight: 3,
			epic_id: 7,
			confidential: true,
			discussion_locked: true,
			issue_type: 'incident',
			created_at: '2026-01-15T10:00:00Z',
			iid: 40,
			merge_request_to_resolve_discussions_of: locator('!1'),
			discussion_to_resolve: '6a9c',
		};
		const { items, error } = await scene.run('create', { title: 'New', additionalFields, simplify: true });
		expect(error).toBeUndefined();
		expect(scene.writes).toEqual([
			[
				'POST',
				ISSUES,
				{},
				{
					title: 'New',
					description: 'It **hurts**',
					assignee_ids: [4, 3],
					milestone_id: 1,
					labels: 'bug,design',
					due_date: '2026-03-01',
					weight: 3,
					epic_id: 7,
					confidential: true,
					discussion_locked: true,
					issue_type: 'incident',
					created_at: '2026-01-15T10:00:00.000Z',
					iid: 40,
					merge_request_to_resolve_discussions_of: 1,
					discussion_to_resolve: '6a9c',
				},
			],
		]);
		expect(items).toMatchObject([
			{
				json: { iid: 40, labels: ['bug', 'design'], assignees: ['aiko.tanaka', 'jonas.weber'] },
				pairedItem: { item: 0 },
			},
		]);
		expect(items[0].json).not.toHaveProperty('description');
	});

	test('sends the title alone where nothing else is given, and gives the whole issue where wanted', async () => {
		const { json } = await scene.run('create', { title: 'New', simplify: false });
		expect(scene.writes).toEqual([['POST', ISSUES, {}, { title: 'New' }]]);
		expect(json[0]).toMatchObject({ id: expect.any(Number), references: { full: 'acme/website#17' } });
	});

	test('makes the issues in the order of the items, and fails the wrong ones alone', async () => {
		const input = [{ title: 'One' }, { title: '' }, { title: 'x'.repeat(300) }, { title: 'Two' }];
		const parameters = { title: '={{ $json.title }}' };
		const { items } = await scene.run('create', parameters, { input, onError: 'continueRegularOutput' });
		expect(items.map(({ json, pairedItem }) => [json.iid ?? json.error, pairedItem])).toEqual([
			[17, { item: 0 }],
			["'Title' is empty [item 1]", { item: 1 }],
			[expect.stringMatching(/too long.*'Title'.*\[item 2\]/), { item: 2 }],
			[18, { item: 3 }],
		]);
	});

	test('names a user that is not there', async () => {
		const additionalFields = { assignee_ids: 'nobody.there' };
		const { error } = await scene.run('create', { title: 'New', additionalFields });
		expect(error?.message).toBe("There is no user 'nobody.there' [item 0]");
		expect(scene.writes).toEqual([]);
	});
});

describe('update', () => {
	test('clears what was added and left empty', async () => {
		const updateFields = {
			description: '',
			assignee_ids: [],
			milestone_id: locator(''),
			due_date: '',
			labels: [],
		};
		const { json } = await scene.run('update', { updateFields, simplify: true });
		expect(scene.writes).toEqual([
			['PUT', FIRST, {}, { description: '', assignee_ids: [], milestone_id: 0, due_date: '', labels: '' }],
		]);
		expect(json).toEqual([{ ...scene.simple, assignees: [], milestone: null, due_date: null, labels: [] }]);
	});

	test('sets, adds and removes', async () => {
		const updateFields = {
			add_labels: ['design'],
			remove_labels: 'bug',
			state_event: 'close',
			confidential: true,
			discussion_locked: false,
			issue_type: 'task',
			weight: 0,
			epic_id: 0,
			updated_at: '2026-01-15T10:00:00Z',
		};
		await scene.run('update', { updateFields });
		expect(scene.writes).toEqual([
			['PUT', FIRST, {}, { ...updateFields, add_labels: 'design', updated_at: '2026-01-15T10:00:00.000Z' }],
		]);
	});

	test('says that there is nothing to change before it asks GitLab', async () => {
		const { error } = await scene.run('update');
		expect(error?.message).toBe("'Update Fields' holds nothing to change [item 0]");
		expect(error?.description).toContain('Add the fields that are to change');
		expect(scene.sent).toEqual([]);
	});
});

describe('labels', () => {
	test.each(['addLabels', 'removeLabels'])('%s needs some', async (operation) => {
		const { error } = await scene.run(operation, { labels: '={{ $json.none }}' });
		expect(error?.message).toBe("'Label Names or IDs' is empty [item 0]");
		expect(scene.sent).toEqual([]);
	});
});

describe('move and clone', () => {
	test.each([
		['move', locator(2), [], { to_project_id: 2 }],
		['clone', locator(2), [], { to_project_id: 2 }],
		[
			'move',
			locator('http://gitlab.test/acme/platform/api', 'url'),
			['/projects/acme%2Fplatform%2Fapi'],
			{ to_project_id: 2 },
		],
	])('%s into %j', async (operation, targetProject, asked, body) => {
		const { error } = await scene.run(operation, { targetProject });
		expect(error).toBeUndefined();
		expect(scene.sent.filter(([method]) => method === 'GET').map(([, path]) => path)).toEqual(asked);
		expect(scene.writes).toEqual([['POST', `${FIRST}/${operation}`, {}, body]]);
	});

	test("a target's path is resolved once for all items", async () => {
		const { items } = await scene.run(
			'move',
			{ issue: locator('={{ $json.iid }}'), targetProject: locator('acme/platform/api') },
			{ input: [{ iid: 1 }, { iid: 2 }] },
		);
		expect(scene.sent.filter(([method]) => method === 'GET')).toHaveLength(1);
		expect(items.map(({ json }) => json.iid)).toEqual([8, 9]);
	});
});

describe('reorder', () => {
	test.each([
		['placeAfter', { move_after_id: 3 }],
		['placeBefore', { move_before_id: 3 }],
	])('%s alone is enough', async (name, body) => {
		await scene.run('reorder', { [name]: locator(3) });
		expect(scene.writes).toEqual([['PUT', `${FIRST}/reorder`, {}, body]]);
	});

	test('one of both must be given', async () => {
		const { error } = await scene.run('reorder');
		expect(error?.message).toBe("'Place After' and 'Place Before' are both empty [item 0]");
		expect(scene.sent).toEqual([]);
	});
});

describe('links', () => {
	const there = 'acme/platform/api';

	test.each([
		[{ targetProject: locator(there), targetIssue: locator(3) }, there],
		[{ targetProject: locator(2), targetIssue: locator('#3') }, '2'],
		[{ targetIssue: locator(`http://gitlab.test/${there}/-/issues/3`, 'url') }, there],
		[
			{
				targetProject: locator(9),
				targetIssue: locator(`http://gitlab.test/${there}/-/work_items/3`, 'url'),
			},
			there,
		],
	])('%j leads to the issue in %s', async (parameters, target_project_id) => {
		const { json, error } = await scene.run('link', {
			...parameters,
			link_type: 'relates_to',
			simplify: true,
		});
		expect(error).toBeUndefined();
		expect(scene.writes).toEqual([
			['POST', `${FIRST}/links`, {}, { target_project_id, target_issue_iid: 3, link_type: 'relates_to' }],
		]);
		expect(json).toMatchObject([{ source_iid: 1, target_iid: 3, target_project_id: 2 }]);
	});

	test.each(['#2', 'acme/website#2', 'ACME/Website#2', 'http://gitlab.test/acme/website/-/issues/2'])(
		'a link is removed by the issue that it leads to: %s',
		async (value) => {
			scene.linkSecond();
			const { json, error } = await scene.run('unlink', {
				link: locator(value, value.startsWith('http') ? 'url' : 'id'),
			});
			expect(error).toBeUndefined();
			expect(json).toEqual([{ deleted: true }]);
			expect(scene.writes).toEqual([['DELETE', `${FIRST}/links/1`, {}, null]]);
		},
	);

	test('a project given by its number is known by its path for that', async () => {
		scene.linkSecond();
		const { error } = await scene.run('unlink', { project: locator(1), link: locator('#2') });
		expect(error).toBeUndefined();
		expect(scene.issue(1).links).toEqual([]);
	});

	test('an issue that is not linked is named', async () => {
		scene.linkSecond();
		const { error } = await scene.run('unlink', { link: locator('#3') });
		expect(error?.message).toBe("'Link' leads nowhere [item 0]");
		expect(error?.description).toBe('The issue is not linked to acme/website#3.');
		expect(scene.writes).toEqual([]);
	});
});

describe('lists of the editor', () => {
	const search = async (name: string, parameters: IDataObject, typed?: string) =>
		await callList<INodeListSearchResult>(
			'listSearch',
			name,
			{ resource: 'issue', project: locator('acme/website'), issue: locator(1), ...parameters },
			{ credentials: scene.credentials, args: [typed] },
		);

	test('links are found by what they say', async () => {
		scene.linkSecond();
		const entry = {
			name: 'is blocked by #2 Add a dark theme',
			value: '1',
			url: `${scene.gitlab.url}/acme/website/-/issues/2`,
		};
		const on = { operation: 'unlink' };
		expect((await search('searchIssueLinks', on)).results).toEqual([entry]);
		expect((await search('searchIssueLinks', on, 'DARK')).results).toEqual([entry]);
		expect((await search('searchIssueLinks', on, 'light')).results).toEqual([]);
		expect((await search('searchIssueLinks', { ...on, issue: locator('') })).results).toEqual([]);
	});

	test.each([
		['', ISSUES],
		['acme/platform/api', '/projects/acme%2Fplatform%2Fapi/issues'],
	])('target issues are those of the target project %j', async (target, path) => {
		const parameters = { operation: 'link', targetProject: locator(target) };
		const { results } = await search('searchTargetIssues', parameters);
		expect(results.length).toBeGreaterThan(0);
		expect(scene.sent.map(([, asked]) => asked)).toEqual([path]);
	});
});

describe('what is so already', () => {
	test.each([
		['subscribe', true],
		['unsubscribe', false],
	])('%s gives the issue as it is', async (operation, subscribed) => {
		scene.issue(1).subscriptions.set(scene.seeded.users.maria, subscribed);
		const { json, error } = await scene.run(operation, { simplify: true });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ ...scene.simple, subscribed }]);
		expect(scene.gitlab.requests.map(({ method, status }) => [method, status])).toEqual([
			['POST', 304],
			['GET', 200],
		]);
	});

	test('a second to-do is the first', async () => {
		await scene.run('addToDo', { issue: locator(2) });
		const [first] = (await scene.run('addToDo')).json;
		const { json, error } = await scene.run('addToDo');
		expect(error).toBeUndefined();
		expect(json).toEqual([first]);
		expect(scene.sent.slice(-2)).toEqual([
			['GET', FIRST, {}, null],
			['GET', '/todos', { state: 'pending', type: 'Issue', project_id: '1', ...PAGES }, null],
		]);
	});
});

describe('history', () => {
	const { labels, milestone } = {
		labels: { add_labels: 'design' },
		milestone: { milestone_id: locator('') },
	};

	beforeEach(async () => {
		await scene.run('update', { updateFields: labels });
		await scene.run('update', { updateFields: milestone });
		await scene.run('close');
		scene.issue(1).events.forEach((event, at) => {
			event.created_at = new Date(Date.UTC(2026, 0, 10 - at)).toISOString();
		});
		scene.gitlab.requests.length = 0;
	});

	const kinds = async (parameters: IDataObject) =>
		(await scene.run('getHistory', { simplify: true, ...parameters })).json.map(({ kind }) => kind);

	test('is one list of all kinds in the order of time', async () => {
		const { json } = await scene.run('getHistory', { simplify: true });
		expect(json).toMatchObject([
			{ kind: 'state', state: 'closed', user: 'maria.santos', label: null },
			{ kind: 'milestone', action: 'remove', milestone: 'Spring release' },
			{ kind: 'label', action: 'add', label: 'design', state: null },
		]);
		expect(scene.sent.map(([, path]) => path).sort()).toEqual([
			`${FIRST}/resource_label_events`,
			`${FIRST}/resource_milestone_events`,
			`${FIRST}/resource_state_events`,
		]);
	});

	test('holds the kinds that are chosen, all where none is', async () => {
		expect(await kinds({ kinds: ['label', 'state'] })).toEqual(['state', 'label']);
		expect(await kinds({ kinds: '={{ "milestone, label" }}' })).toEqual(['milestone', 'label']);
		expect(await kinds({ kinds: [] })).toEqual(['state', 'milestone', 'label']);
	});

	test('ends at the limit, from either side', async () => {
		expect(await kinds({ limit: 2 })).toEqual(['state', 'milestone']);
		expect(await kinds({ limit: 2, options: { order: 'desc' } })).toEqual(['label', 'milestone']);
	});

	test('refuses a kind that there is not', async () => {
		const { error } = await scene.run('getHistory', { kinds: '={{ "weight" }}' });
		expect(error?.message).toBe("'Changes Of' has no 'weight' [item 0]");
	});
});

describe('time tracking', () => {
	test.each(['setTimeEstimate', 'addTimeSpent'])(
		'%s needs a duration that GitLab understands',
		async (operation) => {
			const empty = await scene.run(operation, { duration: '={{ $json.none }}' });
			expect(empty.error?.message).toBe("'Duration' is empty [item 0]");
			expect(scene.sent).toEqual([]);
			const wrong = await scene.run(operation, { duration: 'soon' });
			expect(wrong.error?.message).toMatch(/^400 .*\[item 0\]$/);
		},
	);
});

test('an issue of another project is refused before anything is sent', async () => {
	const { error } = await scene.run('close', {
		issue: locator('http://gitlab.test/acme/platform/api/-/issues/1', 'url'),
	});
	expect(error?.message).toMatch(/^The URL in 'Issue' leads to another place/);
	expect(scene.sent).toEqual([]);
});
