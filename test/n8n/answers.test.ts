import type { Fault } from '../gitlab';
import type { Execution } from './execution';
import { startProxy } from './proxy';
import type { Credential } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });
const website = byId('acme/website');
const PAGING = ['link', 'x-next-page', 'x-page', 'x-per-page', 'x-prev-page', 'x-total', 'x-total-pages'];
const NOTES = '/api/v4/projects/acme%2Fwebsite/issues/2/notes';
const REQUESTS = '/api/v4/projects/acme%2Fwebsite/merge_requests';

const TREE = '/api/v4/projects/acme%2Fwebsite/repository/tree';
const FILES = Array.from({ length: 150 }, (_, at) => ({
	...{ id: 'e69de29bb2d1', name: 'empty.txt', type: 'blob', mode: '100644' },
	path: `folder-${at}/empty.txt`,
}));

/** A repository of equal files, on two pages: GitLab gives all of them one ID. */
const equalFiles = (): Fault[] => {
	let asked = 0;
	const page = (rows: object[], next: string, isThis: () => boolean): Fault => ({
		...{ kind: 'status', status: 200, body: rows, headers: { 'x-next-page': next } },
		match: ({ path }) => path === TREE && isThis(),
	});
	return [page(FILES.slice(0, 100), '2', () => asked === 0), page(FILES.slice(100), '', () => asked++ > 0)];
};

type Proxy = Awaited<ReturnType<typeof startProxy>>;

/** What GitLab is told to answer, before it answers as itself again. */
const misbehaviour = (gitlab: Scene['gitlab']): Fault[] => {
	const at = (method: string, path: string): Fault['match'] => {
		return (asked) => asked.method === method && asked.path === path;
	};
	const api = `${gitlab.url}/api/v4/projects`;
	const note = { id: 900, body: '<!-- n8n comment: state -->\nOld', author: null, system: false };
	const page = '<!DOCTYPE html><title>Too many requests</title>';
	return [
		{ kind: 'status', status: 200, body: [note], match: at('GET', NOTES) },
		{
			...{ kind: 'html', status: 429, headers: { 'retry-after': '1' }, body: page, times: 1 },
			match: at('POST', '/api/v4/projects/acme%2Fwebsite/issues'),
		},
		// GitLab takes what follows a dot for a format, and leaves it out.
		{
			...{ kind: 'redirect', status: 301, location: `${api}/` },
			match: at('GET', '/api/v4/projects/team%2Fold.site/issues/1'),
		},
		{
			...{ kind: 'redirect', status: 301, location: `${api}/acme%2Fwebsite/issues/1` },
			match: at('GET', '/api/v4/projects/team%2Fold%2Esite/issues/1'),
		},
		{
			...{ kind: 'status', status: 200, match: at('PUT', `${REQUESTS}/1/merge`) },
			body: { iid: 1, state: 'opened', merge_error: 'Something went wrong during merge pre-receive hook' },
		},
		{
			...{ kind: 'status', status: 405, match: at('PUT', `${REQUESTS}/2/merge`) },
			body: { message: '405 Method Not Allowed' },
		},
		{
			...{ kind: 'status', status: 200, match: at('GET', `${REQUESTS}/2`) },
			body: { iid: 2, state: 'opened', detailed_merge_status: 'broken_status' },
		},
	];
};

