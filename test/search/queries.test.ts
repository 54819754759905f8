import type { INodeListSearchResult } from 'n8n-workflow';
import { addVulnerability } from '../gitlab/graphql/vulnerabilities/model';
import { addCustomField, addWorkItem, workItemsIn } from '../gitlab/world/planning';
import { locator } from '../parameters';
import { Scene, website } from '../scene';
import { acme } from './cases';
import { QUERIES } from './queries';

const scene = new Scene();

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
const asked = () =>
	scene.gitlab.requests.map(({ body }) => (body as { variables: object } | null)?.variables);

beforeEach(() => {
	const { groups, projects, users } = scene.seeded;
	const { world } = scene.gitlab;
	addCustomField(world, groups.acme, { name: 'Team', fieldType: 'TEXT', types: ['Issue'] });
	addCustomField(world, groups.acme, { name: 'Points', fieldType: 'NUMBER', types: ['Issue'] });
	addVulnerability(world, projects.website, { title: 'SQL injection', severity: 'CRITICAL' });
	addVulnerability(world, projects.website, { title: 'Secret in the code' });
	addWorkItem(world, groups.acme, { title: 'Faster checkout', author: users.maria, type: 'Epic' });
});

interface Case {
	parameters: object;
	first: (url: string) => object;
	typed: [words: string, found: string[], search?: string];
}

const cases: Record<(typeof QUERIES)[number], Case> = {
	searchWorkItems: {
		parameters: website,
		first: (url) => ({
			name: '#16 Rotate the payment provider keys',
			value: '16',
			url: `${url}/acme/website/-/work_items/16`,
		}),
		typed: ['cart', ['#13 Remember the cart after signing in'], 'cart'],
	},
	searchRelatedWorkItems: {
		parameters: website,
		first: (url) => ({
			name: 'acme#1 Faster checkout',
			value: 'acme#1',
			url: `${url}/groups/acme/-/work_items/1`,
		}),
		typed: ['cart', ['acme/website#13 Remember the cart after signing in'], 'cart'],
	},
	searchWorkItemTypes: {
		parameters: website,
		first: () => ({ name: 'Issue', value: 'Issue' }),
		typed: ['inc', ['Incident']],
	},
	searchWorkItemStatuses: {
		parameters: website,
		first: () => ({ name: 'To do', value: 'To do' }),
		typed: ['prog', ['In progress']],
	},
	searchCustomFields: {
		parameters: acme,
		first: () => ({ name: 'Team', value: 'Team' }),
		typed: ['poi', ['Points'], 'poi'],
	},
	searchVulnerabilities: {
		parameters: website,
		first: (url) => ({
			name: 'SQL injection (critical)',
			value: '1',
			url: `${url}/acme/website/-/security/vulnerabilities/1`,
		}),
		typed: ['secret', ['Secret in the code (high)']],
	},
};

describe.each(Object.entries(cases))('%s', (method, { parameters, first, typed }) => {
	test('shows its entries, with what the field takes', async () => {
		const { results } = await scene.search(method, { ...parameters });
		expect(results[0]).toEqual(first(scene.gitlab.url));
		expect(asked()).toEqual([expect.objectContaining({ path: expect.stringMatching(/^acme/), first: 50 })]);
	});

	test('searches for what is typed', async () => {
		const [words, found, search] = typed;
		expect(names(await scene.search(method, { ...parameters }, words))).toEqual(found);
		if (search) expect(asked()[0]).toMatchObject({ search });
	});

	test("says in GitLab's words why it stays empty", async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 401,
			headers: { 'content-type': 'application/json' },
			body: '{"message":"401 Unauthorized"}',
		});
		await expect(scene.search(method, { ...parameters })).rejects.toMatchObject({
			message: '401 Unauthorized',
		});
	});

	test('is empty, and asks nothing, until enough is chosen', async () => {
		const nothing = { ...parameters, project: locator(''), group: locator('') };
		expect(await scene.search(method, nothing)).toEqual({ results: [] });
		expect(scene.sent).toEqual([]);
	});

	test('is empty where the place is not there for the user', async () => {
		const place = { belongsTo: 'project', project: locator('nowhere/at/all') };
		expect((await scene.search(method, place)).results).toEqual([]);
		expect((await scene.search(method, place, 'no such')).results).toEqual([]);
	});
});

test('pages follow each other, each beginning where the one before ended', async () => {
	const { users, projects } = scene.seeded;
	for (let at = workItemsIn(projects.website).length; at < 120; at++)
		addWorkItem(scene.gitlab.world, projects.website, {
			title: `Task ${at}`,
			author: users.maria,
			type: 'Task',
		});
	const found: string[] = [];
	let token: string | undefined;
	do {
		const page = await scene.search('searchWorkItems', website, '', token);
		found.push(...names(page));
		token = page.paginationToken as string | undefined;
	} while (token);
	expect(new Set(found).size).toBe(120);
	expect(scene.sent).toHaveLength(3);
});

test('a project that is chosen by its ID is asked for by its path', async () => {
	await scene.search('searchWorkItems', { project: locator('1', 'list') });
	expect(asked().at(-1)).toMatchObject({ path: 'acme/website' });
});

test('there are no statuses on a server of the Free edition', async () => {
	scene.gitlab.world.premium = false;
	expect((await scene.search('searchWorkItemStatuses', website)).results).toEqual([]);
	expect((await scene.search('searchWorkItemStatuses', website, 'done')).results).toEqual([]);
});
