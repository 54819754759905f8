import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { propertiesOfOperation } from '../../nodes/Gitlab/description';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import { isObject } from '../../nodes/Gitlab/fields/value';
import { listsOf, parametersFor, roundsOf } from '../contract/examples';
import { credentialsFor, locator } from '../parameters';
import { Scene } from '../scene';

interface Shown {
	resource: Resource;
	operation: Operation;
	property: INodeProperties;
}

describe('a URL of another project or group than the chosen one', () => {
	const scene = new Scene();
	const on = (path: string) => `${scene.gitlab.url}/${path}`;

	const getIssue = (issue: string, project: IDataObject) => ({
		resource: 'issue',
		operation: 'get',
		project,
		issue: locator(issue, 'url'),
	});

	test.each<[string, () => IDataObject]>([
		['a path', () => locator('acme/website')],
		['a URL', () => locator(on('acme/website'), 'url')],
		['an ID', () => locator(1, 'list')],
	])('is refused where the project is given as %s, and nothing is done', async (_what, project) => {
		const { error } = await scene.run(getIssue(on('acme/platform/api/-/issues/1'), project()));
		expect(error?.message).toBe("The URL in 'Issue' is of another project [item 0]");
		expect(error?.description).toContain('It belongs to the project acme/platform/api');
		expect(error?.description).toContain("'Project' is acme/website");
		expect(scene.sent.filter(([, path]) => path.includes('/issues'))).toEqual([]);
	});

	test.each<[string, () => IDataObject, string]>([
		['a path', () => locator('acme/website'), '/projects/acme%2Fwebsite/issues/1'],
		['a path in another case', () => locator('Acme/Website'), '/projects/Acme%2FWebsite/issues/1'],
		['a URL', () => locator(on('acme/website/-/tree/main'), 'url'), '/projects/acme%2Fwebsite/issues/1'],
		['an ID', () => locator(1, 'list'), '/projects/1/issues/1'],
	])('is taken where it is the same project, given as %s', async (what, project, path) => {
		await scene.run(getIssue(on('acme/website/-/issues/1#note_2'), project()));
		expect(scene.sent.at(-1)).toEqual(['GET', path, {}, null]);
		expect(scene.sent).toHaveLength(what === 'an ID' ? 2 : 1);
	});

	test("a project's path is asked for once, for all items", async () => {
		const issue = locator('={{ $json.url }}', 'url');
		const input = [1, 2, 3].map((iid) => ({ url: on(`acme/website/-/issues/${iid}`) }));
		const { items } = await scene.run(
			{ resource: 'issue', operation: 'get', project: locator(1), issue },
			{ input },
		);
		expect(items).toHaveLength(3);
		expect(scene.sent.filter(([, path]) => path === '/projects/1')).toHaveLength(1);
	});

	test('only the item with the wrong URL fails', async () => {
		const issue = locator('={{ $json.url }}', 'url');
		const { items } = await scene.run(
			{ resource: 'issue', operation: 'close', project: locator('acme/website'), issue },
			{
				input: [{ url: on('acme/platform/api/-/issues/1') }, { url: on('acme/website/-/issues/2') }],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => json.iid ?? json.error)).toEqual([
			"The URL in 'Issue' is of another project [item 0]",
			2,
		]);
		expect(scene.writes).toHaveLength(1);
	});

	/** What a URL can be of, whatever place is chosen: they say themselves where they are. */
	const ANYWHERE = [
		'Blocking Merge Request',
		'Blocking Project',
		'Dependency',
		'Group',
		'Link',
		// Another work item is named with its place.
		'Parent',
		'Target',
		'Project',
		// It has the same ID in all its places.
		'Runner',
		'Target Branch',
		'Target Issue',
		'Target Project',
		// Filters: the milestone is asked for where its URL leads.
		'Milestone',
		'Without Milestone',
	];

	const isForPlaces = ({ type, name, displayName, modes }: INodeProperties) =>
		type === 'resourceLocator' &&
		modes?.[1].placeholder?.includes('/-/') &&
		(name === 'milestone_id' || !ANYWHERE.includes(displayName));

	const membersOf = ({ options }: INodeProperties) => (options ?? []) as INodeProperties[];
	const places = new Map(
		resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				propertiesOfOperation(operation)
					.flatMap((property) => [property, ...(property.type === 'collection' ? membersOf(property) : [])])
					.filter(isForPlaces)
					.map((property) => [JSON.stringify(property), { resource, operation, property }] as const),
			),
		),
	);

	/** A run of the operation that shows the field, with a URL of elsewhere in it. */
	async function withForeignUrl({ resource, operation, property: { name, modes } }: Shown) {
		const example = modes?.[1].placeholder?.replace('e.g. https://gitlab.com/', '') ?? '';
		const url = on(
			example
				.replace('groups/group/', 'groups/acme/platform/')
				.replace('group/project/', 'acme/platform/api/'),
		);
		const known = { project: 'acme/website', group: 'acme' };
		const lists = listsOf(credentialsFor(scene.gitlab, scene.seeded.token));
		// What is in a thread or of a webhook cannot be listed where the company has none.
		const askList: typeof lists = async (...asked) => await lists(...asked).catch(() => []);
		for (let round = 0; round < roundsOf(operation); round++) {
			const parameters = await parametersFor(resource, operation, {
				round,
				known,
				optional: () => true,
				askList,
			});
			const holder = Object.values(parameters).find((one) => isObject(one) && name in one) as
				| IDataObject
				| undefined;
			const at = holder ?? parameters;
			if (!(name in at) || !['project', undefined].includes(parameters.belongsTo as string)) continue;
			at[name] = locator(url, 'url');
			return parameters;
		}
		throw new Error(`no round of ${operation.action} shows '${name}'`);
	}

	test.each(
		[...places.values()].map((one) => [one.operation.action, one.property.displayName, one] as const),
	)('%s: is refused in %s', async (_action, label, one) => {
		const { error } = await scene.run(await withForeignUrl(one));
		expect(error?.message).toMatch(new RegExp(`^The URL in '${label}' is of another (project|group) `));
		expect(scene.writes).toEqual([]);
	});

	const comment = { resource: 'comment', operation: 'create', body: 'Hi' };
	test.each<[string, IDataObject, string, string]>([
		['Merge Request', { commentOn: 'mergeRequest' }, 'mergeRequest', 'acme/platform/api/-/merge_requests/1'],
		['Snippet', { commentOn: 'snippet' }, 'snippet', 'acme/platform/api/-/snippets/1'],
		['Commit', { commentOn: 'commit' }, 'commit', 'acme/platform/api/-/commit/61049424'],
		['Wiki Page', { commentOn: 'wikiPage' }, 'wikiPage', 'acme/platform/api/-/wikis/home'],
		['Wiki Page', { commentOn: 'wikiPage' }, 'wikiPage', 'groups/acme/-/wikis/On-call'],
		['Epic', { commentOn: 'epic' }, 'epic', 'groups/acme/platform/-/epics/1'],
	])('is refused in %s too', async (label, more, name, path) => {
		const place = { project: locator('acme/website'), group: locator('acme') };
		const { error } = await scene.run({ ...comment, ...place, ...more, [name]: locator(on(path), 'url') });
		expect(error?.message).toMatch(new RegExp(`^The URL in '${label}' is of another (project|group) `));
		expect(scene.sent).toEqual([]);
	});

	test.each([
		['acme/platform/api/-/issues?label_name[]=bug', false],
		['groups/acme/-/issues?label_name[]=bug', true],
		['groups/acme/platform/-/issues?label_name[]=bug', false],
		['acme/website/-/issues?label_name[]=bug', true],
	])('a label shows in its own place and those below: %s', async (path, fits) => {
		const { error } = await scene.run({
			resource: 'label',
			operation: 'get',
			project: locator('acme/website'),
			label: locator(on(path), 'url'),
		});
		if (fits) expect(error).toBeUndefined();
		else expect(error?.message).toContain("The URL in 'Label' is of another project");
	});
});

