import type {
	IDataObject,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { listSearch, loadOptions } from '../../nodes/Gitlab/search/lists';
import { locator } from '../parameters';
import { Scene } from '../scene';

const scene = new Scene();

const website = { project: locator('acme/website') };
const acme = { belongsTo: 'group', group: locator('acme') };
const PAGE = { per_page: '50', page: '1' };
const P = '/projects/acme%2Fwebsite';

const ask = async (method: string, parameters: IDataObject = {}, ...args: unknown[]) =>
	await scene.list<INodeListSearchResult>('listSearch', method, parameters, { args });
const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

interface Case {
	parameters: IDataObject;
	sent: [path: string, query: object];
	/** Asked before, to find where the list is. */
	before?: string[];
	first: (url: string) => INodeListSearchItems;
	/** What is typed, what GitLab is asked then, and what is found. */
	typed: [words: string, path: string, query: object, found: string[]];
	/** Whether there is nothing to list as long as no project or group is chosen. */
	needsPlace: boolean;
}

const issueNotes = {
	resource: 'comment',
	operation: 'get',
	commentOn: 'issue',
	...website,
	issue: locator(1),
};
const newest = { sort: 'desc', activity_filter: 'only_comments' };

const cases: Record<string, Case> = {
	searchProjects: {
		parameters: {},
		sent: [
			'/projects',
			{ membership: 'true', simple: 'true', order_by: 'last_activity_at', search_namespaces: 'true' },
		],
		first: (url) => ({ name: 'Acme / Platform / API', value: '2', url: `${url}/acme/platform/api` }),
		typed: [
			'web',
			'/projects',
			{
				membership: 'true',
				simple: 'true',
				order_by: 'last_activity_at',
				search_namespaces: 'true',
				search: 'web',
			},
			['Acme / Website'],
		],
		needsPlace: false,
	},
	searchGroups: {
		parameters: {},
		sent: ['/groups', { all_available: 'false' }],
		first: (url) => ({ name: 'Acme', value: '7', url: `${url}/groups/acme` }),
		typed: ['plat', '/groups', { all_available: 'false', search: 'plat' }, ['Acme / Platform']],
		needsPlace: false,
	},
	searchIssues: {
		parameters: website,
		sent: [`${P}/issues`, { order_by: 'updated_at' }],
		first: (url) => ({
			name: expect.stringMatching(/^#\d+ \w/) as string,
			value: expect.stringMatching(/^\d+$/) as string,
			url: expect.stringContaining(`${url}/acme/website/-/issues/`) as string,
		}),
		typed: [
			'umlaut',
			`${P}/issues`,
			{ order_by: 'updated_at', search: 'umlaut' },
			['#3 Search finds nothing with an umlaut'],
		],
		needsPlace: true,
	},
	searchMergeRequests: {
		parameters: website,
		sent: [`${P}/merge_requests`, { order_by: 'updated_at', scope: 'all' }],
		first: (url) => ({
			name: expect.stringMatching(/^!\d \w/) as string,
			value: expect.stringMatching(/^\d$/) as string,
			url: expect.stringContaining(`${url}/acme/website/-/merge_requests/`) as string,
		}),
		typed: [
			'dark',
			`${P}/merge_requests`,
			{ order_by: 'updated_at', scope: 'all', search: 'dark' },
			['!2 Draft: Dark theme'],
		],
		needsPlace: true,
	},
	searchLabels: {
		parameters: website,
		sent: [`${P}/labels`, { include_ancestor_groups: 'true' }],
		first: () => ({ name: 'bug', value: 'bug' }),
		typed: [
			'PRIO',
			`${P}/labels`,
			{ include_ancestor_groups: 'true', search: 'PRIO' },
			['priority::high', 'priority::low'],
		],
		needsPlace: true,
	},
	searchOwnLabels: {
		parameters: website,
		sent: [`${P}/labels`, { include_ancestor_groups: 'false' }],
		first: () => ({ name: 'design', value: 'design' }),
		typed: ['rev', `${P}/labels`, { include_ancestor_groups: 'false', search: 'rev' }, ['needs review']],
		needsPlace: true,
	},
	searchMilestones: {
		parameters: website,
		sent: [`${P}/milestones`, { state: 'active', include_ancestors: 'true' }],
		first: (url) => ({ name: 'Spring release', value: '1', url: `${url}/acme/website/-/milestones/1` }),
		typed: [
			'spring',
			`${P}/milestones`,
			{ state: 'active', include_ancestors: 'true', search: 'spring' },
			['Spring release'],
		],
		needsPlace: true,
	},
	searchMilestoneTitles: {
		parameters: website,
		sent: [`${P}/milestones`, { state: 'active', include_ancestors: 'true' }],
		first: () => ({ name: 'Any', value: 'Any' }),
		typed: [
			'spring',
			`${P}/milestones`,
			{ state: 'active', include_ancestors: 'true', search: 'spring' },
			['Spring release'],
		],
		needsPlace: true,
	},
	searchUsers: {
		parameters: website,
		sent: [`${P}/members/all`, {}],
		first: (url) => ({ name: 'Maria Santos (@maria.santos)', value: '2', url: `${url}/maria.santos` }),
		typed: ['tom', `${P}/members/all`, { query: 'tom' }, ['Tom Reed (@tom.reed)']],
		needsPlace: false,
	},
	searchUsersAnyNone: {
		parameters: website,
		sent: [`${P}/members/all`, {}],
		first: () => ({ name: 'Any', value: 'Any' }),
		typed: ['tom', `${P}/members/all`, { query: 'tom' }, ['Tom Reed (@tom.reed)']],
		needsPlace: false,
	},
	searchBranches: {
		parameters: website,
		sent: [`${P}/repository/branches`, {}],
		first: (url) => ({
			name: 'compress-images',
			value: 'compress-images',
			url: `${url}/acme/website/-/tree/compress-images`,
		}),
		typed: ['login', `${P}/repository/branches`, { search: 'login' }, ['feature/login#2']],
		needsPlace: true,
	},
	searchCommits: {
		parameters: website,
		sent: [`${P}/repository/commits`, {}],
		first: (url) => ({
			name: expect.stringMatching(/^[\da-f]{8} Initial commit$/) as string,
			value: expect.stringMatching(/^[\da-f]{40}$/) as string,
			url: expect.stringContaining(`${url}/acme/website/-/commit/`) as string,
		}),
		typed: [
			'explain',
			`${P}/search`,
			{ scope: 'commits', search: 'explain' },
			[expect.stringMatching(/ Explain the limit$/) as string],
		],
		needsPlace: true,
	},
	searchSnippets: {
		parameters: website,
		sent: [`${P}/snippets`, {}],
		first: (url) => ({ name: 'Clear the cache', value: '1', url: `${url}/acme/website/-/snippets/1` }),
		typed: ['CACHE', `${P}/snippets`, {}, ['Clear the cache']],
		needsPlace: true,
	},
	searchEpics: {
		parameters: { ...acme, commentOn: 'epic' },
		sent: [
			'/groups/acme/epics',
			{ include_ancestor_groups: 'false', include_descendant_groups: 'false', order_by: 'updated_at' },
		],
		first: (url) => ({ name: '&1 Faster checkout', value: '1', url: `${url}/groups/acme/-/epics/1` }),
		typed: [
			'fast',
			'/groups/acme/epics',
			{
				include_ancestor_groups: 'false',
				include_descendant_groups: 'false',
				order_by: 'updated_at',
				search: 'fast',
			},
			['&1 Faster checkout'],
		],
		needsPlace: true,
	},
	searchWikiPages: {
		parameters: website,
		sent: [`${P}/wikis`, {}],
		first: () => ({ name: 'Release checklist', value: 'Release-checklist' }),
		typed: ['check', `${P}/wikis`, {}, ['Release checklist']],
		needsPlace: true,
	},
	searchNotes: {
		parameters: issueNotes,
		sent: [`${P}/issues/1/notes`, newest],
		first: () => ({
			name: 'Aiko Tanaka: Found it: the click handler waits for a font.',
			value: expect.stringMatching(/^\d+$/) as string,
		}),
		typed: ['ipad', `${P}/issues/1/notes`, newest, ['Tom Reed: I see this on an iPad too.']],
		needsPlace: true,
	},
};

/** Lists of one operation, tried with it. */
const ELSEWHERE = ['searchTargetIssues', 'searchIssueLinks'];

test('every list is tried here', () => {
	expect([...Object.keys(cases), ...ELSEWHERE].sort()).toEqual(Object.keys(listSearch).sort());
});

describe.each(Object.entries(cases))('%s', (method, { parameters, sent, first, typed, needsPlace }) => {
	test('shows its entries, with what the field takes', async () => {
		const { results } = await ask(method, parameters);
		expect(scene.sent).toEqual([['GET', sent[0], { ...sent[1], ...PAGE }, null]]);
		expect(results[0]).toEqual(first(scene.gitlab.url));
	});

	test('searches for what is typed', async () => {
		const [words, path, query, found] = typed;
		expect(names(await ask(method, parameters, words))).toEqual(found);
		expect(scene.sent[0].slice(0, 2)).toEqual(['GET', path]);
		expect(scene.sent[0][2]).toMatchObject(query);
	});

	test('asks for the page that the editor wants', async () => {
		await ask(method, parameters, '', '3');
		expect(scene.sent[0][2]).toEqual({ ...sent[1], per_page: '50', page: '3' });
	});

	test("says in GitLab's words why it stays empty", async () => {
		const asked = scene.list('listSearch', method, parameters, { token: 'glpat-wrong' });
		await expect(asked).rejects.toMatchObject({
			name: 'NodeApiError',
			message: '401 Unauthorized',
			description: expect.stringContaining('The token is wrong'),
		});
	});

	if (needsPlace) {
		test('is empty, and asks nothing, until enough is chosen', async () => {
			const nothing = { ...parameters, project: locator(''), group: locator('') };
			expect(await ask(method, nothing)).toEqual({ results: [] });
			expect(scene.sent).toEqual([]);
		});
	}
});

test('pages go on until the last, and the entries before come once', async () => {
	const { website: project } = scene.seeded.projects;
	for (let at = 1; at <= 120; at++) {
		scene.gitlab.world.createMilestone(project, { title: `Sprint ${String(at).padStart(3, '0')}` });
	}
	const seen: string[] = [];
	let token: string | undefined;
	do {
		const result = await ask('searchMilestoneTitles', website, '', token);
		seen.push(...names(result));
		token = result.paginationToken as string | undefined;
	} while (token);
	expect(scene.sent.map(([, , query]) => (query as IDataObject).page)).toEqual(['1', '2', '3']);
	expect(seen.slice(0, 4)).toEqual(['Any', 'None', 'Started', 'Upcoming']);
	expect(new Set(seen).size).toBe(4 + 1 + 120);
	expect(seen).toHaveLength(4 + 1 + 120);
});

test('the pages of a search are those of the search', async () => {
	for (let at = 0; at < 60; at++) {
		scene.gitlab.world.createIssue(scene.seeded.projects.website, { title: `Needle ${at}` });
	}
	const { paginationToken } = await ask('searchIssues', website, 'needle');
	expect(paginationToken).toBe('2');
	expect(names(await ask('searchIssues', website, 'needle', paginationToken))).toHaveLength(10);
	expect(scene.sent[1][2]).toEqual({ order_by: 'updated_at', search: 'needle', per_page: '50', page: '2' });
});

describe('projects that are not my own', () => {
	test('are found where none of my own fits what is typed', async () => {
		const result = await ask('searchProjects', {}, 'open');
		expect(names(result)).toEqual(['Olga Petrova / Open Source']);
		expect(scene.sent.map(([, , query]) => (query as IDataObject).membership)).toEqual(['true', 'false']);
	});

	test('have pages too', async () => {
		for (let at = 0; at < 70; at++) {
			const path = `fork-${at}`;
			scene.gitlab.world.createProject({
				path,
				namespace: scene.seeded.users.outsider,
				visibility: 'public',
			});
		}
		const first = await ask('searchProjects', {}, 'fork');
		expect(first.results).toHaveLength(50);
		const second = await ask('searchProjects', {}, 'fork', first.paginationToken);
		expect(second.results).toHaveLength(20);
		expect(second.paginationToken).toBeUndefined();
		expect(scene.sent.at(-1)?.[2]).toMatchObject({ membership: 'false', search: 'fork', page: '2' });
	});

	test('do not come unasked', async () => {
		expect(names(await ask('searchProjects'))).not.toContain('Olga Petrova / Open Source');
	});
});

describe('the place', () => {
	test.each<[string, () => IDataObject, string]>([
		['a project by its ID', () => ({ project: locator(2, 'list') }), '/projects/2'],
		[
			'a project by URL',
			() => ({ project: locator(`${scene.gitlab.url}/acme/platform/api/-/issues`, 'url') }),
			'/projects/acme%2Fplatform%2Fapi',
		],
		['a group', () => acme, '/groups/acme'],
	])('is %s', async (_what, parameters, path) => {
		await ask('searchLabels', { resource: 'label', operation: 'get', ...parameters() });
		expect(scene.sent[0][1]).toBe(`${path}/labels`);
	});

	test('is the group for things of groups to comment on', async () => {
		const parameters = {
			resource: 'comment',
			operation: 'create',
			commentOn: 'groupWikiPage',
			group: locator('acme'),
		};
		expect((await ask('searchWikiPages', parameters)).results).toEqual([
			{ name: 'On call', value: 'On-call' },
		]);
	});

	test('of users is everywhere while none is chosen', async () => {
		await ask('searchUsers', {}, 'tom');
		expect(scene.sent[0].slice(1, 3)).toEqual(['/users', { search: 'tom', ...PAGE }]);
	});

	test("that is not there is said in GitLab's words", async () => {
		await expect(ask('searchIssues', { project: locator('acme/nowhere') })).rejects.toMatchObject({
			message: expect.stringContaining('404 Project Not Found'),
		});
	});

	test('that cannot be one is said before anything is asked', async () => {
		await expect(ask('searchIssues', { project: locator('just words') })).rejects.toMatchObject({
			message: "'Project' has no valid ID or Path: just words",
		});
		expect(scene.sent).toEqual([]);
	});
});

test('comments are told by author and the beginning of what people see', async () => {
	const issue = scene.seeded.projects.website.issues.get(1);
	if (!issue) throw new Error('There is no issue 1');
	const body = `<!-- n8n comment: x -->\n## Report\n\n${'long '.repeat(40)}`;
	scene.gitlab.world.createNote(issue, scene.seeded.users.maria, body);
	const [first] = (await ask('searchNotes', issueNotes)).results;
	expect(first.name).toMatch(/^Maria Santos: ## Report long long .*…$/);
	expect(first.name.length).toBeLessThanOrEqual('Maria Santos: '.length + 80);
});

test('epics of groups below are not offered: their numbers mean others here', async () => {
	scene.gitlab.world.createEpic(scene.seeded.groups.platform, scene.seeded.users.maria, 'Below');
	const result = await ask('searchEpics', { ...acme, commentOn: 'epic' });
	expect(names(result)).toEqual(['&1 Faster checkout']);
});

describe('options of fields with several choices', () => {
	const options = async (method: string, parameters: IDataObject, token?: string) =>
		await scene.list<INodePropertyOptions[]>('loadOptions', method, parameters, { token });

	test('every one is tried here', () => {
		expect(Object.keys(loadOptions).sort()).toEqual(['getLabels', 'getUsers', 'getUsersAnyNone']);
	});

	test('labels are those of the project and the groups above, over all pages', async () => {
		for (let at = 0; at < 130; at++) {
			scene.gitlab.world.createLabel(scene.seeded.groups.acme, {
				name: `team-${String(at).padStart(3, '0')}`,
			});
		}
		const labels = await options('getLabels', { resource: 'issue', operation: 'create', ...website });
		expect(labels).toHaveLength(130 + 6);
		expect(labels).toContainEqual({ name: 'bug', value: 'bug' });
		expect(labels).toContainEqual({ name: 'design', value: 'design' });
		expect(scene.sent.map(([, path, query]) => [path, query])).toEqual([
			[`${P}/labels`, { include_ancestor_groups: 'true', per_page: '100', page: '1' }],
			[`${P}/labels`, { include_ancestor_groups: 'true', per_page: '100', page: '2' }],
		]);
	});

	test('labels of a group', async () => {
		await options('getLabels', acme);
		expect(scene.sent[0][1]).toBe('/groups/acme/labels');
	});

	test.each([
		['getUsers', []],
		['getUsersAnyNone', ['Any', 'None']],
	])('%s are the members', async (method, before) => {
		const users = await options(method, website);
		expect(users.map(({ name }) => name)).toEqual([
			...before,
			'Maria Santos (@maria.santos)',
			'Jonas Weber (@jonas.weber)',
			'Aiko Tanaka (@aiko.tanaka)',
			'Tom Reed (@tom.reed)',
		]);
		expect(scene.sent).toEqual([['GET', `${P}/members/all`, { per_page: '100', page: '1' }, null]]);
	});

	test('none are there until a project is chosen', async () => {
		expect(await options('getLabels', { project: locator('') })).toEqual([]);
		expect(scene.sent).toEqual([]);
	});

	test('a server with more users than anyone can scroll is not read to its end', async () => {
		for (let at = 0; at < 1100; at++) scene.gitlab.world.createUser({ username: `user-${at}` });
		expect(await options('getUsers', { project: locator('') })).toHaveLength(1000);
		expect(scene.sent).toHaveLength(10);
	});

	test.each(['getLabels', 'getUsers'])("%s: GitLab's words say why there are none", async (method) => {
		await expect(options(method, website, 'glpat-wrong')).rejects.toMatchObject({
			message: '401 Unauthorized',
		});
		await expect(options(method, { project: locator('acme/nowhere') })).rejects.toMatchObject({
			message: expect.stringContaining('404 Project Not Found'),
		});
	});
});
