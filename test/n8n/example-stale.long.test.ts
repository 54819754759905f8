import type { Issue, MergeRequest } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';

const EXAMPLE = 'triage-stale-work.json';
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('what nobody has touched for long', () => {
	let scene: Scene;
	let workflowId: string;
	let issue: Issue;
	let request: MergeRequest;

	beforeAll(async () => {
		scene = await setScene();
		workflowId = (await scene.createExample(EXAMPLE)).id;
	});
	beforeEach(() => {
		const { world } = scene.gitlab;
		for (const one of things()) one.state = 'closed';
		const author = scene.users.aiko;
		issue = world.createIssue(scene.project, { title: 'An old wish', author });
		request = world.createMergeRequest(scene.project, {
			...{ title: 'An old try', source_branch: `old-try-${issue.iid}`, author },
		});
		for (const one of [issue, request]) one.updated_at = daysAgo(31);
	});
	afterEach(() => scene.gitlab.faults.clear());
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const things = () => [...scene.project.issues.values(), ...scene.project.merge_requests.values()];
	const labels = (thing: Issue | MergeRequest) => thing.labels.map(({ name }) => name);
	const comments = (thing: Issue | MergeRequest) =>
		thing.notes.filter(({ system }) => !system).map(({ body }) => body);
	async function aDayLater() {
		const run = await scene.n8n.run(workflowId, 'Every weekday at 7:00');
		expect([run.status, run.error]).toEqual(['success', undefined]);
		return (run.output['What went wrong'] ?? []).map(({ problem }) => String(problem));
	}
	/** What the report's issue was last told. */
	const report = () => {
		const found = [...scene.project.issues.values()].filter(({ title }) => title === 'Triage of stale work');
		expect(found).toHaveLength(1);
		return comments(found[0]).map((body) => body.replace(/^<!--.*?-->\n/, ''));
	};

	it('is asked for and labelled, once, and told in the report', async () => {
		expect(await aDayLater()).toEqual([]);
		for (const one of [issue, request]) {
			expect([one.state, labels(one)]).toEqual(['opened', ['stale']]);
			expect(comments(one)).toEqual([
				expect.stringMatching(/^@aiko\.tanaka, there was no news here for 30 days\..* closed in 30 days\.$/),
			]);
		}
		expect(report().at(-1)).toBe(`**Nudged**\n\n- #${issue.iid}+\n- !${request.iid}+`);
		const told = report().length;
		expect(await aDayLater()).toEqual([]);
		expect([comments(issue), comments(request)]).toEqual([[expect.anything()], [expect.anything()]]);
		expect(report()).toHaveLength(told);
	});

	it('is closed where it stays silent, and told in the report', async () => {
		await aDayLater();
		for (const one of [issue, request]) one.updated_at = daysAgo(31);
		expect(await aDayLater()).toEqual([]);
		expect([issue.state, request.state]).toEqual(['closed', 'closed']);
		expect(comments(issue).at(-1)).toMatch(/^There was no news for another 30 days, so this is closed/);
		expect(report().at(-1)).toBe(`**Closed**\n\n- #${issue.iid}+\n- !${request.iid}+`);
	});

	it('is left alone where somebody has answered, or wants to keep it', async () => {
		issue.updated_at = daysAgo(29);
		request.labels = scene.gitlab.world.labelsNamed(scene.project, ['keep open']);
		expect(await aDayLater()).toEqual([]);
		expect([comments(issue), comments(request)]).toEqual([[], []]);
	});

	it('waits for the next day where GitLab takes no comment, and the report says so', async () => {
		const refused = ({ method, path }: { method: string; path: string }) =>
			method === 'POST' && path.endsWith(`/issues/${issue.iid}/notes`);
		scene.gitlab.faults.add({ kind: 'status', status: 503, match: refused });
		expect(await aDayLater()).toEqual([expect.stringMatching(/503/)]);
		expect([labels(issue), labels(request)]).toEqual([[], ['stale']]);
		expect(report().at(-1)).toMatch(
			new RegExp(`^\\*\\*Nudged\\*\\*\n\n- !${request.iid}\\+\n\n\\*\\*Went wrong\\*\\*\n\n- .*503`),
		);
		scene.gitlab.faults.clear();
		expect(await aDayLater()).toEqual([]);
		expect(labels(issue)).toEqual(['stale']);
		expect(comments(issue)).toHaveLength(1);
	});

	it('waits for the next day where the token may not write', async () => {
		const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
		token.scopes = ['read_api'];
		expect(await aDayLater()).toEqual([expect.stringMatching(/scope/)]);
		token.scopes = ['api'];
		expect(await aDayLater()).toEqual([]);
		expect([labels(issue), labels(request)]).toEqual([['stale'], ['stale']]);
	});
});
