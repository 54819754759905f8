import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { iterations } from '../../gitlab/resources/iteration';
import { record } from '../../gitlab/routes/issuableEdit';
import { FIRST, firstIssue, simpleFirst } from './first';

const scene = new Scene();
const run = scene.runWith(firstIssue);

describe('history', () => {
	beforeEach(async () => {
		await run('update', { updateFields: { add_labels: 'design' } });
		await run('update', { updateFields: { milestone_id: locator('') } });
		await run('close');
		scene.issue(1).events.forEach((event, at) => {
			event.created_at = new Date(Date.UTC(2026, 0, 10 - at)).toISOString();
		});
		scene.gitlab.requests.length = 0;
	});

	const kinds = async (parameters: IDataObject) =>
		(await run('getHistory', { simplify: true, ...parameters })).json.map(({ kind }) => kind);

	test('is one list of all kinds in the order of time', async () => {
		const { json } = await run('getHistory', { simplify: true });
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

	test('holds the kinds that are chosen, those that every edition has where none is', async () => {
		expect(await kinds({ kinds: ['label', 'state'] })).toEqual(['state', 'label']);
		expect(await kinds({ kinds: '={{ "milestone, label" }}' })).toEqual(['milestone', 'label']);
		expect(await kinds({ kinds: [] })).toEqual(['state', 'milestone', 'label']);
	});

	test('ends at the limit, from either side', async () => {
		expect(await kinds({ limit: 2 })).toEqual(['state', 'milestone']);
		expect(await kinds({ limit: 2, options: { order: 'desc' } })).toEqual(['label', 'milestone']);
	});

	test('refuses a kind that there is not', async () => {
		const { error } = await run('getHistory', { kinds: '={{ "assignee" }}' });
		expect(error?.message).toBe("'Changes Of' cannot be 'assignee' here [item 0]");
	});

	test('holds iteration and weight where they are chosen, which only paid editions have', async () => {
		const { groups, users } = scene.seeded;
		const { world } = scene.gitlab;
		const iteration = iterations.add(world, users.maria, groups.acme, { title: 'Sprint 1' });
		record(world, scene.issue(1), users.tom, { of: 'iteration', action: 'add', iteration });
		await run('update', { updateFields: { weight: 3 } });
		scene.gitlab.requests.length = 0;
		const { json, error } = await run('getHistory', { kinds: ['iteration', 'weight'], simplify: true });
		expect(error).toBeUndefined();
		expect(scene.sent.map(([, path]) => path).sort()).toEqual([
			`${FIRST}/resource_iteration_events`,
			`${FIRST}/resource_weight_events`,
		]);
		expect(json).toMatchObject([
			{ kind: 'iteration', action: 'add', iteration: 'Sprint 1', user: 'tom.reed', weight: null },
			{ kind: 'weight', weight: 3, user: 'maria.santos', iteration: null },
		]);
		world.premium = false;
		const free = await run('getHistory', { kinds: ['weight'] });
		expect(free.error?.message).toMatch(/^404 /);
	});
});

describe('what is so already', () => {
	test.each([
		['subscribe', true],
		['unsubscribe', false],
	])('%s gives the issue as it is', async (operation, subscribed) => {
		scene.issue(1).subscriptions.set(scene.seeded.users.maria, subscribed);
		const { json, error } = await run(operation, { simplify: true });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ ...simpleFirst(scene), subscribed }]);
		expect(scene.gitlab.requests.map(({ method, status }) => [method, status])).toEqual([
			['POST', 304],
			['GET', 200],
		]);
	});

	test('a second to-do is the first', async () => {
		await run('addToDo', { issue: locator(2) });
		const [first] = (await run('addToDo')).json;
		const { json, error } = await run('addToDo');
		expect(error).toBeUndefined();
		expect(json).toEqual([first]);
		expect(scene.sent.slice(-2)).toEqual([
			['GET', FIRST, {}, null],
			[
				'GET',
				'/todos',
				{ state: 'pending', type: 'Issue', project_id: '1', per_page: '100', page: '1' },
				null,
			],
		]);
	});
});

describe('time tracking', () => {
	test.each(['setTimeEstimate', 'addTimeSpent'])(
		'%s needs a duration that GitLab understands',
		async (operation) => {
			const empty = await run(operation, { duration: '={{ $json.none }}' });
			expect(empty.error?.message).toBe("'Duration' is empty [item 0]");
			expect(scene.sent).toEqual([]);
			const wrong = await run(operation, { duration: 'soon' });
			expect(wrong.error?.message).toMatch(/^400 .*\[item 0\]$/);
		},
	);
});
