import type { IDataObject } from 'n8n-workflow';
import { addBlock } from '../../gitlab/resources/mergeRequestBlock';
import { locator } from '../../parameters';
import { Scene, WEBSITE } from '../../scene';
import { get } from '../comment/kinds';
import { FIRST, firstMergeRequest } from './first';

const scene = new Scene();
const run = async (operation: string, parameters: IDataObject = {}) =>
	await scene.run({ ...firstMergeRequest, operation, ...parameters });
const api = () => [...scene.seeded.projects.api.merge_requests.values()][0];
const block = () => addBlock(scene.gitlab.world, { blocked: scene.mergeRequest(1), blocking: api() });
const urlOf = (path: string) => locator(`${scene.gitlab.url}/${path}`, 'url');

test.each([
	[
		'the same project',
		() => ({ blockingMergeRequest: locator('!2') }),
		() => scene.mergeRequest(2),
		`${WEBSITE}/merge_requests/2`,
	],
	[
		'another project',
		() => ({ blockingMergeRequest: locator(1), blockingProject: locator('acme/platform/api') }),
		api,
		'/projects/acme%2Fplatform%2Fapi/merge_requests/1',
	],
	[
		'where its URL leads',
		() => ({ blockingMergeRequest: urlOf('acme/platform/api/-/merge_requests/1') }),
		api,
		'/projects/acme%2Fplatform%2Fapi/merge_requests/1',
	],
])('add: one of %s', async (_what, other, blocking, path) => {
	const { json } = await run('addDependency', other());
	const { id, iid } = blocking();
	expect(scene.sent).toEqual([get(path), ['POST', `${FIRST}/blocks`, {}, { blocking_merge_request_id: id }]]);
	expect(json).toEqual([
		{
			id: 1,
			project_id: scene.seeded.projects.website.id,
			blocking_merge_request: expect.objectContaining({ iid, title: blocking().title }),
			blocked_merge_request: expect.objectContaining({ iid: 1 }),
		},
	]);
});

test('remove: by its ID, and by the URL of what blocks', async () => {
	const { id } = block();
	expect((await run('removeDependency', { dependency: locator(id) })).json).toEqual([{ deleted: true }]);
	const again = block();
	await run('removeDependency', { dependency: urlOf('acme/platform/api/-/merge_requests/1') });
	expect(scene.sent).toEqual([
		['DELETE', `${FIRST}/blocks/${id}`, {}, null],
		get(`${FIRST}/blocks`, { per_page: '100', page: '1' }),
		['DELETE', `${FIRST}/blocks/${again.id}`, {}, null],
	]);
});

test('get: what it waits for, and what waits for it', async () => {
	block();
	addBlock(scene.gitlab.world, { blocked: scene.mergeRequest(2), blocking: scene.mergeRequest(1) });
	const { json } = await run('getDependencies');
	const dependents = await run('getDependents', { simplify: false });
	expect(scene.sent).toEqual(
		['blocks', 'blockees'].map((list) => get(`${FIRST}/${list}`, { per_page: '50', page: '1' })),
	);
	expect(json).toMatchObject([{ blocking_merge_request: { title: 'Cursor for orders' } }]);
	expect(json[0].blocking_merge_request).not.toHaveProperty('description');
	expect(dependents.json).toMatchObject([{ blocked_merge_request: { iid: 2, description: 'Closes #2' } }]);
});

test.each([
	['itself', 'addDependency', () => ({ blockingMergeRequest: locator(1) }), 'This MR cannot block itself'],
	['what is not there', 'addDependency', () => ({ blockingMergeRequest: locator(404) }), '404'],
	[
		'a dependency that is not there',
		'removeDependency',
		() => ({ dependency: urlOf('acme/website/-/merge_requests/3') }),
		"'Dependency' was not found",
	],
])('%s is refused', async (_what, operation, parameters, message) => {
	const { error } = await run(operation, parameters());
	expect(error?.message).toContain(message);
});

test('the editor offers merge requests of the other project, and the dependencies that are there', async () => {
	block();
	const others = await scene.search('searchBlockingMergeRequests', {
		...firstMergeRequest,
		operation: 'addDependency',
		blockingProject: locator('acme/platform/api'),
	});
	expect(others.results.map(({ name }) => name)).toContain('!1 Cursor for orders');
	const own = await scene.search('searchBlockingMergeRequests', {
		...firstMergeRequest,
		operation: 'addDependency',
	});
	expect(own.results.map(({ name }) => name)).toContain('!1 Limit sign-in attempts');
	const { results } = await scene.search('searchMergeRequestDependencies', {
		...firstMergeRequest,
		operation: 'removeDependency',
	});
	expect(results).toEqual([{ name: 'acme/platform/api!1 Cursor for orders', value: '1' }]);
});
