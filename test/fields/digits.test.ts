import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { Scene, WEBSITE, website } from '../scene';

const scene = new Scene();
const inIssue = { resource: 'issue', ...website };
const create = (additionalFields: IDataObject) => ({
	...inIssue,
	operation: 'create',
	title: 'New',
	additionalFields,
});
const run = async (parameters: IDataObject, input: IDataObject[] = [{}]) =>
	await scene.run(parameters, { input });
const lookups = (path: string) => scene.sent.filter(([method, at]) => method === 'GET' && at === path);

describe('a user whose username is the ID of another', () => {
	let named: number;
	let other: string;
	beforeEach(() => {
		other = String(scene.seeded.users.tom.id);
		named = scene.gitlab.world.createUser({ username: other }).id;
	});

	test("is assigned where the node's own output is put back in, and asked for once", async () => {
		const { error } = await run(create({ assignee_ids: '={{ $json.assignees }}' }), [
			{ assignees: [other] },
			{ assignees: other },
		]);
		expect(error).toBeUndefined();
		expect(scene.writes.map(([, , , body]) => (body as IDataObject).assignee_ids)).toEqual([
			[named],
			[named],
		]);
		expect(lookups('/users')).toHaveLength(1);
	});

	test.each<[string, () => IDataObject[string]]>([
		['chosen from the list', () => [other]],
		['a number out of an expression', () => `={{ [${other}] }}`],
		['typed', () => other],
	])('is not meant by digits that are %s, and nothing is asked', async (_how, assignees) => {
		await run(create({ assignee_ids: assignees() }));
		expect(scene.sent).toHaveLength(1);
		expect(scene.writes[0][3]).toEqual({ title: 'New', assignee_ids: [Number(other)] });
	});

	test.each<[string, () => IDataObject, () => number]>([
		['text out of an expression', () => locator('={{ $json.author }}'), () => named],
		['a user of GitLab without ID', () => locator('={{ ({ username: $json.author }) }}'), () => named],
		['@ before it', () => locator(`@${other}`), () => named],
		['a profile', () => locator(`${scene.gitlab.url}/${other}`, 'url'), () => named],
		['the list', () => locator(other, 'list'), () => Number(other)],
		['digits that were typed', () => locator(other), () => Number(other)],
		['a number', () => locator('={{ Number($json.author) }}'), () => Number(other)],
	])('filters by %s', async (_how, author, expected) => {
		const parameters = {
			...inIssue,
			operation: 'getMany',
			belongsTo: 'project',
			filters: { author_id: author() },
		};
		await run(parameters, [{ author: other }]);
		expect(scene.sent.at(-1)?.[2]).toMatchObject({ author_id: String(expected()) });
	});
});

test('digits out of an expression that are no username are an ID', async () => {
	const { id } = scene.seeded.users.tom;
	await run(create({ assignee_ids: '={{ $json.who }}' }), [{ who: `${id}, aiko.tanaka` }]);
	expect(scene.writes[0][3]).toMatchObject({ assignee_ids: [id, scene.seeded.users.aiko.id] });
});

test('a username of digits that is nobody fails', async () => {
	const { error } = await run(create({ assignee_ids: '={{ $json.who }}' }), [{ who: [{ username: '5' }] }]);
	expect(error?.message).toBe("There is no user '5' [item 0]");
	expect(scene.writes).toEqual([]);
});

describe('a milestone whose title is the ID of another', () => {
	let titled: number;
	let other: string;
	beforeEach(() => {
		other = String(scene.seeded.projects.website.milestones[0].id);
		titled = scene.gitlab.world.createMilestone(scene.seeded.projects.website, { title: other }).id;
	});

	test.each<[string, () => IDataObject, () => number, number]>([
		['its title', () => locator(other), () => titled, 1],
		['its title out of an output', () => locator('={{ $json.milestone }}'), () => titled, 1],
		['the list', () => locator(other, 'list'), () => Number(other), 0],
		['a number', () => locator('={{ Number($json.milestone) }}'), () => Number(other), 0],
		['a milestone with a title only', () => locator('={{ ({ title: $json.milestone }) }}'), () => titled, 1],
	])('is told from it: %s', async (_how, milestone, expected, asked) => {
		await run(create({ milestone_id: milestone() }), [{ milestone: other }, { milestone: other }]);
		expect(scene.writes.map(([, , , body]) => body)).toEqual(
			[1, 2].map(() => ({ title: 'New', milestone_id: expected() })),
		);
		expect(lookups(`${WEBSITE}/milestones`)).toHaveLength(asked);
	});
});

