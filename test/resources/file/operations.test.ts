import type { IDataObject } from 'n8n-workflow';
import { file } from '../../../nodes/Gitlab/resources/file';
import { seedFiles } from '../../gitlab/resources/file';
import { textOf } from '../../gitlab/world/trees';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedFiles(scene.gitlab, scene.seeded)));

const readme = { ...website, filePath: 'README.md' };
const main = { branch: locator('main'), commit_message: 'Change it' };
const { get, put } = requestsTo(`${WEBSITE}/repository/files/README%2Emd`);
const fresh = requestsTo(`${WEBSITE}/repository/files/docs%2Fnew%2Emd`);
const there = () => scene.seeded.projects.website;
const tip = (branch = 'main') => there().branches.get(branch)?.commits[0];
const contentAt = (path: string, branch = 'main') => {
	const found = tip(branch)?.tree.get(path);
	return found && textOf(found);
};
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'file', operation, ...parameters }, more);

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'create',
		parameters: {
			...{ ...website, filePath: '/docs/new.md', ...main, content: 'Größe 😀\n' },
			additionalFields: { author_name: 'Ann', author_email: 'ann@example.com', execute_filemode: true },
		},
		sent: [
			fresh.post('', {
				branch: 'main',
				commit_message: 'Change it',
				content: 'Größe 😀\n',
				encoding: 'text',
				author_name: 'Ann',
				author_email: 'ann@example.com',
				execute_filemode: true,
			}),
		],
		row: () => ({ file_path: 'docs/new.md', branch: 'main' }),
	},
	{
		operation: 'createOrUpdate',
		parameters: { ...website, filePath: 'docs/new.md', ...main, content: 'New\n' },
		sent: [
			['HEAD', `${WEBSITE}/repository/files/docs%2Fnew%2Emd`, { ref: 'main' }, null],
			fresh.post('', { branch: 'main', commit_message: 'Change it', content: 'New\n', encoding: 'text' }),
		],
		row: () => ({ file_path: 'docs/new.md', branch: 'main', created: true, updated: false }),
	},
	{
		operation: 'get',
		parameters: readme,
		sent: [get('', { ref: 'HEAD' })],
		row: () => ({
			file_path: 'README.md',
			ref: 'HEAD',
			blob_id: expect.stringMatching(/^[\da-f]{40}$/) as string,
			commit_id: tip()?.id,
			last_commit_id: tip()?.id,
			size: 31,
			execute_filemode: false,
			content: '# Website\n\nThe shop, and more.\n',
		}),
	},
	{
		operation: 'getMany',
		parameters: { ...website, ref: locator('main'), options: { path: '/docs/' } },
		sent: [
			requestsTo(WEBSITE).get('/repository/tree', {
				...{ path: 'docs', ref: 'main', pagination: 'keyset', per_page: '50', page: '1' },
			}),
		],
		row: like({ path: 'docs/de', type: 'tree', mode: '040000' }),
	},
	{
		operation: 'update',
		parameters: {
			...{ ...readme, ...main, content: 'All new\n' },
			additionalFields: { start_branch: 'main' },
		},
		sent: [
			put({
				...{ branch: 'main', commit_message: 'Change it', content: 'All new\n', encoding: 'text' },
				start_branch: 'main',
			}),
		],
		row: () => ({ file_path: 'README.md', branch: 'main' }),
	},
	{
		operation: 'delete',
		parameters: { ...readme, ...main },
		sent: [
			[
				'DELETE',
				`${WEBSITE}/repository/files/README%2Emd`,
				{ branch: 'main', commit_message: 'Change it' },
				null,
			],
		],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'getBlame',
		parameters: { ...readme, options: { firstLine: 2 } },
		sent: [
			get('/blame', {
				...{ ref: 'HEAD', range: { start: '2', end: '1000000000' } },
				...{ per_page: '100', page: '1' },
			}),
		],
		row: like({ lines: [''], first_line: 2, last_line: 2 }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(file).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json[0]).toEqual(one.row());
});

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s says where there is no such project',
	async (operation, parameters) => {
		const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
		expect(error?.message).toMatch(/404/);
	},
);

