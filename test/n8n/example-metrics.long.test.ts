import axios from 'axios';
import type { Project } from '../gitlab';
import { deployments } from '../gitlab/resources/deployment';
import type { Credential } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';

const EXAMPLE = 'engineering-metrics.json';
const OUTCOME = 'Weeks, or what went wrong';
const MERGE_REQUESTS = 1_000;
const MOST_REQUESTS = 5;
const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;

/** Noon of the Wednesday of a week, so many weeks ago, as a moment some hours later. */
function wednesday(weeksAgo: number, hours = 0): string {
	const now = new Date();
	const monday = Date.UTC(
		now.getUTCFullYear(),
		now.getUTCMonth(),
		now.getUTCDate() - ((now.getUTCDay() + 6) % 7),
	);
	return new Date(monday - weeksAgo * WEEK_MS + (60 + hours) * HOUR_MS).toISOString();
}

describe('engineering metrics of a group', () => {
	let scene: Scene;
	let workflowId: string;
	let project: Project;
	let credential: Credential;

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, base, n8n } = scene;
		const { maria, jonas, tom } = base.users;
		const token = gitlab.world.createToken(tom, ['read_api']);
		credential = await n8n.createCredential('Reads only', 'gitlabDevopsApi', {
			server: gitlab.url,
			accessToken: token,
			additionalTokens: [maria, jonas].map((user) => gitlab.world.createToken(user, ['read_api'])).join(','),
		});
	});
	beforeEach(async () => {
		const { world } = scene.gitlab;
		const { maria, tom } = scene.users;
		const path = `delivery-${world.projects.length}`;
		const group = world.createGroup({ path, owner: maria });
		world.addMember(group, tom, 20);
		project = world.createProject({ path: 'shop', namespace: group });
		workflowId = (await scene.createExample(EXAMPLE, { group: group.id, credential })).id;
	});
	afterEach(async () => {
		scene.gitlab.faults.clear();
		await scene.clear();
	});
	afterAll(async () => await scene?.strike());

	/** Somebody's merge request: created, commented on after 2 hours, approved after 5, merged after 6, deployed after 10. */
	function deliver(weeksAgo: number, title = `Change ${project.merge_requests.size}`): void {
		const { world } = scene.gitlab;
		const { aiko, jonas, maria } = scene.users;
		const at = (hours: number) => wednesday(weeksAgo, hours);
		const request = world.createMergeRequest(project, {
			...{ title, source_branch: `branch-${project.merge_requests.size}`, state: 'merged', author: aiko },
			...{ merge_user: maria, created_at: at(0), merged_at: at(6), updated_at: at(6) },
		});
		for (const commit of request.versions[0].commits) commit.created_at = at(-4);
		world.createNote(request, jonas, 'Why?', { created_at: at(2) });
		request.approvals.push({ user: jonas, approved_at: at(5) });
		request.updated_at = at(6);
	}
	function deploy(weeksAgo: number): void {
		const times = { created_at: wednesday(weeksAgo, 10), updated_at: wednesday(weeksAgo, 10) };
		const deployed = {
			environment: 'production',
			ref: 'main',
			sha: 'a'.repeat(40),
			tag: false,
			status: 'success',
		};
		deployments.add(scene.gitlab.world, scene.users.maria, project, { ...deployed, ...times });
	}
	const run = async () => await scene.n8n.run(workflowId, 'Every night');
	const page = async (query: string) =>
		await axios.get<string>(`${scene.n8n.url}/webhook/engineering-metrics${query}`, { proxy: false });
	const monday = (weeksAgo: number) =>
		new Date(Date.parse(wednesday(weeksAgo)) - 60 * HOUR_MS).toISOString().slice(0, 10);
	const problems = ({ output }: Awaited<ReturnType<typeof run>>) =>
		(output[OUTCOME] ?? []).map(({ problem }) => String(problem)).filter(Boolean);

	it('are kept by week, as rows, as a CSV and as charts', async () => {
		deliver(3);
		deliver(1);
		deploy(3);
		const seen = await run();
		expect([seen.status, problems(seen)]).toEqual(['success', []]);
		const expected = {
			...{ cycle_hours: 10, coding_hours: 4, pickup_hours: 2, review_hours: 3, merge_hours: 1 },
			...{ review_comments: 1, reviewers: 1 },
		};
		expect(seen.output[OUTCOME]).toEqual([
			expect.objectContaining({
				week: monday(3),
				merge_requests: 1,
				deployments: 1,
				lead_hours: 14,
				...expected,
			}),
			expect.objectContaining({
				week: monday(1),
				merge_requests: 1,
				deployments: 0,
				lead_hours: null,
				...expected,
			}),
		]);
		await scene.n8n.publish(workflowId);
		const { data: html, headers } = await page('');
		expect(headers['content-type']).toContain('text/html');
		expect(html.match(/<svg/g)).toHaveLength(9);
		expect(html).toContain(`>${monday(1).slice(5)}</text>`);
		const csv = await page('?csv');
		expect(csv.headers['content-type']).toContain('text/csv');
		const [head, ...lines] = csv.data.trim().split('\n');
		expect(head).toMatch(/^week,merge_requests,unreviewed,deployments,cycle_hours,coding_hours/);
		expect(lines.map((line) => line.split(',')[0])).toEqual([monday(3), monday(1)]);
	});

	it(`of ${MERGE_REQUESTS} merge requests take at most ${MOST_REQUESTS} requests where nothing has changed`, async () => {
		for (let at = 0; at < MERGE_REQUESTS; at++) deliver(at % 25);
		for (let week = 0; week < 25; week++) deploy(week);
		const first = await run();
		expect(problems(first)).toEqual([]);
		expect(first.output[OUTCOME].map((row) => row.merge_requests)).toEqual(
			Array.from({ length: 25 }, () => MERGE_REQUESTS / 25),
		);
		scene.gitlab.requests.length = 0;
		scene.gitlab.faults.add({ kind: 'latency', ms: 50 });
		const second = await run();
		expect(problems(second)).toEqual([]);
		expect(scene.gitlab.requests.length).toBeGreaterThan(1);
		expect(scene.gitlab.requests.length).toBeLessThanOrEqual(MOST_REQUESTS);
		expect(second.output[OUTCOME].length).toBeLessThanOrEqual(2);
	});

	it('go on where the last run ended: with what is new, and with deployments that came later', async () => {
		deliver(2);
		await run();
		deliver(1, 'Late');
		deploy(2);
		const next = await run();
		expect(next.output[OUTCOME]).toEqual([
			expect.objectContaining({ week: monday(2), lead_hours: 14, deployments: 1 }),
			expect.objectContaining({ week: monday(1), merge_requests: 1 }),
		]);
	});

	it.each<[what: string, match: RegExp]>([
		['deployments', /\/deployments$/],
		['merge requests', /\/merge_requests$/],
	])('are whole after a night in which GitLab did not give %s', async (_what, match) => {
		deliver(8);
		deliver(1);
		scene.gitlab.faults.add({ kind: 'status', status: 501, match: ({ path }) => match.test(path) });
		const failed = await run();
		expect(failed.status).toBe('success');
		expect(problems(failed)).toContainEqual(expect.stringContaining('501'));
		scene.gitlab.faults.clear();
		const next = await run();
		expect(problems(next)).toEqual([]);
		expect(next.output[OUTCOME].map(({ week }) => week)).toEqual([monday(8), monday(1)]);
	});

	it('are refused a token without the right scope, by name, and that is no week of the CSV', async () => {
		deliver(1);
		const token = scene.gitlab.world.tokens.get(String(credential.data.accessToken))!;
		token.scopes = ['read_user'];
		expect(problems(await run())).toEqual([expect.stringMatching(/scope/)]);
		token.scopes = ['read_api'];
		expect((await run()).output[OUTCOME]).toHaveLength(1);
		await scene.n8n.publish(workflowId);
		const [, ...lines] = (await page('?csv')).data.trim().split('\n');
		expect(lines).toEqual([expect.stringMatching(`^${monday(1)},`)]);
	});
});