describe('what GitLab, and what stands before it, answers to a running workflow', () => {
	let scene: Scene;
	let proxies: Record<'half' | 'all' | 'decoding', Proxy>;
	let seen: Execution;

	const credentialFor = async (server: string): Promise<Credential> =>
		await scene.n8n.createCredential(server, 'gitlabDevopsApi', {
			server,
			accessToken: scene.credential.data.accessToken,
		});

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, users, project } = scene;
		gitlab.world.premium = false;
		const long = gitlab.world.createProject({ path: 'long', namespace: project.namespace });
		for (let at = 0; at < 250; at++) gitlab.world.createIssue(long, { title: `Issue ${at}` });
		proxies = {
			half: await startProxy(gitlab.url, { drops: ['link', 'x-next-page'] }),
			all: await startProxy(gitlab.url, { drops: PAGING }),
			decoding: await startProxy(gitlab.url, { rewrites: (url) => url.replace(/%2F/g, '/') }),
		};
		[...misbehaviour(gitlab), ...equalFiles()].forEach((fault) => gitlab.faults.add(fault));
		const [half, all, decoding] = await Promise.all(
			[proxies.half, proxies.all, proxies.decoding].map(async ({ url }) => await credentialFor(url)),
		);
		const { credential } = scene;
		const issue = { resource: 'issue', project: website };
		const many = { resource: 'issue', operation: 'getMany', project: byId('acme/long') };
		const request = { resource: 'mergeRequest', operation: 'merge', project: website };
		const label = { resource: 'label', operation: 'createOrUpdate', project: website, name: 'bug' };
		const rows = [
			actionNode('All, counts told', half, { ...many, returnAll: true }),
			actionNode('All, nothing told', all, { ...many, returnAll: true }),
			actionNode('Limited', half, { ...many, returnAll: false, limit: 150 }),
			actionNode('Tree', credential, {
				...{ resource: 'apiCall', operation: 'sendRestRequest', method: 'GET', returnAll: true },
				path: '/projects/acme%2Fwebsite/repository/tree',
			}),
			actionNode('Behind a decoding proxy', decoding, { ...issue, operation: 'get', issue: byId(1) }),
			actionNode('Comment', credential, {
				...{ resource: 'comment', operation: 'createOrUpdate', commentOn: 'issue', project: website },
				...{ issue: byId(2), marker: 'state', body: 'New' },
			}),
			actionNode('Create', credential, { ...issue, operation: 'create', title: 'Sent twice' }),
			actionNode('Moved', credential, {
				...{ resource: 'issue', operation: 'get', project: byId('team/old.site'), issue: byId(1) },
			}),
			actionNode('Merge', credential, { ...request, mergeRequest: byId(1) }),
			actionNode('Merge what is broken', credential, { ...request, mergeRequest: byId(2) }),
			actionNode('Label of the group', credential, { ...label, color: '#d9534f' }),
			actionNode('Label with another color', credential, { ...label, color: '#000000' }),
			actionNode('Two assignees', credential, {
				...{ ...issue, operation: 'update', issue: byId(3) },
				updateFields: { assignee_ids: [users.jonas.id, users.aiko.id] },
			}),
		];
		const { id } = await scene.create(
			chained(
				'What is answered',
				rows.map((row) => [row]),
			),
		);
		seen = await scene.n8n.run(id, 'Start');
	});
	afterAll(async () => {
		await scene?.clear();
		await Promise.all(Object.values(proxies ?? {}).map(async ({ close }) => await close()));
		await scene?.strike();
	});

	const iids = (node: string) => seen.output[node].map(({ iid }) => iid);
	const downTo = (last: number) => Array.from({ length: 251 - last }, (_, at) => 250 - at);

	it('a list is whole where a proxy drops long headers, and where it drops all that tell of pages', () => {
		expect(iids('All, counts told')).toEqual(downTo(1));
		expect(iids('All, nothing told')).toEqual(downTo(1));
	});

	it('of equal files none is lost, though GitLab gives all of them one ID', () => {
		expect(seen.output.Tree).toEqual(FILES);
	});

	it('with a limit no page too many is asked for', () => {
		expect(iids('Limited')).toEqual(downTo(101));
		const pages = proxies.half.asked.map((url) => new URL(url, scene.gitlab.url).searchParams.get('page'));
		expect(pages.slice(3)).toEqual(['1', '2']);
	});

	it('a proxy that decodes addresses is named', () => {
		expect(seen.failures['Behind a decoding proxy']).toEqual([
			expect.stringMatching(/^404 .* a proxy in front of GitLab may decode %2F/),
		]);
	});

	it("a comment without an author is nobody's: another is made, and the editor lists it", async () => {
		expect(seen.output.Comment).toEqual([expect.objectContaining({ created: true })]);
		const inEditor = actionNode('Get', scene.credential, {
			...{ authentication: 'accessToken', resource: 'comment', operation: 'get' },
			...{ commentOn: 'issue', project: website, issue: byId(2) },
		});
		const listed = await scene.n8n.search(inEditor, 'note', 'searchNotes');
		expect(listed.map(({ value }) => value)).toEqual(['900']);
	});

	it('429 is waited for although it is a web page, and what was to be made is made once', () => {
		const made = [...scene.project.issues.values()].filter(({ title }) => title === 'Sent twice');
		expect(seen.output.Create).toEqual([expect.objectContaining({ iid: made[0]?.iid })]);
		expect(made).toHaveLength(1);
	});

	it('a project that had a dot in its name is found after it has moved', () => {
		expect(seen.output.Moved).toEqual([expect.objectContaining({ iid: 1, project_id: scene.project.id })]);
	});

	it("a merge that is answered with 200 and did not happen fails in GitLab's words", () => {
		expect(seen.failures.Merge).toEqual([expect.stringContaining('merge pre-receive hook')]);
	});

	it('a merge status that nobody knows is shown as it is', () => {
		expect(seen.failures['Merge what is broken']).toEqual([
			expect.stringMatching(/405 Method Not Allowed.*broken_status/),
		]);
	});

	it('a label of the group above is given, or said whose it is', () => {
		expect(seen.output['Label of the group']).toEqual([
			expect.objectContaining({ name: 'bug', created: false }),
		]);
		expect(seen.failures['Label with another color']).toEqual([
			expect.stringContaining('a label of a group above'),
		]);
		expect(scene.project.labels.filter(({ name }) => name === 'bug')).toEqual([]);
	});

	it('that one of two assignees was left out is told beside the output', () => {
		expect(scene.project.issues.get(3)?.assignees).toHaveLength(1);
		expect(seen.hints['Two assignees']).toEqual([
			expect.stringMatching(/left out assignees of 1 item: several need Premium/),
		]);
		expect(Object.values(seen.hints).flat()).toHaveLength(1);
	});
});
