import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { Scene, website } from '../scene';

const scene = new Scene();

const create = (additionalFields: IDataObject) => ({
	resource: 'issue',
	operation: 'create',
	...website,
	title: 'New',
	additionalFields,
});
const list = (filters: IDataObject) => ({
	resource: 'issue',
	operation: 'getMany',
	belongsTo: 'project',
	...website,
	filters,
});

describe('several labels', () => {
	test.each<[string, IDataObject[string], IDataObject]>([
		['chosen from the list', ['bug', 'needs review'], {}],
		['as text with commas', 'bug, needs review,', {}],
		['as an expression that gives a list', '={{ $json.labels }}', { labels: ['bug', 'needs review'] }],
		[
			'as labels out of an answer of GitLab',
			'={{ $json.labels }}',
			{ labels: [{ id: 1, name: 'bug' }, { name: 'needs review' }] },
		],
		['as an expression that gives text', '={{ $json.labels }}', { labels: 'bug,needs review' }],
	])('%s', async (_how, labels, item) => {
		const { error } = await scene.run(create({ labels }), { input: [item] });
		expect(error).toBeUndefined();
		expect(scene.writes[0][3]).toEqual({ title: 'New', labels: 'bug,needs review' });
	});

	test('none chosen are none sent', async () => {
		await scene.run(create({ labels: [] }));
		expect(scene.writes[0][3]).toEqual({ title: 'New' });
	});
});

describe('several users', () => {
	const ids = () => [scene.seeded.users.aiko.id, scene.seeded.users.tom.id];

	test.each<[string, () => IDataObject[string], number]>([
		['IDs', () => ids(), 0],
		['IDs as text', () => ids().join(', '), 0],
		['usernames', () => ['aiko.tanaka', '@tom.reed'], 2],
		['usernames as text', () => 'aiko.tanaka,@tom.reed', 2],
		['both', () => `${ids()[0]},tom.reed`, 1],
	])('%s', async (_how, assignees, lookups) => {
		const { error } = await scene.run(create({ assignee_ids: assignees() }));
		expect(error).toBeUndefined();
		expect(scene.sent.filter(([, path]) => path === '/users')).toHaveLength(lookups);
		expect(scene.writes[0][3]).toEqual({ title: 'New', assignee_ids: ids() });
	});

	test('users out of an answer of GitLab, several and one', async () => {
		const [aiko, tom] = ids();
		await scene.run(create({ assignee_ids: '={{ $json.who }}' }), {
			input: [
				{
					who: [
						{ id: aiko, username: 'x' },
						{ id: tom, username: 'y' },
					],
				},
				{ who: { id: tom, username: 'y' } },
			],
		});
		expect(scene.sent.map(([, , , body]) => (body as IDataObject).assignee_ids)).toEqual([
			[aiko, tom],
			[tom],
		]);
	});

	test('a username is asked for once in a run, whatever its case', async () => {
		await scene.run(create({ assignee_ids: '={{ $json.who }}' }), {
			input: [{ who: 'tom.reed' }, { who: ['Tom.Reed'] }, { who: '@tom.reed' }],
		});
		expect(scene.sent.filter(([, path]) => path === '/users')).toHaveLength(1);
		expect(scene.writes).toHaveLength(3);
	});

	test('a username of digits is written with @', async () => {
		const { id } = scene.gitlab.world.createUser({ username: '123' });
		await scene.run(create({ assignee_ids: ['@123'] }));
		expect(scene.sent[0]).toEqual(['GET', '/users', { username: '123', per_page: '1', page: '1' }, null]);
		expect(scene.writes[0][3]).toEqual({ title: 'New', assignee_ids: [id] });
	});

	test('one that is not there is named, and nothing is written', async () => {
		const { error } = await scene.run(create({ assignee_ids: 'tom.reed,tim.reed' }));
		expect(error?.message).toBe("There is no user 'tim.reed' [item 0]");
		expect(scene.writes).toEqual([]);
	});
});

test.each([
	['none', 'None'],
	['ANY', 'Any'],
	['None', 'None'],
])('filters take %j for %j', async (typed, sent) => {
	await scene.run(list({ assignee_id: locator(typed), milestone: locator(sent) }));
	expect(scene.sent).toHaveLength(1);
	expect(scene.sent[0][2]).toMatchObject({ assignee_id: sent, milestone_id: sent });
});

test("a user called 'none' is meant by a URL", async () => {
	const { id } = scene.gitlab.world.createUser({ username: 'none' });
	await scene.run(list({ assignee_id: locator(`${scene.gitlab.url}/none`, 'url') }));
	expect(scene.sent.at(-1)?.[2]).toMatchObject({ assignee_id: String(id) });
});
