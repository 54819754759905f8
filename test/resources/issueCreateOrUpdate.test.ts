import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { ISSUES, Scene } from './issueScene';

const scene = new Scene();

const byId = { matchBy: 'externalId', externalId: 'crm-4711', title: 'Call back' };
const byLabel = { matchBy: 'label', matchLabel: 'alert::db-1', title: 'Disk is full' };
const byTitle = { matchBy: 'title', title: 'Offer invoices as PDF' };
const NUMBER_OF_SEEDED = 16;

/** The line that keeps an external id, as the issue has it. */
const lineIn = (description: unknown) => String(description).split('\n').at(-1);
const searches = () =>
	scene.sent.filter(([method]) => method === 'GET').map(([, , query]) => query as IDataObject);
const run = async (parameters: IDataObject, input?: IDataObject[]) =>
	await scene.run('createOrUpdate', parameters, { input });

describe('by external ID', () => {
	test('an id that is not there yet makes an issue that keeps it unseen', async () => {
		const { json, items } = await run({ ...byId, updateFields: { description: 'A **customer** asked' } });
		expect(json).toMatchObject([{ iid: 17, title: 'Call back', created: true }]);
		expect(items[0].pairedItem).toEqual({ item: 0 });
		const [[, , query], [method, path, , body]] = scene.sent;
		expect(query).toEqual({
			search: expect.stringMatching(/^[a-z0-9]{6,12}$/),
			in: 'description',
			scope: 'all',
			state: 'opened',
			per_page: '100',
			page: '1',
		});
		expect([method, path]).toEqual(['POST', ISSUES]);
		expect(body).toEqual({
			title: 'Call back',
			description: expect.stringMatching(
				/^A \*\*customer\*\* asked\n\n\[\/\/\]: # \(external-id crm-4711 \w+\)$/,
			),
		});
		expect((body as IDataObject).description).toContain(String((query as IDataObject).search));
	});

	test('an id that is there changes its issue, only what is given, and keeps the id', async () => {
		await run({ ...byId, updateFields: { description: 'First', weight: 3 } });
		const line = lineIn(scene.issue(17).description);
		const { json } = await run({ ...byId, title: 'Call back soon', updateFields: { confidential: true } });
		expect(json).toMatchObject([{ iid: 17, title: 'Call back soon', created: false }]);
		expect(scene.sent.at(-1)).toEqual([
			'PUT',
			`${ISSUES}/17`,
			{},
			{ title: 'Call back soon', confidential: true },
		]);
		await run({ ...byId, updateFields: { description: 'Second' } });
		expect(scene.issue(17).description).toBe(`First\n\n${line}`.replace('First', 'Second'));
		await run({ ...byId, updateFields: { description: '' } });
		expect(scene.issue(17).description).toBe(line);
		await run({ ...byId, updateFields: { description: `Third\n\n${line}` } });
		expect(scene.issue(17).description).toBe(`Third\n\n${line}`);
		expect(scene.seeded.projects.website.issues.size).toBe(NUMBER_OF_SEEDED + 1);
	});

	test.each([
		['crm-4711', 'crm-471'],
		['crm-471', 'crm-4711'],
		['a b', 'a  b'],
		['A', 'a'],
		['x) y', 'x'],
		['a\n[//]: # (external-id b)', 'b'],
		['--> <b>', '-->'],
		["it's 100% *~!", 'its 100'],
	])('%j and %j are two ids', async (one, other) => {
		for (const externalId of [one, other, one, other]) await run({ ...byId, externalId });
		expect(scene.writes.map(([method, path]) => [method, path])).toEqual([
			['POST', ISSUES],
			['POST', ISSUES],
			['PUT', `${ISSUES}/17`],
			['PUT', `${ISSUES}/18`],
		]);
	});

	test('an id that is only mentioned is not one that is kept', async () => {
		await run(byId);
		const line = lineIn(scene.issue(17).description);
		Object.assign(scene.issue(17), { description: `Somebody wrote "${line}" here` });
		const { json } = await run(byId);
		expect(json).toMatchObject([{ iid: 18, created: true }]);
	});
});

