import type { IDataObject } from 'n8n-workflow';
import { commonFolder } from '../../../nodes/Gitlab/resources/file/blob';
import { seedFiles } from '../../gitlab/resources/file';
import { textOf } from '../../gitlab/world/trees';
import { locator } from '../../parameters';
import { Scene, website } from '../../scene';

const scene = new Scene();
beforeEach(async () => void (await seedFiles(scene.gitlab, scene.seeded)));

const there = () => scene.seeded.projects.website;
const commits = (branch = 'main') => there().branches.get(branch)?.commits ?? [];
const tip = (branch = 'main') => commits(branch)[0];
const contentAt = (path: string, branch = 'main') => {
	const found = tip(branch)?.tree.get(path);
	return found && textOf(found);
};
const methods = () => scene.sent.map(([method]) => method);
const create = async (parameters: IDataObject, more = {}) =>
	await scene.run(
		{
			...{ resource: 'commit', operation: 'create', ...website, branch: locator('main') },
			...{ commit_message: 'Change files', ...parameters },
		},
		more,
	);
const files = (...values: IDataObject[]) => ({ files: { values } });

test('one commit creates, updates, moves, deletes and makes executable', async () => {
	const before = commits().length;
	const { json, error } = await create(
		files(
			{ action: 'create', file_path: 'new.txt', content: 'New' },
			{ action: 'update', file_path: 'README.md', content: 'All new\n', mode: 'executable' },
			{ action: 'move', file_path: 'intro.md', previous_path: 'docs/intro.md', content: 'not sent' },
			{ action: 'delete', file_path: 'docs/de/intro.md' },
			{ action: 'chmod', file_path: 'bin/deploy', mode: 'plain' },
			{ action: 'createOrUpdate', file_path: '/config/app.json', content: '{}' },
		),
	);
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		...{ committed: true, created: ['new.txt'], moved: ['intro.md'], deleted: ['docs/de/intro.md'] },
		...{ updated: ['README.md', 'bin/deploy', 'config/app.json'], left_alone: [] },
	});
	expect(commits().length).toBe(before + 1);
	expect(contentAt('intro.md')).toBe('Welcome\n');
	expect([...(tip()?.tree.keys() ?? [])].sort()).toEqual(
		['README.md', 'assets/logo.png', 'bin/deploy', 'config/app.json', 'intro.md', 'new.txt'].sort(),
	);
	expect(['README.md', 'bin/deploy'].map((path) => tip()?.tree.get(path)?.mode)).toEqual([
		'100755',
		'100644',
	]);
	expect(scene.writes.at(-1)?.[3]).toMatchObject({
		actions: expect.arrayContaining([
			{ action: 'move', file_path: 'intro.md', previous_path: 'docs/intro.md' },
			{ action: 'chmod', file_path: 'bin/deploy', execute_filemode: false },
		]) as unknown,
	});
});

test('bytes that are no text go as base64, text as text', async () => {
	const image = Buffer.from([0x89, 0, 0xff]);
	const { error } = await create(
		files(
			{ action: 'create', file_path: 'a.png', contentFrom: 'file', inputDataField: 'image' },
			{ action: 'create', file_path: 'a.txt', content: 'ä' },
		),
		{ files: [{ image: { data: image.toString('base64'), mimeType: 'image/png' } }] },
	);
	expect(error).toBeUndefined();
	expect(scene.writes[0]?.[3]).toMatchObject({
		actions: [
			{ action: 'create', file_path: 'a.png', content: image.toString('base64'), encoding: 'base64' },
			{ action: 'create', file_path: 'a.txt', content: 'ä', encoding: 'text' },
		],
	});
	expect(Buffer.from(tip()?.tree.get('a.png')?.content ?? [])).toEqual(image);
});

