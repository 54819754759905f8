import { dependency } from '../../../nodes/Gitlab/resources/dependency';
import { dependencies, endExports, seedDependencies } from '../../gitlab/resources/dependency';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { tryLimits } from '../everyOperation';
import { namesOf, requestsTo } from '../operations';

const scene = new Scene();
const run = scene.runWith({ resource: 'dependency', ...website });
const { get, list, post } = requestsTo(WEBSITE);

beforeEach(async () => {
	await seedDependencies(scene.gitlab, scene.seeded);
});

test('every operation is tried here', () => {
	expect(namesOf(dependency)).toEqual(['export', 'getMany']);
});

describe('Get Many', () => {
	test('gives what a project is built from', async () => {
		const { json, error } = await run('getMany');
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([list('/dependencies')]);
		expect(json).toMatchObject([
			{ name: 'rails', version: '8.0.1', package_manager: 'bundler', licenses: [{ name: 'MIT License' }] },
			{ name: 'express', dependency_file_path: 'package-lock.json', vulnerabilities: [{ id: 2 }] },
		]);
	});

	test('narrows by package managers', async () => {
		const { json, error } = await run('getMany', { filters: { package_manager: ['npm', 'yarn'] } });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([
			get('/dependencies', { package_manager: ['npm', 'yarn'], per_page: '50', page: '1' }),
		]);
		expect(json).toMatchObject([{ name: 'express' }]);
	});

	test.each([
		['there is no such project', { project: locator('acme/nowhere') }, true, /^404 /],
		['the edition has none', {}, false, /^403 /],
	])("says in GitLab's words that %s", async (_what, parameters, premium, words) => {
		scene.gitlab.world.premium = premium;
		expect((await run('getMany', parameters)).error?.message).toMatch(words);
	});

	tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { limit }), {
		fill: () => {
			const { projects, users } = scene.seeded;
			for (let at = 2; at < 250; at++)
				dependencies.add(scene.gitlab.world, users.maria, projects.website, {
					name: `package-${at}`,
					version: '1.0.0',
					package_manager: 'npm',
				});
		},
		key: 'name',
	});
});

describe('Export', () => {
	const at = (below = '') => ['GET', `/dependency_list_exports/1${below}`, {}, null];

	test.each([
		['dependency_list', 'website_dependencies.json', 'application/json', '["rails","express"]'],
		['cyclonedx_1_6_json', 'website_dependencies.json', 'application/json', '["rails","express"]'],
		['csv', 'website_dependencies.csv', 'text/csv', 'Name\nrails\nexpress'],
	])('of a project as %s begins, waits and gives the file', async (export_type, fileName, mimeType, text) => {
		const { items, json, error } = await run('export', { export_type, outputDataField: 'list' });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([
			post('/dependency_list_exports', { export_type }),
			at(),
			at(),
			at('/download'),
		]);
		expect(json).toEqual([{ id: 1, export_type, file_name: fileName, file_size: text.length }]);
		expect(items[0].binary?.list).toMatchObject({ fileName, mimeType });
		expect(Buffer.from(items[0].binary?.list.data ?? '', 'base64').toString()).toBe(text);
	});

	test('of a group takes the formats of groups only', async () => {
		const group = { belongsTo: 'group', group: locator('acme') };
		const { json, error } = await run('export', {
			...group,
			export_type: 'json_array',
			options: { send_email: true },
		});
		expect(error).toBeUndefined();
		expect(scene.sent[0]).toEqual([
			'POST',
			'/groups/acme/dependency_list_exports',
			{},
			{ export_type: 'json_array', send_email: true },
		]);
		expect(json).toMatchObject([{ file_name: 'acme_dependencies.json' }]);
		const refused = await run('export', { ...group, export_type: 'cyclonedx_1_6_json' });
		expect(refused.error?.message).toBe("'Format' cannot be 'cyclonedx_1_6_json' here [item 0]");
	});

	test('gives each of several items its file', async () => {
		const { items, error } = await run(
			'export',
			{ export_type: '={{ $json.as }}' },
			{ input: [{ as: 'csv' }, { as: 'dependency_list' }] },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ binary }) => binary?.data.mimeType)).toEqual(['text/csv', 'application/json']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('says that GitLab could not make it', async () => {
		endExports(scene.gitlab.world, 'failed');
		const { error } = await run('export', { export_type: 'csv' });
		expect(error?.message).toMatch(/^GitLab could not make the export/);
	});

	test('waits no longer than is said', async () => {
		endExports(scene.gitlab.world, 'never');
		const { error } = await run('export', { export_type: 'csv', options: { longest_wait_for_end: 1 } });
		expect(error?.message).toMatch(/^The export is not finished after 1 seconds/);
		expect(scene.writes).toHaveLength(1);
	});

	test("says in GitLab's words who may not", async () => {
		scene.token = scene.seeded.reporterToken;
		const { error } = await run('export', { export_type: 'csv' });
		expect(error?.message).toMatch(/^403 /);
	});
});
