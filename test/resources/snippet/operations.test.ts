import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { snippet } from '../../../nodes/Gitlab/resources/snippet';
import { personalSnippets } from '../../gitlab/resources/snippet';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();

/** Of jonas.weber; the user's own has the next ID. */
const inProject = { belongsTo: 'project', ...website };
const cache = { ...inProject, snippet: locator(1) };
const mine = { belongsTo: 'me' };
const ideas = { ...mine, snippet: locator(2) };
const ofProject = requestsTo(`${WEBSITE}/snippets/1`);
const own = requestsTo('/snippets/2');
const FIRST_PAGE = { per_page: '50', page: '1' };

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'snippet', operation, ...parameters }, more);
const contentOf = (binary?: IBinaryData) => Buffer.from(binary?.data ?? '', 'base64').toString();

beforeEach(() => {
	const { world } = scene.gitlab;
	const files = [
		{ path: 'notes/ideas.md', content: 'None yet' },
		{ path: 'done.md', content: 'Nothing' },
	];
	personalSnippets.add(world, scene.seeded.users.maria, world, { title: 'Ideas', files });
});

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const files = [
	{ file_path: 'bin/restart.sh', content: 'systemctl restart shop' },
	{ file_path: 'README.md', content: 'Only at night' },
];
const given = { title: 'Restart', files: { values: files } };

const cases: Case[] = [
	{
		what: 'create with several files in a project',
		operation: 'create',
		parameters: {
			...inProject,
			...given,
			additionalFields: { description: 'How to', visibility: 'internal' },
		},
		sent: [
			requestsTo(WEBSITE).post('/snippets', {
				title: 'Restart',
				files,
				description: 'How to',
				visibility: 'internal',
			}),
		],
		row: like({
			title: 'Restart',
			author: 'maria.santos',
			visibility: 'internal',
			files: ['bin/restart.sh', 'README.md'],
		}),
	},
	{
		what: 'create one in no project',
		operation: 'create',
		parameters: { ...mine, ...given },
		sent: [requestsTo('/snippets').post('', { title: 'Restart', files })],
		row: like({ title: 'Restart', project_id: null, description: null }),
	},
	{
		what: 'get from a project',
		operation: 'get',
		parameters: cache,
		sent: [ofProject.get()],
		row: () => ({
			id: 1,
			title: 'Clear the cache',
			description: null,
			visibility: 'private',
			author: 'jonas.weber',
			project_id: 1,
			files: ['snippet.txt'],
			web_url: `${scene.gitlab.url}/acme/website/-/snippets/1`,
			created_at: expect.any(String) as string,
			updated_at: expect.any(String) as string,
		}),
	},
	{
		what: "get one of the user's own",
		operation: 'get',
		parameters: ideas,
		sent: [own.get()],
		row: like({ title: 'Ideas', web_url: expect.stringMatching(/\d\/-\/snippets\/2$/) as string }),
	},
	{
		what: 'get the content of the first file',
		operation: 'getContent',
		parameters: cache,
		sent: [ofProject.get('/raw')],
		row: () => ({ content: 'redis-cli flushall' }),
	},
	{
		what: 'get the content of a file in a folder',
		operation: 'getContent',
		parameters: { ...ideas, options: { file_path: 'notes/ideas.md' } },
		sent: [own.get('/files/HEAD/notes%2Fideas%2Emd/raw')],
		row: () => ({ content: 'None yet' }),
	},
	{
		what: 'get the content of a file as it is in a branch',
		operation: 'getContent',
		parameters: { ...cache, options: { file_path: 'snippet.txt', ref: 'main' } },
		sent: [ofProject.get('/files/main/snippet%2Etxt/raw')],
		row: () => ({ content: 'redis-cli flushall' }),
	},
	{
		what: 'list those of a project',
		operation: 'getMany',
		parameters: inProject,
		sent: [requestsTo(WEBSITE).get('/snippets', FIRST_PAGE)],
		row: like({ title: 'Clear the cache' }),
	},
	{
		what: "list the user's own of some time",
		operation: 'getMany',
		parameters: { ...mine, filters: { created_after: '2020-01-01T00:00:00.000Z' } },
		sent: [requestsTo('/snippets').get('', { created_after: '2020-01-01T00:00:00.000Z', ...FIRST_PAGE })],
		row: like({ title: 'Ideas' }),
	},
	{
		what: 'update fields and files, and clear what was emptied',
		operation: 'update',
		parameters: {
			...ideas,
			updateFields: {
				description: '',
				files: {
					values: [
						{ action: 'move', file_path: 'ideas.md', previous_path: 'notes/ideas.md', content: '' },
						{ action: 'delete', file_path: 'done.md', content: '', previous_path: '' },
						{ action: 'create', file_path: 'new.md', content: 'More', previous_path: '' },
					],
				},
			},
		},
		sent: [
			own.put({
				description: '',
				files: [
					{ action: 'move', file_path: 'ideas.md', previous_path: 'notes/ideas.md' },
					{ action: 'delete', file_path: 'done.md' },
					{ action: 'create', file_path: 'new.md', content: 'More' },
				],
			}),
		],
		row: like({ title: 'Ideas', files: ['ideas.md', 'new.md'] }),
	},
	{
		what: 'update in a project',
		operation: 'update',
		parameters: { ...cache, updateFields: { title: 'Flush' } },
		sent: [ofProject.put({ title: 'Flush' })],
		row: like({ title: 'Flush', files: ['snippet.txt'] }),
	},
	{
		what: 'delete from a project',
		operation: 'delete',
		parameters: cache,
		sent: [ofProject.remove()],
		row: () => ({ deleted: true }),
	},
	{
		what: "delete one of the user's own",
		operation: 'delete',
		parameters: ideas,
		sent: [own.remove()],
		row: () => ({ deleted: true }),
	},
];

