import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { GROUP_MILESTONES, inGroup, inProject, MILESTONES } from './places';

const scene = new Scene();
const run = scene.runWith({ resource: 'milestone', ...inProject });
const PAGE = { per_page: '50', page: '1' };

const filters: Array<[filters: IDataObject, query: IDataObject]> = [
	[{ state: 'closed' }, { state: 'closed' }],
	[{ title: 'Spring release' }, { title: 'Spring release' }],
	[{ search: 'spring & more' }, { search: 'spring & more' }],
	[{ iids: '1, 3' }, { iids: ['1', '3'] }],
	[{ updated_after: '2026-01-15T10:00:00+02:00' }, { updated_after: '2026-01-15T08:00:00.000Z' }],
	[{ updated_before: '2026-01-15T10:00:00Z' }, { updated_before: '2026-01-15T10:00:00.000Z' }],
	[{ include_ancestors: true }, { include_ancestors: 'true' }],
];

test.each(filters)('the list is narrowed by %j as %j', async (given, query) => {
	const { error } = await run('getMany', { filters: given });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([['GET', MILESTONES, { ...PAGE, ...query }, null]]);
});

test('only a group has milestones below it', async () => {
	const below = { filters: { include_descendants: true } };
	await run('getMany', below);
	await run('getMany', { ...below, ...inGroup });
	expect(scene.sent).toEqual([
		['GET', MILESTONES, PAGE, null],
		['GET', GROUP_MILESTONES, { include_descendants: 'true', ...PAGE }, null],
	]);
});

describe.each([
	['getMany', (at: number) => void addMilestone(at)],
	['getIssues', (at: number) => void addIssue(at)],
	['getMergeRequests', (at: number) => void addMergeRequest(at)],
])('%s', (operation, add) => {
	test.each([
		['above a page', 150, 2],
		['at a page', 100, 1],
		['below a page', 99, 1],
		['for all', undefined, 3],
	])('gives each row once, over three pages with a limit %s', async (_what, limit, requests) => {
		for (let at = 0; at < 210; at++) add(at);
		const few = { milestone: locator(LONG), returnAll: limit === undefined, limit };
		const { json, error } = await run(operation, { ...few, filters: { search: 'number' } });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(limit ?? 210);
		expect(new Set(json.map(({ iid }) => iid)).size).toBe(json.length);
		expect(scene.sent).toHaveLength(requests);
	});
});

/** The milestone that much is on: Winter release. */
const LONG = 2;

function addMilestone(at: number) {
	return scene.gitlab.world.createMilestone(scene.seeded.projects.website, { title: `Number ${at}` });
}

function addIssue(at: number) {
	const { projects, users } = scene.seeded;
	const milestone = projects.website.milestones.find(({ id }) => id === LONG);
	return scene.gitlab.world.createIssue(projects.website, {
		title: `Number ${at}`,
		author: users.tom,
		milestone,
	});
}

function addMergeRequest(at: number) {
	const { projects, users } = scene.seeded;
	const milestone = projects.website.milestones.find(({ id }) => id === LONG);
	return scene.gitlab.world.createMergeRequest(projects.website, {
		title: `Number ${at}`,
		source_branch: `number-${at}`,
		author: users.tom,
		milestone,
	});
}
