import type { IDataObject } from 'n8n-workflow';
import { release } from '../../../nodes/Gitlab/resources/release';
import { seedReleases } from '../../gitlab/resources/release';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedReleases(scene.gitlab, scene.seeded)));

const first = { ...website, release: locator('v1.0') };
const link = locator(1);
const { get, list, post, put, remove } = requestsTo(`${WEBSITE}/releases/v1%2E0`);
const { post: postRelease } = requestsTo(`${WEBSITE}/releases`);

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'release', operation, ...parameters }, more);

const binary = {
	name: 'Binary',
	url: 'https://example.com/app',
	link_type: 'package',
	direct_asset_path: '/app',
};
const content = {
	name: 'Two',
	description: 'All **new**',
	ref: 'main',
	tag_message: 'Second',
	milestones: ['Spring release'],
};

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: {
			...website,
			tag_name: 'rel/2.0#1',
			additionalFields: {
				...content,
				released_at: '2026-01-15T10:00:00Z',
				links: { values: [binary, { name: 'Notes', url: 'https://example.com/notes' }] },
			},
		},
		sent: [
			postRelease('', {
				tag_name: 'rel/2.0#1',
				...content,
				released_at: '2026-01-15T10:00:00.000Z',
				assets: { links: [binary, { name: 'Notes', url: 'https://example.com/notes', link_type: 'other' }] },
			}),
		],
		row: like({ tag_name: 'rel/2.0#1', name: 'Two', milestones: ['Spring release'] }),
	},
	{
		operation: 'get',
		parameters: first,
		sent: [get()],
		row: like({ tag_name: 'v1.0', author: 'maria.santos' }),
	},
	{
		operation: 'getLatest',
		parameters: website,
		sent: [
			['GET', `${WEBSITE}/releases/permalink/latest`, {}, null],
			['GET', '/projects/1/releases/v1.0', {}, null],
		],
		row: like({ tag_name: 'v1.0' }),
	},
	{
		operation: 'update',
		parameters: { ...first, updateFields: { description: '', milestones: [] } },
		sent: [put({ description: '', milestones: [] })],
		row: like({ tag_name: 'v1.0', milestones: [] }),
	},
	{ operation: 'delete', parameters: first, sent: [remove()], row: like({ deleted: true }) },
	{
		operation: 'addAssetLink',
		parameters: {
			...first,
			name: 'Image',
			url: 'https://example.com/image',
			additionalFields: { link_type: 'image' },
		},
		sent: [post('/assets/links', { name: 'Image', url: 'https://example.com/image', link_type: 'image' })],
		row: like({ name: 'Image', link_type: 'image' }),
	},
	{
		operation: 'getAssetLinks',
		parameters: first,
		sent: [list('/assets/links')],
		row: like({ name: 'Notes' }),
		count: 2,
	},
	{
		operation: 'updateAssetLink',
		parameters: { ...first, link, updateFields: { name: 'News' } },
		sent: [put({ name: 'News' }, '/assets/links/1')],
		row: like({ name: 'News' }),
	},
	{
		operation: 'removeAssetLink',
		parameters: { ...first, link },
		sent: [remove('/assets/links/1')],
		row: like({ deleted: true }),
	},
	{
		operation: 'downloadAsset',
		parameters: { ...first, direct_asset_path: '/bin/shop.zip', outputDataField: 'data' },
		sent: [
			get('/downloads/bin%2Fshop%2Ezip'),
			['GET', '/projects/1/packages/generic/shop/1.0.0/shop.zip', {}, null],
		],
		row: like({ file_name: 'shop.zip', file_size: 8 }),
	},
	{
		operation: 'collectEvidence',
		parameters: first,
		sent: [post('/evidence'), get()],
		row: like({
			tag_name: 'v1.0',
			evidences: [expect.objectContaining({ sha: expect.any(String) as string })],
		}),
	},
];

tryEvery(scene, { resource: release, cases, elsewhere: ['getMany', 'createOrUpdate'] });

test('a link without a URL is refused before anything is sent', async () => {
	const links = { values: [{ name: 'Binary' }] };
	const { error } = await run('create', { ...website, tag_name: 'v2', additionalFields: { links } });
	expect(error?.message).toBe("'URL' is empty [item 0]");
	expect(error?.description).toBe("Each Link in 'Asset Links' needs it.");
	expect(scene.sent).toEqual([]);
});

test('a URL of a release is understood', async () => {
	const url = `${scene.gitlab.url}/acme/website/-/releases/v1.0/edit`;
	await run('get', { ...website, release: locator(url, 'url') });
	expect(scene.sent).toEqual([get()]);
});

test("GitLab's words say what is wrong", async () => {
	const { error } = await run('create', { ...website, tag_name: 'v1.0', additionalFields: { ref: 'main' } });
	expect(error?.message).toContain('Release already exists');
});
