import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { propertiesOfOperation } from '../../../nodes/Gitlab/description';
import { project } from '../../../nodes/Gitlab/resources/project';
import { locator } from '../../parameters';
import { Scene, WEBSITE, website } from '../../scene';

const scene = new Scene();

const get = (more: IDataObject = {}) => ({
	resource: 'project',
	operation: 'get',
	...website,
	...more,
});
const getMany = (more: IDataObject = {}) => ({ resource: 'project', operation: 'getMany', ...more });

describe('get', () => {
	test('gives what most workflows use', async () => {
		const { json } = await scene.run(get());
		const { website } = scene.seeded.projects;
		expect(scene.sent).toEqual([['GET', WEBSITE, {}, null]]);
		expect(json).toEqual([
			{
				id: website.id,
				name: 'Website',
				path_with_namespace: 'acme/website',
				description: 'The public web site and its shop',
				default_branch: 'main',
				visibility: 'private',
				archived: false,
				topics: [],
				last_activity_at: website.last_activity_at,
				web_url: `${scene.gitlab.url}/acme/website`,
			},
		]);
	});

	test('gives all where it is not to simplify, and what is asked for', async () => {
		const options = { statistics: true, license: true, with_custom_attributes: true };
		const { json } = await scene.run(get({ simplify: false, options }));
		expect(scene.sent[0][2]).toEqual({ statistics: 'true', license: 'true', with_custom_attributes: 'true' });
		expect(json[0]).toHaveProperty('permissions');
	});

	test('each item has its own project and its own failure', async () => {
		const { items } = await scene.run(get({ project: locator('={{ $json.id }}') }), {
			input: [{ id: 1 }, { id: 'acme/nowhere' }, { id: 'acme/platform/api' }, { id: '' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json, pairedItem }) => [json.name ?? json.error, pairedItem])).toEqual([
			['Website', { item: 0 }],
			["404 Project Not Found ('Project') [item 1]", { item: 1 }],
			['API', { item: 2 }],
			["'Project' is empty [item 3]", { item: 3 }],
		]);
	});
});

/** Filters whose effect shows in the stand-in; the others are only sent. */
const FILTERED = [
	'archived',
	'membership',
	'min_access_level',
	'owned',
	'search',
	'search_namespaces',
	'starred',
	'visibility',
];
const FLAGS = [
	'active',
	'imported',
	'include_hidden',
	'include_pending_delete',
	'repository_checksum_failed',
	'wiki_checksum_failed',
	'with_issues_enabled',
	'with_merge_requests_enabled',
];
const MOMENTS = ['last_activity_after', 'last_activity_before', 'updated_after', 'updated_before'];

describe('get many', () => {
	test('lists what can be seen', async () => {
		const { json } = await scene.run(getMany({ returnAll: true }));
		expect(json.map(({ path_with_namespace }) => path_with_namespace)).toEqual([
			'olga.outsider/open-source',
			'acme/platform/api',
			'acme/website',
		]);
		expect(scene.sent).toEqual([['GET', '/projects', { per_page: '100', page: '1' }, null]]);
	});

	test('in the order that is asked for, up to the limit', async () => {
		const { json } = await scene.run(
			getMany({ limit: 2, options: { order_by: 'name', sort: 'asc', statistics: true } }),
		);
		expect(json.map(({ name }) => name)).toEqual(['API', 'Open Source']);
		expect(scene.sent[0][2]).toEqual({
			order_by: 'name',
			sort: 'asc',
			statistics: 'true',
			per_page: '2',
			page: '1',
		});
	});

	test.each<[string, IDataObject, object, string[]]>([
		['member', { membership: true }, { membership: 'true' }, ['api', 'website']],
		['own', { owned: true }, { owned: 'true' }, ['api', 'website']],
		['starred', { starred: true }, { starred: 'true' }, ['website']],
		['archived', { archived: true }, { archived: 'true' }, ['api']],
		['with a role', { min_access_level: 40 }, { min_access_level: '40' }, ['api', 'website']],
		['by visibility', { visibility: 'public' }, { visibility: 'public' }, ['open-source']],
		['by search', { search: 'web' }, { search: 'web' }, ['website']],
		[
			'by search in group paths',
			{ search: 'platform', search_namespaces: true },
			{ search: 'platform', search_namespaces: 'true' },
			['api'],
		],
	])('filters: %s', async (_what, filters, query, names) => {
		const { website, api } = scene.seeded.projects;
		website.starrers.add(scene.seeded.users.maria);
		api.archived = true;
		const { items } = await scene.run(getMany({ filters }));
		expect(scene.sent).toEqual([['GET', '/projects', { ...query, per_page: '50', page: '1' }, null]]);
		expect(items.map(({ json }) => String(json.path_with_namespace).split('/').at(-1))).toEqual(names);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(names.map(() => ({ item: 0 })));
	});

	test('sends every other filter as GitLab names it', async () => {
		const [many] = project.operations.filter(({ name }) => name === 'Get Many');
		const members = propertiesOfOperation(many).find(({ name }) => name === 'filters')?.options ?? [];
		const names = (members as INodeProperties[]).map(({ name }) => name);
		const numbers = { id_after: 1, id_before: 900, topic_id: 5 };
		const texts = {
			repository_storage: 'default',
			topic: 'ruby,rails',
			with_programming_language: 'TypeScript',
		};
		const flags = Object.fromEntries(FLAGS.map((name) => [name, name.startsWith('with_')]));
		const moments = Object.fromEntries(MOMENTS.map((name) => [name, '2026-01-31T12:00:00.000Z']));
		const day = { marked_for_deletion_on: '2026-01-31T23:00:00.000+02:00' };
		const given = { ...numbers, ...texts, ...flags, ...moments, ...day };
		expect([...Object.keys(given), ...FILTERED].sort()).toEqual(names.sort());
		await scene.run(getMany({ filters: given }));
		const asText = Object.entries({ ...given, marked_for_deletion_on: '2026-01-31' });
		expect(scene.sent[0][2]).toEqual({
			...Object.fromEntries(asText.map(([name, value]) => [name, String(value)])),
			per_page: '50',
			page: '1',
		});
	});

	test('what is no number is refused before anything is sent', async () => {
		const { error } = await scene.run(getMany({ filters: { topic_id: '={{ "five" }}' } }));
		expect(error?.message).toBe("'Topic ID' must be a number [item 0]");
		expect(scene.sent).toEqual([]);
	});
});
