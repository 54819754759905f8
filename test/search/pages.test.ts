import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { Scene, website } from '../scene';

const scene = new Scene();

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

test('pages go on until the last, and the entries before come once', async () => {
	const { website: project } = scene.seeded.projects;
	for (let at = 1; at <= 120; at++) {
		scene.gitlab.world.createMilestone(project, { title: `Sprint ${String(at).padStart(3, '0')}` });
	}
	const seen: string[] = [];
	let token: string | undefined;
	do {
		const result = await scene.search('searchMilestoneTitles', website, '', token);
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
	const { paginationToken } = await scene.search('searchIssues', website, 'needle');
	expect(paginationToken).toBe('2');
	expect(names(await scene.search('searchIssues', website, 'needle', paginationToken))).toHaveLength(10);
	expect(scene.sent[1][2]).toEqual({ order_by: 'updated_at', search: 'needle', per_page: '50', page: '2' });
});

describe('projects that are not my own', () => {
	test('are found where none of my own fits what is typed', async () => {
		const result = await scene.search('searchProjects', {}, 'open');
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
		const first = await scene.search('searchProjects', {}, 'fork');
		expect(first.results).toHaveLength(50);
		const second = await scene.search('searchProjects', {}, 'fork', first.paginationToken);
		expect(second.results).toHaveLength(20);
		expect(second.paginationToken).toBeUndefined();
		expect(scene.sent.at(-1)?.[2]).toMatchObject({ membership: 'false', search: 'fork', page: '2' });
	});

	test('do not come unasked', async () => {
		expect(names(await scene.search('searchProjects'))).not.toContain('Olga Petrova / Open Source');
	});
});
