import type { IDataObject } from 'n8n-workflow';
import { packages } from '../../../nodes/Gitlab/resources/package';
import { packages as table, seedPackages } from '../../gitlab/resources/package';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedPackages(scene.gitlab, scene.seeded)));

const PACKAGES = `${WEBSITE}/packages`;
const FILES = `${PACKAGES}/generic/shop/1%2E0%2E0`;
const one = { ...website, package: locator(1) };
const generic = { ...website, packageName: 'shop', packageVersion: '1.0.0' };
const { get, list, remove } = requestsTo(PACKAGES);

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'package', operation, ...parameters }, more);

const fileOf = (content: string, fileName = 'notes.txt') => ({
	data: { data: Buffer.from(content).toString('base64'), mimeType: 'text/plain', fileName },
});

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'get',
		parameters: one,
		sent: [get('/1')],
		row: like({
			id: 1,
			name: 'shop',
			version: '1.0.0',
			package_type: 'generic',
			project_path: 'acme/website',
		}),
	},
	{ operation: 'getMany', parameters: website, sent: [list('')], row: like({ id: 1, name: 'shop' }) },
	{ operation: 'delete', parameters: one, sent: [remove('/1')], row: like({ deleted: true }) },
	{
		operation: 'downloadFile',
		parameters: { ...generic, fileName: 'shop.zip', outputDataField: 'data' },
		sent: [['GET', `${FILES}/shop%2Ezip`, {}, null]],
		row: like({ file_name: 'shop.zip', file_size: 8 }),
	},
	{
		operation: 'uploadFile',
		parameters: { ...generic, inputDataField: 'data' },
		sent: [['PUT', `${FILES}/notes%2Etxt`, { select: 'package_file' }, Buffer.from('content')]],
		row: like({ package_id: 1, file_name: 'notes.txt', size: 7 }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(packages).sort());
});

test.each(cases.map((each) => [each.operation, each] as const))('%s', async (_operation, each) => {
	const { json, error } = await run(each.operation, each.parameters, { files: [fileOf('content')] });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(each.sent);
	expect(json[0]).toEqual(each.row());
});

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s says where there is no such project',
	async (operation, parameters) => {
		const nowhere = { ...parameters, project: locator('acme/nowhere') };
		const { error } = await run(operation, nowhere, { files: [fileOf('content')] });
		expect(error?.message).toMatch(/^404 /);
	},
);

test('what is uploaded is what is downloaded, of two items each its own, from a folder', async () => {
	const files = [fileOf('first', 'a.txt'), fileOf('second', 'b.txt')];
	const input = [{ name: 'a.txt' }, { name: 'b.txt' }];
	const options = { path: 'linux/arm64' };
	const fresh = { ...website, packageName: '@acme/tool', packageVersion: '2.0.0', options };
	const up = await run('uploadFile', { ...fresh, inputDataField: 'data' }, { input, files });
	expect(up.json).toMatchObject([{ file_name: 'a.txt' }, { file_name: 'b.txt' }]);
	expect(scene.sent[0][1]).toBe(`${PACKAGES}/generic/%40acme%2Ftool/2%2E0%2E0/linux%2Farm64/a%2Etxt`);
	const down = await run(
		'downloadFile',
		{ ...fresh, fileName: '={{ $json.name }}', outputDataField: 'data' },
		{ input },
	);
	const contents = down.items.map(({ binary }) => Buffer.from(binary?.data.data ?? '', 'base64').toString());
	expect(contents).toEqual(['first', 'second']);
});

test('a file can be hidden, and have another name', async () => {
	const options = { fileName: 'other.bin', status: 'hidden' };
	await run(
		'uploadFile',
		{ ...generic, packageVersion: '3', inputDataField: 'data', options },
		{ files: [fileOf('x')] },
	);
	expect(scene.sent.map(([, path, query]) => [path, query])).toEqual([
		[`${PACKAGES}/generic/shop/3/other%2Ebin`, { status: 'hidden', select: 'package_file' }],
	]);
	expect(table.of(scene.seeded.projects.website).at(-1)?.status).toBe('hidden');
});

test('lists the packages of a group by their format', async () => {
	const parameters = { belongsTo: 'group', group: locator('acme'), filters: { package_type: 'npm' } };
	const { json } = await run('getMany', parameters);
	expect(json.map(({ name }) => name)).toEqual(['@acme/ui']);
	expect(scene.sent[0][1]).toBe('/groups/acme/packages');
});

test.each([
	[249, 249, 3],
	[250, 250, 3],
	[251, 250, 3],
	[100, 100, 1],
])('Get Many gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const { gitlab, seeded } = scene;
	for (let at = 0; at < 248; at++)
		table.add(gitlab.world, seeded.users.maria, seeded.projects.website, { name: `no-${at}`, version: '1' });
	expect((await run('getMany', { ...website, limit })).json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
