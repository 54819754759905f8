import { seedDeployments } from '../gitlab/resources/deployment';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { chained } from './workflows';

const EXAMPLE = 'import-for-analytics.json';
const EVENT = 'Merge request or comment';
const KINDS = [
	...['groups', 'subgroups', 'projects', 'labels', 'members', 'users'],
	...['merge requests', 'approvals', 'commits', 'notes', 'deployments'],
] as const;

type Kind = (typeof KINDS)[number];
type Row = Record<'key' | 'name' | 'state' | 'username' | 'iid' | 'project_id' | 'data', string>;

describe('what a group has is imported into tables', () => {
	let scene: Scene;
	let workflowId: string;
	let readerId: string;

	beforeAll(async () => {
		scene = await setScene();
		await seedDeployments(scene.gitlab, scene.base);
		const { aiko } = scene.users;
		const [request] = scene.project.merge_requests.values();
		request.approvals.push({ user: aiko, approved_at: scene.gitlab.world.now() });
		const group = { __rl: true, mode: 'id', value: String(scene.base.groups.acme.id) };
		workflowId = (await scene.createExample(EXAMPLE, { more: { [EVENT]: { group } } })).id;
		readerId = (await scene.create(reader)).id;
	});
	afterEach(() => scene.gitlab.faults.clear());
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const reader = chained(
		'Read the tables',
		KINDS.map((kind) => [
			{
				id: kind,
				name: kind,
				type: 'n8n-nodes-base.dataTable',
				typeVersion: 1.1,
				position: [0, 0],
				parameters: {
					operation: 'get',
					dataTableId: { __rl: true, mode: 'name', value: `GitLab ${kind}` },
					returnAll: true,
				},
			},
		]),
	);
	async function tables(): Promise<Record<Kind, Row[]>> {
		const { output } = await scene.n8n.run(readerId, 'Start');
		return Object.fromEntries(KINDS.map((kind) => [kind, (output[kind] ?? []) as Row[]])) as Record<
			Kind,
			Row[]
		>;
	}
	const anHourLater = async () => await scene.n8n.run(workflowId, 'Every hour');
	const idsIn = (rows: Row[]) => rows.map(({ data }) => (JSON.parse(data) as { id: unknown }).id).sort();
	const sizes = async () =>
		Object.fromEntries(Object.entries(await tables()).map(([kind, rows]) => [kind, rows.length]));

	const projects = () => [scene.projects.website, scene.projects.api];
	const requests = () => projects().flatMap(({ merge_requests }) => [...merge_requests.values()]);
	const ids = (things: Array<{ id: unknown }>) => things.map(({ id }) => id).sort();

	it('all of it in one run, each thing once', async () => {
		expect(await anHourLater()).toMatchObject({ status: 'success' });
		const rows = await tables();
		expect(rows.groups.map(({ name }) => name)).toEqual(['acme']);
		expect(rows.subgroups.map(({ name }) => name)).toEqual(['acme/platform']);
		expect(idsIn(rows.projects)).toEqual(ids(projects()));
		expect(idsIn(rows['merge requests'])).toEqual(ids(requests()));
		expect(idsIn(rows.notes)).toEqual(ids(requests().flatMap(({ notes }) => notes)));
		expect(rows.approvals).toHaveLength(requests().length);
		expect(rows.users.map(({ username }) => username).sort()).toEqual(
			[...new Set(rows.members.map(({ username }) => username))].sort(),
		);
		expect(rows.members.length).toBeGreaterThanOrEqual(4);
		const commits = projects().flatMap(({ branches }) => branches.get('main')?.commits ?? []);
		expect(idsIn(rows.commits)).toEqual(expect.arrayContaining(ids(commits)));
		expect(rows.deployments.map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
			'production blocked',
			'production success',
		]);
		for (const kind of KINDS) {
			const keys = rows[kind].map(({ key }) => key);
			expect(keys).toHaveLength(new Set(keys).size);
			expect(keys.length).toBeGreaterThan(0);
		}
	});

	it('then only what has changed, and nothing twice', async () => {
		const before = await sizes();
		for (const request of requests()) request.updated_at = '2026-01-01T00:00:00.000Z';
		const [changed, other] = requests();
		changed.title = 'Renamed meanwhile';
		changed.updated_at = new Date().toISOString();
		other.title = 'Not noted as changed';
		const seen = await anHourLater();
		expect(seen.status).toBe('success');
		const named = (await tables())['merge requests'].map(({ name }) => name);
		expect(named).toContain('Renamed meanwhile');
		expect(named).not.toContain('Not noted as changed');
		expect(await sizes()).toEqual(before);
	});

	it('what cannot be read is noted with its reason, and read by the next run', async () => {
		const note = scene.gitlab.world.createNote(requests()[0], scene.users.aiko, 'Looks good.');
		requests()[0].updated_at = new Date().toISOString();
		scene.gitlab.faults.add({ kind: 'status', status: 403, match: ({ path }) => path.endsWith('/notes') });
		const { output } = await anHourLater();
		expect(output['What went wrong']).toEqual([
			expect.objectContaining({
				key: expect.stringContaining('/notes'),
				problem: expect.stringMatching(/403/),
			}),
		]);
		scene.gitlab.faults.clear();
		await anHourLater();
		expect(idsIn((await tables()).notes)).toContain(note.id);
	});

	it('a token that may not read stops the run, and the next one makes up for it', async () => {
		const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
		token.scopes = ['read_user'];
		expect((await anHourLater()).output['What went wrong']).toEqual(
			expect.arrayContaining([expect.objectContaining({ problem: expect.stringMatching(/scope/) })]),
		);
		token.scopes = ['api'];
		const note = scene.gitlab.world.createNote(requests()[1], scene.users.aiko, 'Later.');
		requests()[1].updated_at = new Date().toISOString();
		await anHourLater();
		expect(idsIn((await tables()).notes)).toContain(note.id);
	});

	it('none is lost and none doubled where every fifth answer is an error', async () => {
		const before = await sizes();
		for (const request of requests()) {
			scene.gitlab.world.createNote(request, scene.users.aiko, 'Once.');
			request.updated_at = new Date().toISOString();
		}
		scene.gitlab.faults.add({ kind: 'status', status: 500, every: 0.2 });
		await until('all is read', async () => !(await anHourLater()).output['What went wrong']?.length, 50_000);
		expect(idsIn((await tables()).notes)).toEqual(ids(requests().flatMap(({ notes }) => notes)));
		expect(await sizes()).toEqual({ ...before, notes: before.notes + requests().length });
	});

	it('at once where GitLab tells of a merge request or a comment, and pushes are not asked for', async () => {
		await scene.n8n.publish(workflowId);
		const [hook] = scene.base.groups.acme.hooks;
		expect(hook.flags).toMatchObject({ merge_requests_events: true, note_events: true, push_events: false });
		const { iid } = await scene.colleague.open('Faster cart');
		const known = async () => (await tables())['merge requests'].find(({ name }) => name === 'Faster cart');
		await until('the merge request is there', known, 30_000);
		await scene.colleague.comment(iid, 'Please have a look.');
		await until(
			'the comment is there',
			async () => (await tables()).notes.some(({ data }) => data.includes('Please have a look.')),
			30_000,
		);
		await scene.calm(workflowId);
		expect((await known())?.iid).toBe(String(iid));
	});
});