describe('forty items', () => {
	const each = {
		commits: 'one',
		...files({ action: 'createOrUpdate', file_path: '={{ $json.path }}', content: '={{ $json.content }}' }),
	};
	const forty = (change = '') =>
		Array.from({ length: 40 }, (_, at) => ({
			path: `workflows/${at % 2 ? 'odd/' : ''}${at}.json`,
			content: at === 7 ? `${at}${change}` : `${at}`,
		}));
	const all = forty().map((_, item) => ({ item }));

	test('are one commit of two requests, then none where nothing changed, then one of what changed', async () => {
		const before = commits().length;
		const first = await create(each, { input: forty() });
		expect(first.error).toBeUndefined();
		expect(methods()).toEqual(['GET', 'POST']);
		expect(first.json).toHaveLength(1);
		expect(first.json[0].created).toHaveLength(40);
		expect(first.items[0].pairedItem).toEqual(all);

		const second = await create(each, { input: forty() });
		expect(methods()).toEqual(['GET', 'POST', 'GET']);
		expect(second.json[0]).toMatchObject({ id: null, committed: false, created: [], updated: [] });
		expect(second.json[0].left_alone).toHaveLength(40);
		expect(second.items[0].pairedItem).toEqual(all);
		expect(commits().length).toBe(before + 1);

		const third = await create(each, { input: forty(' changed') });
		expect(third.json[0]).toMatchObject({ committed: true, updated: ['workflows/odd/7.json'] });
		expect(tip()?.diffs.map(({ new_path }) => new_path)).toEqual(['workflows/odd/7.json']);
		expect(commits().length).toBe(before + 2);
	});

	test('ask for each file where GitLab does not give the whole tree, in no more than 41 requests', async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 400,
			body: { error: 'pagination does not have a valid value' },
			match: ({ path }) => path.endsWith('/tree'),
		});
		await create(each, { input: forty() });
		const { json } = await create(each, { input: forty() });
		expect(json[0]).toMatchObject({ committed: false });
		expect(methods().filter((method) => method === 'HEAD')).toHaveLength(80);
		expect(methods().filter((method) => method === 'POST')).toHaveLength(1);
	});

	test('of other branches are refused, and nothing is sent', async () => {
		const input = forty().map((item, at) => ({ ...item, branch: at === 3 ? 'other' : 'main' }));
		const { error } = await create({ ...each, branch: locator('={{ $json.branch }}') }, { input });
		expect(error?.message).toMatch(/'Branch' is not the same for all items/);
		expect(error?.description).toBe('It is main for the first item, and other for this one.');
		expect(error?.context.itemIndex).toBe(3);
		expect(scene.sent).toEqual([]);
	});

	test('fail as one', async () => {
		const input = forty();
		const { json, items } = await create(
			{ ...each, branch: locator('nowhere') },
			{ input, onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([{ error: expect.stringContaining('You can only create or edit files') as string }]);
		expect(items[0].pairedItem).toEqual(all);
	});

	test('are a commit each where that is asked for', async () => {
		const before = commits().length;
		const input = forty().slice(0, 3);
		const { items } = await create({ ...each, commits: 'each' }, { input });
		expect(commits().length).toBe(before + 3);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});
});

test('a file that two items mean is made and then updated', async () => {
	const { json, error } = await create(
		files(
			{ action: 'createOrUpdate', file_path: 'a.txt', content: 'One' },
			{ action: 'createOrUpdate', file_path: 'a.txt', content: 'Two' },
			{ action: 'createOrUpdate', file_path: 'a.txt', content: 'Two' },
		),
	);
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ created: ['a.txt'], updated: ['a.txt'], left_alone: ['a.txt'] });
	expect(contentAt('a.txt')).toBe('Two');
});

test('a branch that is not there begins where it should, and goes on the next time', async () => {
	const on = (content: string) => ({
		...files({ action: 'createOrUpdate', file_path: 'README.md', content }),
		...{ branch: locator('bot/readme'), additionalFields: { start: 'main' } },
	});
	const outcomes = [];
	for (const content of ['One', 'Two', 'Two']) outcomes.push((await create(on(content))).json[0].committed);
	expect(outcomes).toEqual([true, true, false]);
	expect(contentAt('README.md', 'bot/readme')).toBe('Two');
	expect(commits('bot/readme').slice(2)).toEqual(commits());
	const bodies = scene.writes.filter(([method]) => method === 'POST').map(([, , , body]) => body);
	expect(bodies).toMatchObject([{ start_branch: 'main' }, {}]);
	expect(bodies[1]).not.toHaveProperty('start_branch');
});

test('a commit that a branch begins at goes as its SHA', async () => {
	const [, older] = commits();
	await create({
		...files({ action: 'create', file_path: 'x', content: 'x' }),
		...{ branch: locator('old'), additionalFields: { start: older?.id } },
	});
	expect(scene.writes[0]?.[3]).toMatchObject({ start_sha: older?.id, branch: 'old' });
});

test('a file that somebody makes meanwhile is updated', async () => {
	scene.gitlab.faults.add({
		kind: 'status',
		status: 404,
		times: 1,
		match: ({ method }) => method === 'HEAD',
	});
	const { json } = await create(files({ action: 'createOrUpdate', file_path: 'README.md', content: 'Mine' }));
	expect(json[0]).toMatchObject({ created: [], updated: ['README.md'] });
});

test.each([
	[{ action: 'create', file_path: 'README.md', content: 'x' }, 'A file with this name already exists'],
	[{ action: 'update', file_path: 'none', content: 'x' }, "A file with this name doesn't exist"],
	[{ action: 'update', file_path: 'README.md', content: 'x', last_commit_id: 'abc' }, 'has changed since'],
])('%j is refused in GitLab’s words', async (row, words) => {
	const { error } = await create(files(row));
	expect(error?.message).toContain(words);
});

test.each([
	[files(), "'Files' is empty"],
	[files({ action: 'move', file_path: 'a' }), "'Previous Path' is empty"],
	[files({ action: 'rename', file_path: 'a' }), "'Action' cannot be 'rename' here"],
	[
		files({ action: 'create', file_path: 'a', contentFrom: 'file', inputDataField: 'none' }),
		'is no binary field of the item: none',
	],
])('%j is refused before anything is sent', async (parameters, words) => {
	const { error } = await create(parameters);
	expect(error?.message).toContain(words);
	expect(scene.sent).toEqual([]);
});

test.each<[string[], string]>([
	[['a/b/c.txt', 'a/b/d.txt'], 'a/b'],
	[['a/b/c.txt', 'a/d.txt'], 'a'],
	[['a/c.txt', 'ab/c.txt'], ''],
	[['a/b.txt'], 'a'],
	[['b.txt', 'a/b.txt'], ''],
])('the folder of %j is %j', (paths, folder) => {
	expect(commonFolder(paths)).toBe(folder);
});