test('digits that are no title are the ID of a milestone', async () => {
	const { id } = scene.seeded.projects.website.milestones[0];
	await run(create({ milestone_id: locator(String(id)) }));
	expect(scene.writes[0][3]).toEqual({ title: 'New', milestone_id: id });
});

test('a milestone with the title of a kind of milestones is no filter, where it is meant by its URL', async () => {
	scene.gitlab.world.createMilestone(scene.seeded.projects.website, { title: 'None' });
	const iid = scene.seeded.projects.website.milestones.at(-1)?.iid;
	const milestone = locator(`${scene.gitlab.url}/acme/website/-/milestones/${iid}`, 'url');
	const { error } = await run({
		...inIssue,
		operation: 'getMany',
		belongsTo: 'project',
		filters: { milestone },
	});
	expect(error?.message).toBe("'Milestone' cannot be the milestone titled 'None' [item 0]");
});

describe('a label whose name is the ID of another', () => {
	let bug: number;
	let named: number;
	beforeEach(() => {
		const { website: project } = scene.seeded.projects;
		bug = scene.gitlab.world.createLabel(project, { name: 'first' }).id;
		named = scene.gitlab.world.createLabel(project, { name: String(bug) }).id;
	});
	const label = (value: IDataObject) => ({
		resource: 'label',
		operation: 'delete',
		belongsTo: 'project',
		...website,
		label: value,
	});

	test.each<[string, () => IDataObject, () => number]>([
		['its name', () => locator(String(bug)), () => named],
		['its name from the list', () => locator(String(bug), 'list'), () => named],
		['its name out of an output', () => locator('={{ $json.name }}'), () => named],
		[
			'a list filtered by it',
			() => locator(`${scene.gitlab.url}/acme/website/-/issues?label_name[]=${bug}`, 'url'),
			() => named,
		],
		['a number', () => locator('={{ Number($json.name) }}'), () => bug],
		[
			'the page that edits it',
			() => locator(`${scene.gitlab.url}/acme/website/-/labels/${bug}/edit`, 'url'),
			() => bug,
		],
	])('is deleted by %s', async (_how, given, expected) => {
		await run(label(given()), [{ name: String(bug) }]);
		expect(scene.writes).toEqual([['DELETE', `${WEBSITE}/labels/${expected()}`, {}, null]]);
	});

	test.each<[string, IDataObject[string], () => string]>([
		['text', '={{ [String($json.id)] }}', () => String(bug)],
		['a number', '={{ [$json.id] }}', () => 'first'],
	])('is put on an issue by %s', async (_how, labels, name) => {
		await run(create({ labels }), [{ id: bug }]);
		expect(scene.writes[0][3]).toEqual({ title: 'New', labels: name() });
	});

	test('no number makes a new label', async () => {
		const { error } = await run(create({ labels: '={{ [987654] }}' }));
		expect(error?.message).toBe("'Label Names or IDs' holds no label's ID: 987654 [item 0]");
		expect(scene.writes).toEqual([]);
	});
});

describe('a group whose path is digits only', () => {
	let id: number;
	beforeEach(() => {
		id = scene.gitlab.world.createGroup({ name: 'Year', path: '2019', visibility: 'public' }).id;
	});

	test.each<[string, () => IDataObject, () => string]>([
		['its URL', () => locator(`${scene.gitlab.url}/2019`, 'url'), () => String(id)],
		['its page', () => locator(`${scene.gitlab.url}/groups/2019/-/issues`, 'url'), () => String(id)],
		['its path', () => locator('/2019'), () => String(id)],
		['an ID', () => locator('2019'), () => '2019'],
	])('is meant by %s', async (_how, group, expected) => {
		await run({ resource: 'label', operation: 'getMany', belongsTo: 'group', group: group() });
		expect(scene.sent.at(-1)?.[1]).toBe(`/groups/${expected()}/labels`);
	});
});