describe('a milestone given by its URL', () => {
	const scene = new Scene();
	const create = (url: string) => ({
		resource: 'issue',
		operation: 'create',
		project: locator('acme/website'),
		title: 'New',
		additionalFields: { milestone_id: locator(`${scene.gitlab.url}/${url}`, 'url') },
	});

	test('is asked for in its own project, where its number counts', async () => {
		const [spring] = scene.seeded.projects.website.milestones;
		await scene.run(create('acme/website/-/milestones/1'));
		expect(scene.sent).toEqual([
			['GET', '/projects/acme%2Fwebsite/milestones', { iids: ['1'], per_page: '1', page: '1' }, null],
			['POST', '/projects/acme%2Fwebsite/issues', {}, { title: 'New', milestone_id: spring.id }],
		]);
	});

	test('of a group above is asked for there, though the project has one of the same number', async () => {
		const { id } = scene.gitlab.world.createMilestone(scene.seeded.groups.acme, { title: 'Whole company' });
		await scene.run(create('groups/acme/-/milestones/1'));
		expect(scene.sent[0].slice(0, 2)).toEqual(['GET', '/groups/acme/milestones']);
		expect(scene.writes[0][3]).toEqual({ title: 'New', milestone_id: id });
	});

	test.each(['acme/platform/api/-/milestones/1', 'groups/acme/platform/-/milestones/1'])(
		'of elsewhere is refused, which GitLab itself would drop without a word: %s',
		async (url) => {
			const { error } = await scene.run(create(url));
			expect(error?.message).toContain("The URL in 'Milestone' is of another project");
			expect(scene.sent).toEqual([]);
		},
	);

	test('that is not there says so', async () => {
		const { error } = await scene.run(create('acme/website/-/milestones/99'));
		expect(error?.message).toContain("'Milestone' was not found in acme/website: 99");
	});
});