test.each([
	['create', 'README.md', 'A file with this name already exists'],
	['update', 'docs/none.md', "A file with this name doesn't exist"],
	['delete', 'docs/none.md', "A file with this name doesn't exist"],
	['get', 'docs/none.md', '404 File Not Found'],
	['getBlame', 'docs/none.md', '404 File Not Found'],
])('%s says why not, in GitLab’s words', async (operation, filePath, words) => {
	const { error } = await run(operation, { ...website, filePath, ...main, content: 'x' });
	expect(error?.message).toContain(words);
});

test('what somebody else has changed meanwhile is not overwritten where the last commit is told', async () => {
	const [, before] = there().branches.get('main')?.commits ?? [];
	const { error } = await run('update', {
		...{ ...readme, ...main, content: 'Mine' },
		additionalFields: { last_commit_id: before?.id },
	});
	expect(error?.message).toContain('has changed since you started editing it');
	expect(contentAt('README.md')).toContain('and more');
});

describe('Create or Update', () => {
	const wanted = (content: string, more: IDataObject = {}) => ({
		...{ ...website, filePath: 'docs/new.md', ...main, content },
		...more,
	});

	test('changes nothing the second time, and says what it did', async () => {
		const first = await run('createOrUpdate', wanted('One\n'));
		const commit = tip()?.id;
		const second = await run('createOrUpdate', wanted('One\n'));
		expect(tip()?.id).toBe(commit);
		const third = await run('createOrUpdate', wanted('Two\n'));
		const did = [first, second, third].map(({ json: [row] }) => [row.created, row.updated]);
		expect(did).toEqual([
			[true, false],
			[false, false],
			[false, true],
		]);
		expect(contentAt('docs/new.md')).toBe('Two\n');
		expect(scene.writes.filter(([method]) => method !== 'HEAD').map(([method]) => method)).toEqual([
			'POST',
			'PUT',
		]);
	});

	test('makes a file executable whose content is as it should be', async () => {
		await run('createOrUpdate', wanted('One\n'));
		const asked = wanted('One\n', { additionalFields: { execute_filemode: true } });
		const again = [await run('createOrUpdate', asked), await run('createOrUpdate', asked)];
		expect(again.map(({ json: [row] }) => row.updated)).toEqual([true, false]);
		expect(tip()?.tree.get('docs/new.md')?.mode).toBe('100755');
	});

	test('begins a branch where there is none, and goes on with it where there is', async () => {
		const on = (content: string) =>
			wanted(content, { branch: locator('bot/docs'), additionalFields: { start_branch: 'main' } });
		const first = await run('createOrUpdate', on('One\n'));
		const second = await run('createOrUpdate', on('Two\n'));
		const third = await run('createOrUpdate', on('Two\n'));
		expect([first, second, third].map(({ json: [row] }) => [row.created, row.updated])).toEqual([
			[true, false],
			[false, true],
			[false, false],
		]);
		expect([contentAt('docs/new.md', 'bot/docs'), contentAt('docs/new.md')]).toEqual(['Two\n', undefined]);
	});

	test('updates a file that somebody else makes between the look and the commit', async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 404,
			times: 1,
			match: ({ method }) => method === 'HEAD',
		});
		const { json } = await run('createOrUpdate', { ...wanted('Mine\n'), filePath: 'README.md' });
		expect(json[0]).toMatchObject({ created: false, updated: true });
	});

	test('says where there is no such branch', async () => {
		const { error } = await run('createOrUpdate', wanted('x', { branch: locator('nowhere') }));
		expect(error?.message).toContain('You can only create or edit files when you are on a branch');
	});
});

