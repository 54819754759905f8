import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { firstIssue, ISSUES, simpleFirst } from './first';
import { byId, byLabel, byTitle, NUMBER_OF_SEEDED, searches } from './matching';

const scene = new Scene();
const run = async (parameters: IDataObject, more = {}) =>
	await scene.run({ ...firstIssue, operation: 'createOrUpdate', ...parameters }, more);

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
		expect(searches(scene)).toMatchObject([{ state: 'all' }]);
		expect(scene.writes).toEqual([
			['PUT', `${ISSUES}/9`, {}, { title: byTitle.title, state_event: 'reopen' }],
		]);
	});

	test('one that is closed is changed and stays closed where that is wanted', async () => {
		close(9);
		const { json } = await run({ ...byTitle, options: { whenClosed: 'update' } });
		expect(json).toMatchObject([{ iid: 9, state: 'closed', created: false }]);
	});

	test('an open one goes before a closed one; of several open ones the oldest is taken, of closed ones the newest', async () => {
		const { maria: author } = scene.seeded.users;
		for (const state of ['opened', 'opened', 'closed'] as const)
			scene.gitlab.world.createIssue(scene.seeded.projects.website, { ...byTitle, author, state });
		const options = { whenClosed: 'reopen' };
		close(9);
		expect((await run({ ...byTitle, options })).json).toMatchObject([{ iid: 17, state: 'opened' }]);
		[17, 18].forEach(close);
		expect((await run({ ...byTitle, options })).json).toMatchObject([{ iid: 19, state: 'opened' }]);
	});
});

describe('a state that is asked for', () => {
	const asked = async (state: 'opened' | 'closed', options = {}) =>
		(await run({ ...byTitle, updateFields: { state }, options })).json;

	test('closes the one that is there, once, and opens it again where closed ones count', async () => {
		expect(await asked('closed')).toMatchObject([{ iid: 9, state: 'closed', created: false }]);
		expect(await asked('closed')).toMatchObject([{ iid: 9, state: 'closed', created: false }]);
		expect(await asked('opened', { whenClosed: 'update' })).toMatchObject([{ iid: 9, state: 'opened' }]);
		const changes = scene.writes.map(([, , , body]) => (body as IDataObject).state_event);
		expect(changes).toEqual(['close', undefined, 'reopen']);
	});

	test('closes a new one at once', async () => {
		const title = 'Over before it was told';
		const { json } = await run({ ...byTitle, title, updateFields: { state: 'closed' } });
		expect(json).toMatchObject([{ title, state: 'closed', created: true }]);
		const again = await run({ ...byTitle, title, updateFields: { state: 'closed' } });
		expect(again.json).toMatchObject([{ iid: json[0].iid, state: 'closed', created: false }]);
	});

	test('does not open one that is to be closed, whatever else is wanted of closed ones', async () => {
		await asked('closed');
		expect(await asked('closed', { whenClosed: 'reopen' })).toMatchObject([{ iid: 9, state: 'closed' }]);
	});

	test('leaves a closed one alone and makes an open one unless closed ones count', async () => {
		await asked('closed');
		expect(await asked('opened')).toMatchObject([{ iid: 17, state: 'opened', created: true }]);
	});
});

describe('assignees', () => {
	const { aiko, tom } = { aiko: 'aiko.tanaka', tom: 'tom.reed' };
	const assign = async (name: string, keepAssignees: boolean) => {
		const updateFields = { assignee_ids: [name] };
		const { json } = await run({ ...byTitle, title: 'Page me', updateFields, options: { keepAssignees } });
		return json[0].assignees;
	};

	test('are left alone where that is wanted, once there are some', async () => {
		expect(await assign(aiko, true)).toEqual([aiko]);
		expect(await assign(tom, true)).toEqual([aiko]);
		expect(await assign(tom, false)).toEqual([tom]);
	});
});

describe('several items', () => {
	const input = [{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'a' }];
	const parameters = { ...byId, externalId: '={{ $json.id }}', title: '=Issue {{ $itemIndex }}' };

	test.each([{}, { requestsAtOnce: 10 }])(
		'the same key twice makes one issue (%j)',
		async (requestOptions) => {
			const { items } = await run({ ...parameters, requestOptions }, { input });
			expect(scene.seeded.projects.website.issues.size).toBe(NUMBER_OF_SEEDED + 2);
			expect(items.map(({ json, pairedItem }) => [json.created, pairedItem])).toEqual([
				[true, { item: 0 }],
				[true, { item: 1 }],
				[false, { item: 2 }],
				[false, { item: 3 }],
			]);
			expect(items[2].json.iid).toBe(items[0].json.iid);
			expect(scene.issue(Number(items[0].json.iid)).title).toBe('Issue 3');
		},
	);

	test('an item that fails leaves the others with its key to themselves', async () => {
		const title = "={{ $itemIndex === 0 ? 'x'.repeat(300) : 'Fine' }}";
		const { items } = await run(
			{ ...parameters, title, requestOptions: { requestsAtOnce: 10 } },
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
	expect(Object.keys(json[0])).toEqual([...Object.keys(simpleFirst(scene)), 'created']);
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