describe('a server below a path', () => {
	const scene = new Scene({ basePath: '/gitlab' });
	const on = (path: string) => `${scene.gitlab.url}/${path}`;
	const get = (resource: string, more: IDataObject) => ({ resource, operation: 'get', ...more });

	test.each<[string, () => IDataObject, string]>([
		[
			'project',
			() => get('project', { project: locator(on('acme/website/-/issues/1'), 'url') }),
			'/projects/acme%2Fwebsite',
		],
		[
			'project, deep below',
			() => get('project', { project: locator(on('acme/platform/api.git'), 'url') }),
			'/projects/acme%2Fplatform%2Fapi',
		],
		[
			'issue',
			() =>
				get('issue', {
					project: locator('acme/website'),
					issue: locator(on('acme/website/-/issues/1'), 'url'),
				}),
			'/projects/acme%2Fwebsite/issues/1',
		],
		[
			'group',
			() =>
				get('label', {
					belongsTo: 'group',
					group: locator(on('groups/acme/-/labels'), 'url'),
					label: locator('bug'),
				}),
			'/groups/acme/labels/bug',
		],
		[
			'group by its own address',
			() => get('label', { belongsTo: 'group', group: locator(on('acme'), 'url'), label: locator('bug') }),
			'/groups/acme/labels/bug',
		],
		['user', () => get('user', { user: locator(on('users/tom.reed/projects'), 'url') }), '/users/5'],
	])('%s: its path is no part of what is meant', async (_what, parameters, path) => {
		const { error } = await scene.run(parameters());
		expect(error).toBeUndefined();
		expect(scene.gitlab.requests.at(-1)?.path).toBe(`/api/v4${path}`);
	});

	test.each<[string, () => IDataObject]>([
		["'Project'", () => get('project', { project: locator(on('acme'), 'url') })],
		["'Project'", () => get('project', { project: locator(on('groups/acme/platform'), 'url') })],
		["'User'", () => get('user', { user: locator(on('acme/website'), 'url') })],
		[
			"'Group'",
			() =>
				get('label', {
					belongsTo: 'group',
					group: locator(scene.gitlab.url, 'url'),
					label: locator('bug'),
				}),
		],
	])('%s refuses what only looks like one', async (label, parameters) => {
		const { error } = await scene.run(parameters());
		expect(error?.message).toBe(`The URL in ${label} is not one that this field understands [item 0]`);
		expect(error?.description).toMatch(/^It is .* Use a URL such as https:/);
		expect(scene.sent).toEqual([]);
	});

	test('another project is told apart below it too', async () => {
		const { error } = await scene.run(
			get('issue', {
				project: locator('acme/website'),
				issue: locator(on('acme/platform/api/-/issues/1'), 'url'),
			}),
		);
		expect(error?.description).toContain('It belongs to the project acme/platform/api');
	});

	test('a work item of a group is no issue', async () => {
		const { error } = await scene.run(
			get('issue', {
				project: locator('acme/website'),
				issue: locator(on('groups/acme/-/work_items/1'), 'url'),
			}),
		);
		expect(error?.description).toContain('It belongs to the group acme');
		expect(scene.sent).toEqual([]);
	});
});
