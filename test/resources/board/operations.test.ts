import type { IDataObject } from 'n8n-workflow';
import { board } from '../../../nodes/Gitlab/resources/board';
import { boardLists, boards, seedBoards } from '../../gitlab/resources/board';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedBoards(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'board' });
const inWebsite = { belongsTo: 'project', ...website };
const places: Array<[what: string, parameters: IDataObject, path: string, name: string]> = [
	['a project', inWebsite, `${WEBSITE}/boards`, 'Website board'],
	['a group', { belongsTo: 'group', group: locator('acme') }, '/groups/acme/boards', 'Acme board'],
];

test('every operation is tried here', () => {
	expect(namesOf(board)).toEqual(['get', 'getLists', 'getMany']);
});

describe.each(places)('of %s', (_what, parameters, path, name) => {
	const { get, list } = requestsTo(path);
	const one = { ...parameters, board: locator(1) };

	test('Get and Get Many give the board, simplified', async () => {
		const { json, error } = await run('get', one);
		expect(error).toBeUndefined();
		const { json: all } = await run('getMany', parameters);
		expect(scene.sent).toEqual([get('/1'), list('')]);
		expect(json).toEqual(all);
		expect(json).toEqual([
			{
				id: 1,
				name,
				milestone: 'For the board',
				assignee: 'aiko.tanaka',
				labels: ['Doing'],
				weight: 3,
				lists: ['Doing', null, null, null],
				hide_backlog_list: false,
				hide_closed_list: false,
			},
		]);
	});

	test('Get Lists gives a list of each kind', async () => {
		const { json, error } = await run('getLists', one);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([list('/1/lists')]);
		expect(json).toMatchObject([
			{ position: 0, label: 'Doing', max_issue_count: 5 },
			{ position: 1, milestone: 'For the board', label: null },
			{ position: 2, assignee: 'aiko.tanaka' },
			{ position: 3, iteration: 'Sprint 1' },
		]);
	});

	test.each(['get', 'getLists'])('%s says where there is no such board', async (operation) => {
		const { error } = await run(operation, { ...parameters, board: locator(404) });
		expect(error?.message).toMatch(/^404 /);
	});
});

test('a URL of its page is understood, that of another project is refused', async () => {
	const { url } = scene.gitlab;
	const here = { ...inWebsite, board: locator(`${url}/acme/website/-/boards/1?label_name=x`) };
	expect((await run('get', here)).json).toMatchObject([{ name: 'Website board' }]);
	const elsewhere = { ...inWebsite, board: locator(`${url}/acme/platform/api/-/boards/1`) };
	expect((await run('get', elsewhere)).error?.message).toMatch(/^The URL in 'Board' is of another project/);
});

test('Get Many says where there is no such place', async () => {
	const { error } = await run('getMany', { belongsTo: 'project', project: locator('acme/nowhere') });
	expect(error?.message).toMatch(/^404 Project Not Found/);
});

describe.each([
	[
		'getMany',
		() => void boards.add(scene.gitlab.world, maria(), scene.seeded.projects.website, { name: 'x' }),
	],
	['getLists', () => void boardLists.add(scene.gitlab.world, maria(), first(), {})],
])('%s', (operation, add) => {
	test.each([
		[99, 99, 1],
		[100, 100, 1],
		[101, 101, 2],
		[undefined, undefined, 3],
	])('with a limit of %s gives %s over %d pages', async (limit, count, requests) => {
		for (let at = 0; at < 210; at++) add();
		const wanted = { ...inWebsite, board: locator(1), limit, returnAll: limit === undefined };
		const { json } = await run(operation, wanted);
		expect(json).toHaveLength(count ?? (operation === 'getMany' ? 211 : 214));
		expect(scene.sent).toHaveLength(requests);
	});
});

const maria = () => scene.seeded.users.maria;
const first = () => boards.of(scene.seeded.projects.website)[0];