test('every operation is tried here', () => {
	expect([...new Set(cases.map(({ operation }) => operation))].sort()).toEqual(namesOf(snippet).sort());
});

test.each(cases)('$operation: $what', async ({ operation, parameters, sent, row }) => {
	const { json, items, error } = await run(operation, parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(sent);
	expect(json[0]).toEqual(row());
	expect(items[0].pairedItem).toEqual({ item: 0 });
});

test('files come into the binary data, each with its name', async () => {
	const { items } = await run(
		'getContent',
		{
			...ideas,
			contentAs: 'file',
			outputDataField: 'note',
			options: { file_path: '={{ $json.file }}' },
		},
		{ input: [{ file: 'notes/ideas.md' }, { file: 'done.md' }, { file: '' }] },
	);
	expect(
		items.map(({ json, binary }) => [json.file_name, binary?.note.fileName, contentOf(binary?.note)]),
	).toEqual([
		['ideas.md', 'ideas.md', 'None yet'],
		['done.md', 'done.md', 'Nothing'],
		['ideas.md', 'ideas.md', 'None yet'],
	]);
});

test.each<[string, string, IDataObject, RegExp]>([
	['a snippet that is not there', 'get', { ...mine, snippet: locator(404) }, /^404 Snippet Not Found/],
	['a file that is not there', 'getContent', { ...ideas, options: { file_path: 'x.md' } }, /^404 File/],
	['no file', 'create', { ...mine, title: 'Empty', files: {} }, /^'Files' is empty/],
	['no title', 'create', { ...mine, ...given, title: ' ' }, /^'Title' is empty/],
	[
		'a file without content',
		'create',
		{ ...mine, ...given, files: { values: [{ file_path: 'a', content: '' }] } },
		/^'Content' is empty/,
	],
	['no change', 'update', { ...ideas, updateFields: {} }, /^'Update Fields' is empty/],
	[
		'a file to delete that is not there',
		'update',
		{ ...ideas, updateFields: { files: { values: [{ action: 'delete', file_path: 'x.md' }] } } },
		/^A file with this name doesn't exist/,
	],
])("%s fails in GitLab's or the node's words", async (_what, operation, parameters, words) => {
	const { error } = await run(operation, parameters);
	expect(error?.message).toMatch(words);
});

test("somebody else's may not be changed by whoever is no maintainer", async () => {
	scene.token = scene.seeded.reporterToken;
	expect((await run('update', { ...cache, updateFields: { title: 'Mine' } })).error?.message).toMatch(/^403/);
	expect((await run('get', ideas)).error?.message).toMatch(/^404 Snippet Not Found/);
});

describe('a URL', () => {
	const urlOf = (path: string) => locator(`${scene.gitlab.url}/${path}`, 'url');

	test.each([
		['of a project', () => ({ ...inProject, snippet: urlOf('acme/website/-/snippets/1') }), ofProject],
		['of no project', () => ({ ...mine, snippet: urlOf('-/snippets/2') }), own],
		['of no project, as GitLab once had them', () => ({ ...mine, snippet: urlOf('snippets/2') }), own],
	])('%s is understood', async (_what, parameters, thing) => {
		const { error } = await run('get', parameters());
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([thing.get()]);
	});

	test.each([
		['of no project where a project is chosen', '-/snippets/2', /^The URL in 'Snippet' is not one/],
		['of another project', 'acme/platform/api/-/snippets/1', /^The URL in 'Snippet' is of another project/],
	])('%s is refused', async (_what, path, words) => {
		const { error } = await run('get', { ...inProject, snippet: urlOf(path) });
		expect(error?.message).toMatch(words);
		expect(scene.sent).toEqual([]);
	});
});

test("the editor's list has the user's own where these are meant", async () => {
	const parameters = { resource: 'snippet', operation: 'get' };
	expect((await scene.search('searchSnippets', { ...parameters, ...mine })).results).toEqual([
		{ name: 'Ideas', value: '2', url: `${scene.gitlab.url}/-/snippets/2` },
	]);
	expect((await scene.search('searchSnippets', { ...parameters, ...inProject })).results).toEqual([
		{ name: 'Clear the cache', value: '1', url: `${scene.gitlab.url}/acme/website/-/snippets/1` },
	]);
});
