import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../interceptors';
import { Scene, WEBSITE } from '../../scene';

const nock = useNock();

const scene = new Scene();
const send = async (parameters: IDataObject, more: Parameters<Scene['run']>[1] = {}) =>
	await scene.run(
		{
			resource: 'apiCall',
			operation: 'sendRestRequest',
			method: 'GET',
			responseAs: 'json',
			returnAll: true,
			...parameters,
		},
		more,
	);

test('a GET gives the thing as it is', async () => {
	const { json } = await send({ path: '/projects/acme%2Fwebsite/issues/1' });
	expect(json).toMatchObject([{ iid: 1, title: scene.issue(1).title }]);
});

test('the path is filled with values, each in its segment', async () => {
	const input = [{ iid: 1 }, { iid: 2 }];
	const parameters = {
		path: '/projects/:id/issues/{issue_iid}',
		pathValues: '={{ { id: "acme/website", issue_iid: $json.iid } }}',
	};
	const { items } = await send(parameters, { input });
	expect(items.map(({ json, pairedItem }) => [json.iid, pairedItem])).toEqual([
		[1, { item: 0 }],
		[2, { item: 1 }],
	]);
	expect(scene.sent.map(([, path]) => path)).toEqual([`${WEBSITE}/issues/1`, `${WEBSITE}/issues/2`]);
});

test('a value that is no text is refused by its name', async () => {
	const { error } = await send({ path: '/projects/:id', pathValues: '{"id": {"id": 1}}' });
	expect(error?.message).toBe("'Path Values: id' cannot be an object [item 0]");
	expect(scene.sent).toEqual([]);
});

test('the query comes from the path and from its own field, lists with brackets', async () => {
	await send({
		path: `${WEBSITE}/issues?state=all&labels[]=x&sort=desc`,
		queryParameters: '{"iids": [1, 2], "sort": "asc", "not": {"milestone": "v1"}}',
	});
	const query = { state: 'all', labels: ['x'], iids: ['1', '2'], sort: 'asc', not: { milestone: 'v1' } };
	expect(scene.sent[0][2]).toMatchObject(query);
});

test.each([
	['above a page', 250, 3],
	['at a page', 100, 1],
	['below a page', 99, 1],
	['for all', undefined, 3],
])('a list gives an item for each row, over three pages with a limit %s', async (_what, limit, requests) => {
	const project = scene.seeded.projects.website;
	for (let at = project.issues.size; at < 210; at++)
		scene.gitlab.world.createIssue(project, { author: scene.seeded.users.maria, title: `Issue ${at}` });
	const { json } = await send({
		path: '/projects/acme%2Fwebsite/issues',
		returnAll: limit === undefined,
		limit,
	});
	expect(json).toHaveLength(Math.min(limit ?? 210, 210));
	expect(new Set(json.map(({ iid }) => iid)).size).toBe(json.length);
	expect(scene.sent).toHaveLength(requests);
});

test.each(['POST', 'PUT'])('%s sends its body as JSON', async (method) => {
	const path = method === 'POST' ? '/projects/acme%2Fwebsite/issues' : '/projects/acme%2Fwebsite/issues/1';
	const { json } = await send({ method, path, body: '{"title": "New", "labels": ["a"]}' });
	expect(json).toMatchObject([{ title: 'New', labels: ['a'] }]);
	expect(scene.writes).toEqual([[method, path, {}, { title: 'New', labels: ['a'] }]]);
});

test('a body can be an object from an expression', async () => {
	const input = [{ issue: { title: 'From an object' } }];
	const { json } = await send(
		{ method: 'POST', path: '/projects/acme%2Fwebsite/issues', body: '={{ $json.issue }}' },
		{ input },
	);
	expect(json).toMatchObject([{ title: 'From an object' }]);
});

test('DELETE gives an empty item', async () => {
	const { json } = await send({ method: 'DELETE', path: '/projects/acme%2Fwebsite/issues/2' });
	expect(json).toEqual([{}]);
	expect(scene.writes).toHaveLength(1);
});

test('text comes as text', async () => {
	const path = '/projects/acme%2Fwebsite/merge_requests/1/raw_diffs';
	const { json } = await send({ path, responseAs: 'text' });
	expect(json).toEqual([{ data: expect.stringMatching(/^diff --git/) as string }]);
});

test.each([
	['{"title": }', "'Body' is not valid JSON"],
	['[1]', "'Body' must be a JSON object"],
	['"text"', "'Body' must be a JSON object"],
])('the body %s is refused before anything is sent', async (body, message) => {
	const { error } = await send({ method: 'POST', path: '/projects/1/issues', body });
	expect(error?.message).toBe(`${message} [item 0]`);
	expect(scene.sent).toEqual([]);
});

test.each([
	['/../../oauth/token', /^'Path' leads elsewhere/],
	['https://evil.example/api/v4/user', /^'Path' is the address of another server/],
	['/projects/:id', /^'Path' has :id, for which there is no value/],
	['={{ "" }}', /^'Path' is empty/],
	['/', /^'Path' is empty/],
])('the path %j is refused before anything is sent', async (path, message) => {
	const { error } = await send({ path });
	expect(error?.message).toMatch(message);
	expect(error?.description).not.toBe('');
	expect(scene.sent).toEqual([]);
});

test('what GitLab refuses is told in its words, for its item alone', async () => {
	const input = [{ iid: 404 }, { iid: 1 }];
	const { json } = await send(
		{ path: '=/projects/acme%2Fwebsite/issues/{{ $json.iid }}' },
		{ input, onError: 'continueRegularOutput' },
	);
	expect(json).toMatchObject([{ error: expect.stringMatching(/^404.*\[item 0\]$/) as string }, { iid: 1 }]);
});

test('two equal files of a repository are two, though GitLab gives both one ID', async () => {
	const file = (path: string) => ({
		id: 'e69de29bb2d1',
		name: 'empty.txt',
		type: 'blob',
		path,
		mode: '100644',
	});
	const paths = Array.from({ length: 150 }, (_, at) => `folder-${at}/empty.txt`);
	const scope = nock(scene.gitlab.url).get('/api/v4/projects/1/repository/tree').query(true).twice();
	scope.reply((uri) => {
		const page = Number(new URL(uri, scene.gitlab.url).searchParams.get('page'));
		const next = page === 1 ? { 'x-next-page': '2' } : { 'x-next-page': '' };
		return [200, paths.slice((page - 1) * 100, page * 100).map(file), next];
	});
	const { json } = await send({ path: '/projects/1/repository/tree' });
	expect(json.map(({ path }) => path)).toEqual(paths);
});