describe('by label', () => {
	test('a label that is on no issue makes one with it, beside the others', async () => {
		const updateFields = { labels: ['bug', 'design'], add_labels: 'feature', remove_labels: 'design' };
		const { json } = await run({ ...byLabel, updateFields });
		expect(json).toMatchObject([{ iid: 17, created: true }]);
		expect(searches()).toEqual([
			{ labels: 'alert::db-1', scope: 'all', state: 'opened', per_page: '100', page: '1' },
		]);
		expect(scene.writes).toEqual([
			['POST', ISSUES, {}, { title: 'Disk is full', labels: 'bug,feature,alert::db-1' }],
		]);
	});

	test('a label that is on one changes it, and stays on it', async () => {
		await run(byLabel);
		await run({ ...byLabel, updateFields: { labels: ['bug'], remove_labels: ['alert::db-1', 'design'] } });
		expect(scene.sent.at(-1)).toEqual([
			'PUT',
			`${ISSUES}/17`,
			{},
			{ title: 'Disk is full', labels: 'bug,alert::db-1', remove_labels: 'design' },
		]);
		await run({ ...byLabel, updateFields: { labels: [] } });
		expect(scene.issue(17).labels.map(({ name }) => name)).toEqual(['alert::db-1']);
	});

	test.each(['bug,design', 'None', 'any'])('%s is refused', async (matchLabel) => {
		const { error } = await run({ ...byLabel, matchLabel });
		expect(error?.message).toBe(`'Matching Label' cannot be ${matchLabel} [item 0]`);
		expect(scene.sent).toEqual([]);
	});
});

describe('by title', () => {
	test('the title must be the same, not only alike', async () => {
		const { json } = await run({ matchBy: 'title', title: 'Add product' });
		expect(json).toMatchObject([{ iid: 17, created: true }]);
	});

	test('words that search surely finds narrow the list', async () => {
		const { json } = await run({ ...byTitle, updateFields: { due_date: '2026-03-01' } });
		expect(json).toMatchObject([{ iid: 9, created: false }]);
		expect(searches()).toMatchObject([{ search: 'invoices Offer', in: 'title', state: 'opened' }]);
		expect(scene.writes).toEqual([
			['PUT', `${ISSUES}/9`, {}, { title: 'Offer invoices as PDF', due_date: '2026-03-01' }],
		]);
	});

	test.each(['What should they have', 'v1.2.3', 'ログインできない', 'a-b/c.d'])(
		'%s is looked for in the whole list, for no word of it is sure',
		async (title) => {
			await run({ matchBy: 'title', title });
			const { json } = await run({ matchBy: 'title', title: ` ${title} ` });
			expect(json).toMatchObject([{ iid: 17, title, created: false }]);
			expect(searches()[0]).toEqual({ scope: 'all', state: 'opened', per_page: '100', page: '1' });
		},
	);

	test('all pages are searched', async () => {
		const { world } = scene.gitlab;
		const { website } = scene.seeded.projects;
		const { maria: author } = scene.seeded.users;
		world.createIssue(website, { title: 'Nightly import', author });
		for (let i = 0; i < 120; i++) world.createIssue(website, { title: `Nightly import ${i}`, author });
		const { json } = await run({ matchBy: 'title', title: 'Nightly import' });
		expect(json).toMatchObject([{ iid: 17, created: false }]);
		expect(searches()).toHaveLength(2);
	});
});