describe('bytes', () => {
	const bytes = (content: number[]) => ({
		data: Buffer.from(content).toString('base64'),
		mimeType: 'image/png',
		fileName: 'x.png',
	});

	test('of two items go into two files and come out as they were, with names and types', async () => {
		const images = [
			[0x89, 0x50, 0, 0xff],
			[0x89, 0x50, 0xfe],
		];
		const input = [{ path: 'img/ä 1.png' }, { path: 'img/2.png' }];
		const filePath = '={{ $json.path }}';
		const given = { ...website, filePath, ...main, contentFrom: 'file', inputDataField: 'image' };
		const files = images.map((content) => ({ image: bytes(content) }));
		const created = await run('create', given, { input, files });
		expect(created.error).toBeUndefined();
		const { items } = await run(
			'get',
			{ ...website, filePath, fileAs: 'file', outputDataField: 'out' },
			{ input },
		);
		expect(items.map(({ binary }) => [...Buffer.from(binary?.out.data ?? '', 'base64')])).toEqual(images);
		expect(items.map(({ binary }) => [binary?.out.fileName, binary?.out.mimeType])).toEqual([
			['ä 1.png', 'image/png'],
			['2.png', 'image/png'],
		]);
		expect(items[0].json).toMatchObject({ file_path: 'img/ä 1.png', size: 4, file_size: 4, ref: 'HEAD' });
	});

	test('that are no text are not taken for one', async () => {
		const { error } = await run('get', { ...website, filePath: 'assets/logo.png' });
		expect(error?.message).toContain('The file is not UTF-8 text');
	});

	test('fail where the item has no such field, and nothing is sent', async () => {
		const { error } = await run('create', {
			...readme,
			...main,
			contentFrom: 'file',
			inputDataField: 'none',
		});
		expect(error?.message).toContain('is no binary field of the item: none');
		expect(scene.sent).toEqual([]);
	});
});

test('a text that is too long once it is encoded comes as it is', async () => {
	const content = new Uint8Array(26 * 2 ** 20).fill(120);
	const tree = new Map([...(tip()?.tree ?? []), ['long.txt', { content, mode: '100644' as const }]]);
	scene.gitlab.world.commitTo(there(), 'main', { message: 'Long', tree });
	const { json, error } = await run('get', { ...website, filePath: 'long.txt' });
	expect(error).toBeUndefined();
	expect(String(json[0].content).length).toBe(content.length);
	expect(json[0]).toMatchObject({ size: content.length, execute_filemode: false, commit_id: tip()?.id });
	const long = requestsTo(`${WEBSITE}/repository/files/long%2Etxt`);
	expect(scene.sent).toEqual([long.get('', { ref: 'HEAD' }), long.get('/raw', { ref: 'HEAD' })]);
});

test('what a JSON file says comes parsed, and what is no JSON is told', async () => {
	const { json } = await run('get', { ...website, filePath: 'config/app.json', fileAs: 'json' });
	expect(json[0].content).toEqual({ port: 8080, debug: false });
	const { error } = await run('get', { ...readme, fileAs: 'json' });
	expect(error?.message).toMatch(/The file is not JSON/);
});

test('lines with a commit each come with their places', async () => {
	const { json } = await run('getBlame', readme);
	expect(json.map(({ lines, first_line, author_name }) => [lines, first_line, author_name])).toEqual([
		[['# Website', ''], 1, 'Maria Santos'],
		[['The shop, and more.'], 3, 'Jonas Weber'],
	]);
});

describe('a tree of 250 equal files', () => {
	beforeEach(() => {
		const { world } = scene.gitlab;
		const content = { content: new Uint8Array([120]), mode: '100644' as const };
		const paths = Array.from({ length: 250 }, (_, at) => `many/${String(at).padStart(3, '0')}.txt`);
		const tree = new Map(paths.map((path) => [path, content]));
		world.commitTo(there(), 'main', { message: 'Many', tree });
	});

	test.each([
		[{ returnAll: true }, 250, 3],
		[{ limit: 250 }, 250, 3],
		[{ limit: 251 }, 250, 3],
		[{ limit: 200 }, 200, 2],
		[{ limit: 101 }, 101, 2],
		[{ limit: 100 }, 100, 1],
		[{ limit: 99 }, 99, 1],
	])('comes whole up to the limit: %j', async (wanted, count, requests) => {
		const { json, error } = await run('getMany', { ...website, ...wanted, options: { path: 'many' } });
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ path }) => path)).size).toBe(count);
		expect(json).toHaveLength(count);
		expect(scene.sent).toHaveLength(requests);
	});

	test('comes with its folders where it is asked for recursively', async () => {
		const { json } = await run('getMany', { ...website, returnAll: true, options: { recursive: true } });
		expect(json).toHaveLength(251);
		expect(new Set(json.filter(({ type }) => type === 'blob').map(({ id }) => id)).size).toBe(1);
	});
});

test('no path leads out of the files', async () => {
	await run('get', { ...website, filePath: '../../../user' });
	expect(scene.sent).toEqual([
		requestsTo(WEBSITE).get('/repository/files/%2E%2E%2F%2E%2E%2F%2E%2E%2Fuser', { ref: 'HEAD' }),
	]);
});
