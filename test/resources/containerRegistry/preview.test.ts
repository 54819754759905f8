import type { IDataObject } from 'n8n-workflow';
import {
	containerRepositories,
	imageTags,
	seedContainerRegistry,
} from '../../gitlab/resources/containerRegistry';
import { locator } from '../../parameters';
import { Scene, website } from '../../scene';

const scene = new Scene();
beforeEach(async () => void (await seedContainerRegistry(scene.gitlab, scene.seeded)));

const run = async (name_regex_delete: string, options: IDataObject = {}, preview = true) =>
	await scene.run({
		resource: 'containerRegistry',
		operation: 'deleteTagsByRule',
		...website,
		containerRepository: locator(1),
		name_regex_delete,
		preview,
		options,
	});

const repository = () => containerRepositories.of(scene.seeded.projects.website)[0];
const tagNames = () => imageTags.of(repository()).map(({ name }) => name);
const add = (name: string, created_at?: string) =>
	imageTags.add(scene.gitlab.world, scene.seeded.users.maria, repository(), {
		name,
		...(created_at && { created_at }),
	});

describe.each<[string, IDataObject, string[]]>([
	['dev-.+', {}, ['dev-3', 'dev-2', 'dev-1']],
	['.*', {}, ['release-1.0', 'dev-3', 'dev-2', 'dev-1']],
	['dev', {}, []],
	['.*', { name_regex_keep: 'release-.+' }, ['dev-3', 'dev-2', 'dev-1']],
	['.*', { name_regex_keep: 'dev-[12]', keep_n: 1 }, ['dev-3']],
	['dev-\\d', { keep_n: 2 }, ['dev-1']],
	['dev-\\d', { keep_n: 9 }, []],
	['.*', { older_than: '7d' }, ['release-1.0', 'dev-3', 'dev-2', 'dev-1']],
	['.*', { keep_n: 2, older_than: '7d' }, ['dev-3', 'dev-2', 'dev-1']],
	['(?:dev|release)-[\\d.]+', {}, ['release-1.0', 'dev-3', 'dev-2', 'dev-1']],
	['dev-1|release-.+', {}, ['release-1.0', 'dev-1', 'dev-10', 'x-release-1']],
	['^dev-[^2-9]$', {}, ['dev-1']],
	['d{1}e{1,2}v{1,}-1', {}, ['dev-1']],
])('the rule %j with %j', (name, options, expected) => {
	beforeEach(() => {
		// Not all expressions stand for themselves once GitLab has put the ends around them.
		if (name.includes('1|')) {
			add('dev-10', '2024-02-01T00:00:00.000Z');
			add('x-release-1', '2024-01-01T00:00:00.000Z');
		}
		if (options.older_than) add('new-1');
	});

	test('lists the tags, newest first, and deletes none', async () => {
		const before = tagNames();
		const { json, error } = await run(name, options);
		expect(error).toBeUndefined();
		expect(json.map((tag) => tag.name)).toEqual(expected);
		expect(scene.writes).toEqual([]);
		expect(tagNames()).toEqual(before);
	});

	test('lists what GitLab then deletes', async () => {
		const before = tagNames();
		await run(name, options, false);
		expect(before.filter((each) => !tagNames().includes(each)).sort()).toEqual([...expected].sort());
	});
});

test('a listed tag has its details', async () => {
	const { json } = await run('dev-1');
	expect(json).toEqual([
		expect.objectContaining({
			name: 'dev-1',
			created_at: '2025-01-01T00:00:00.000Z',
			total_size: 350_224_384,
		}),
	]);
});

test('only tags that the names are like are asked for one by one', async () => {
	await run('dev-1');
	expect(scene.sent).toHaveLength(2);
});

test.each([
	['(?i)dev', '(?i'],
	['dev\\b', '\\b'],
	['[[:alpha:]]', '[:'],
	['(dev', '( without )'],
	['dev)', ')'],
	['dev**', 'one repetition after the other'],
	['*dev', '*'],
	['[z-a]', 'a range'],
	['a{2,1}', '{2,1}'],
	['((a{100}){100}){100}', 'it repeats too much'],
	['a'.repeat(1001), 'it is too long'],
])('%s is refused with the reason, and nothing is asked', async (expression, reason) => {
	const { error } = await run(expression);
	expect(error?.message).toBe(`'Delete Names Like' is not understood by the preview: ${reason} [item 0]`);
	expect(scene.sent).toEqual([]);
});

test('an age without a known unit is refused', async () => {
	const { error } = await run('.*', { older_than: 'a while' });
	expect(error?.message).toBe("'Older Than' is not understood by the preview [item 0]");
	expect(scene.sent).toEqual([]);
});

test("GitLab's own words say what is wrong with an expression that is to delete", async () => {
	const { error } = await run('(', {}, false);
	expect(error?.message).toMatch(/^name_regex_delete is an invalid regexp|Delete Names Like.*invalid regexp/);
});

test.each(['(a+)+$', '(a|a)*b', '(a*)*b', '(a|aa)+b', '(.*)*x', '(a?){30}a{30}b'])(
	'%s ends with long names that it nearly matches',
	async (expression) => {
		for (let at = 0; at < 20; at++) add(`${'a'.repeat(100)}${at}`);
		const { json, error } = await run(expression);
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	},
);