describe('closed issues', () => {
	const close = (iid: number) => Object.assign(scene.issue(iid), { state: 'closed' });

	test('one that is closed is left alone, and a new one made', async () => {
		close(9);
		const { json } = await run(byTitle);
		expect(json).toMatchObject([{ iid: 17, created: true }]);
	});

	test('one that is closed is reopened where that is wanted', async () => {
		close(9);
		const { json } = await run({ ...byTitle, options: { whenClosed: 'reopen' } });
		expect(json).toMatchObject([{ iid: 9, state: 'opened', created: false }]);
		expect(searches()).toMatchObject([{ state: 'all' }]);
		expect(scene.writes).toEqual([
			['PUT', `${ISSUES}/9`, {}, { title: byTitle.title, state_event: 'reopen' }],
		]);
	});

	test('one that is closed is changed and stays closed where that is wanted', async () => {
		close(9);
		const { json } = await run({ ...byTitle, options: { whenClosed: 'update' } });
		expect(json).toMatchObject([{ iid: 9, state: 'closed', created: false }]);
	});

	test('an open one goes before a closed one, a newer before an older', async () => {
		const { maria: author } = scene.seeded.users;
		for (const state of ['opened', 'opened', 'closed'] as const)
			scene.gitlab.world.createIssue(scene.seeded.projects.website, { ...byTitle, author, state });
		const options = { whenClosed: 'reopen' };
		expect((await run({ ...byTitle, options })).json).toMatchObject([{ iid: 18, state: 'opened' }]);
		[9, 17, 18].forEach(close);
		expect((await run({ ...byTitle, options })).json).toMatchObject([{ iid: 19, state: 'opened' }]);
	});
});

describe('several items', () => {
	const input = [{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'a' }];
	const parameters = { ...byId, externalId: '={{ $json.id }}', title: '=Issue {{ $itemIndex }}' };

	test.each([{}, { requestsAtOnce: 10 }])('the same key twice makes one issue (%j)', async (options) => {
		const { items } = await run({ ...parameters, options }, input);
		expect(scene.seeded.projects.website.issues.size).toBe(NUMBER_OF_SEEDED + 2);
		expect(items.map(({ json, pairedItem }) => [json.created, pairedItem])).toEqual([
			[true, { item: 0 }],
			[true, { item: 1 }],
			[false, { item: 2 }],
			[false, { item: 3 }],
		]);
		expect(items[2].json.iid).toBe(items[0].json.iid);
		expect(scene.issue(Number(items[0].json.iid)).title).toBe('Issue 3');
	});

	test('an item that fails leaves the others with its key to themselves', async () => {
		const title = "={{ $itemIndex === 0 ? 'x'.repeat(300) : 'Fine' }}";
		const { items } = await scene.run(
			'createOrUpdate',
			{ ...parameters, title, options: { requestsAtOnce: 10 } },
			{ input, onError: 'continueRegularOutput' },
		);
		expect(items[0].json.error).toMatch(/title is too long.*'Title'.*\[item 0\]$/);
		expect(items.slice(1).map(({ json }) => json.created)).toEqual([true, true, false]);
	});
});

test.each([
	[{ ...byId, externalId: '={{ $json.none }}' }, "'External ID' is empty [item 0]"],
	[{ ...byId, title: '={{ $json.none }}' }, "'Title' is empty [item 0]"],
	[{ ...byLabel, matchLabel: '={{ $json.none }}' }, "'Matching Label' is empty [item 0]"],
	[{ ...byId, project: locator('={{ $json.none }}') }, "'Project' is empty [item 0]"],
])('what is missing is named: %j', async (parameters, message) => {
	const { error } = await run(parameters);
	expect(error?.message).toBe(message);
	expect(scene.sent).toEqual([]);
});

test('the simplified row says whether the issue is new', async () => {
	const { json } = await run({ ...byTitle, simplify: true });
	expect(Object.keys(json[0])).toEqual([...Object.keys(scene.simple), 'created']);
	expect(json[0].created).toBe(false);
});

test('a new issue gets nothing that was only to be cleared', async () => {
	const updateFields = { description: '', due_date: '', assignee_ids: [], labels: [], weight: 2 };
	await run({ matchBy: 'title', title: 'Something new', updateFields });
	expect(scene.writes).toEqual([['POST', ISSUES, {}, { title: 'Something new', weight: 2 }]]);
	await run({ matchBy: 'title', title: 'Something new', updateFields });
	expect(scene.writes[1][3]).toEqual({
		title: 'Something new',
		description: '',
		due_date: '',
		assignee_ids: [],
		labels: '',
		weight: 2,
	});
});
