import { mergeTrain } from '../../../nodes/Gitlab/resources/mergeTrain';
import { couple, seedMergeTrains } from '../../gitlab/resources/mergeTrain';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { namesOf, requestsTo } from '../operations';

const scene = new Scene();
let merged: number;
beforeEach(async () => {
	merged = scene.seeded.projects.website.merge_requests.size + 1;
	await seedMergeTrains(scene.gitlab, scene.seeded);
});

const run = scene.runWith({ resource: 'mergeTrain', ...website });
const { get, list, post } = requestsTo(`${WEBSITE}/merge_trains`);
const waiting = () => merged + 1;
const alone = () => merged + 2;
const head = () => scene.mergeRequest(alone()).versions[0].head;

test('every operation is tried here', () => {
	expect(namesOf(mergeTrain)).toEqual(['add', 'get', 'getMany']);
});

test('Get Many gives all trains of a project, newest first', async () => {
	const { json, error } = await run('getMany');
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([list('')]);
	expect(json).toMatchObject([
		{ id: 2, status: 'fresh', merged_at: null, user: 'jonas.weber' },
		{ id: 1, status: 'merged', merged_at: expect.any(String) as string },
	]);
	expect(Object.keys(json[0])).toHaveLength(10);
});

test('Get Many gives the train of one branch, narrowed and in another order', async () => {
	const { json, error } = await run('getMany', {
		filters: { target_branch: locator('main'), scope: 'complete' },
		options: { sort: 'asc' },
	});
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([get('/main', { scope: 'complete', sort: 'asc', per_page: '50', page: '1' })]);
	expect(json).toMatchObject([{ merge_request_iid: merged, merge_request_title: 'Merged' }]);
	expect((await run('getMany', { filters: { target_branch: locator('staging') } })).json).toEqual([]);
});

test('Get gives how a merge request stands', async () => {
	const { json, error } = await run('get', { mergeRequest: locator(waiting()) });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([get(`/merge_requests/${waiting()}`)]);
	expect(json).toMatchObject([
		{ merge_request_iid: waiting(), target_branch: 'main', pipeline_status: 'success' },
	]);
});

test('Add puts a merge request into the train, with what was chosen', async () => {
	const { json, error } = await run('add', {
		mergeRequest: locator(alone()),
		options: { sha: head(), squash: true, auto_merge: true },
	});
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual([
		post(`/merge_requests/${alone()}`, { sha: head(), squash: true, auto_merge: true }),
	]);
	expect(json).toMatchObject([{ merge_request_iid: alone(), status: 'fresh', user: 'maria.santos' }]);
	expect((await run('getMany')).json).toHaveLength(3);
});

test('Add says that a merge request waits for its checks first', async () => {
	const request = scene.mergeRequest(alone());
	request.pipelines = [
		scene.gitlab.world.createPipeline(request.project, request.source_branch, { status: 'running' }),
	];
	const { json, error } = await run('add', {
		mergeRequest: locator(alone()),
		options: { auto_merge: true },
	});
	expect(error).toBeUndefined();
	expect(json).toEqual([{ message: '202 Accepted' }]);
	expect((await run('getMany')).json).toHaveLength(2);
});

test.each([
	['add', () => ({ mergeRequest: locator(alone()), options: { sha: 'abc' } }), /SHA mismatch/],
	['add', () => ({ mergeRequest: locator(merged) }), /Failed to merge/],
	['get', () => ({ mergeRequest: locator(alone()) }), /^404 Not found/],
	['getMany', () => ({ project: locator('acme/nowhere') }), /^404 Project Not Found/],
])('%s fails in words that say why', async (operation, parameters, words) => {
	expect((await run(operation, parameters())).error?.message).toMatch(words);
});

test('a server without Premium says no', async () => {
	scene.gitlab.world.premium = false;
	expect((await run('getMany')).error?.message).toMatch(/403 Forbidden/);
});

test.each([
	[99, 99, 1],
	[100, 100, 1],
	[101, 101, 2],
	[undefined, 212, 3],
])('with a limit of %s it gives %d over %d pages', async (limit, count, requests) => {
	for (let at = 0; at < 210; at++)
		couple(scene.gitlab.world, scene.mergeRequest(alone()), scene.seeded.users.aiko);
	const { json } = await run('getMany', { limit, returnAll: limit === undefined });
	expect(json).toHaveLength(count);
	expect(scene.sent).toHaveLength(requests);
});
