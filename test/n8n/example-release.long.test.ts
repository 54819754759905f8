import axios from 'axios';
import type { MergeRequest } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'release-notes.json';

describe('a tag or a milestone becomes a release', () => {
	let scene: Scene;
	let workflowId: string;
	let number = 0;
	/** The version of the test, the last one before it is a thousandth of it. */
	let version: string;
	let last: string;

	beforeAll(async () => {
		scene = await setScene();
	});
	beforeEach(async () => {
		number += 1;
		[last, version] = [`v${number}.0`, `v${number}.1`];
		for (const request of scene.project.merge_requests.values()) request.state = 'closed';
		merged(`Long ago ${number}`, { merged_at: daysAgo(9) });
		await gitlab('post', 'repository/tags', { tag_name: last, ref: 'main' });
		await gitlab('post', 'releases', {
			...{ tag_name: last, ref: 'main', description: 'All before', released_at: daysAgo(5) },
		});
		workflowId = (await scene.createExample(EXAMPLE)).id;
		await scene.n8n.publish(workflowId);
	});
	afterEach(async () => {
		scene.gitlab.faults.clear();
		await scene.clear();
		for (const { tag_name } of await releases()) await gitlab('delete', `releases/${tag_name}`);
	});
	afterAll(async () => await scene?.strike());

	const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
	async function gitlab<T>(method: 'get' | 'post' | 'put' | 'delete', path: string, data?: object) {
		const token = scene.gitlab.world.createToken(scene.users.maria, ['api']);
		const url = `${scene.gitlab.url}/api/v4/projects/${scene.project.id}/${path}`;
		const headers = { 'PRIVATE-TOKEN': token };
		return (await axios.request<T>({ method, url, data, headers, proxy: false })).data;
	}
	interface Release {
		tag_name: string;
		description: string;
		milestones?: Array<{ title: string }>;
		assets: { links: Array<{ name: string; url: string }> };
	}
	const releases = async () => await gitlab<Release[]>('get', 'releases');
	const ofTest = async () => (await releases()).filter(({ tag_name }) => tag_name === version);
	const released = async () => await until(`${version} is released`, async () => (await ofTest())[0]);

	function merged(
		title: string,
		more: Partial<Pick<MergeRequest, 'merged_at' | 'milestone'>> = {},
		labels: string[] = [],
	) {
		const { world } = scene.gitlab;
		const merged_at = more.merged_at ?? daysAgo(1);
		const source_branch = title.toLowerCase().replaceAll(' ', '-');
		const request = world.createMergeRequest(scene.project, {
			...{ title, source_branch, state: 'merged', author: scene.users.aiko, labels },
		});
		return Object.assign(request, { ...more, merged_at, updated_at: merged_at });
	}

	/** What GitLab tells when a tag is pushed. */
	async function pushTag(tag: string, inGitlab = true) {
		if (inGitlab) await gitlab('post', 'repository/tags', { tag_name: tag, ref: 'main' });
		await announce(tag);
	}
	async function announce(tag: string) {
		const { id, name, path_with_namespace } = scene.project;
		const [{ id: sha }] = scene.project.branches.get('main')!.commits;
		const project = { id, name, path_with_namespace, web_url: `${scene.gitlab.url}/${path_with_namespace}` };
		const refs = { ref: `refs/tags/${tag}`, before: '0'.repeat(40), after: sha, checkout_sha: sha };
		const by = { user_id: scene.users.jonas.id, user_username: scene.users.jonas.username };
		const kind = { object_kind: 'tag_push', event_name: 'tag_push' };
		const payload = { ...kind, ...refs, ...by, project_id: id, project, commits: [], total_commits_count: 0 };
		expect(await scene.gitlab.deliver(scene.project.hooks[0], 'Tag Push Hook', payload)).toBe(200);
	}
	async function closeMilestone(title: string) {
		const milestone = scene.gitlab.world.createMilestone(scene.project, { title });
		return {
			milestone,
			close: async () => await gitlab('put', `milestones/${milestone.id}`, { state_event: 'close' }),
		};
	}
	async function ran(times: number) {
		await until(`${times} runs`, async () => (await scene.n8n.executions(workflowId)).length >= times);
		await scene.calm(workflowId);
		const runs = await scene.n8n.executions(workflowId);
		expect(runs.filter(({ status }) => status !== 'success')).toEqual([]);
		return runs;
	}
	const problems = ({ output }: { output: Record<string, Array<Record<string, unknown>>> }) =>
		(output['What went wrong'] ?? []).map(({ problem }) => String(problem));

	it('a tag with what was merged since the last release, by its label, and its package', async () => {
		const search = merged('Faster search', {}, ['feature']);
		const crash = merged('No crash without a cart', {}, ['bug']);
		const plain = merged('Newer font');
		await pushTag(version);
		const { description, assets } = await released();
		expect(description).toBe(
			[
				...['### New', `- Faster search (!${search.iid} by Aiko Tanaka)`],
				...['### Fixed', `- No crash without a cart (!${crash.iid} by Aiko Tanaka)`],
				...['### Changed', `- Newer font (!${plain.iid} by Aiko Tanaka)`],
			].join('\n\n'),
		);
		const at = `${scene.gitlab.url}/${scene.project.path_with_namespace}`;
		expect(assets.links).toMatchObject([
			{ name: 'Package', url: `${at}/-/jobs/artifacts/${version}/download?job=build` },
		]);
		await ran(1);
	});

	it('once, however often it is told, and unchanged by what is merged later', async () => {
		merged('Faster search again');
		await pushTag(version);
		const { description } = await released();
		merged('Too late', { merged_at: new Date(Date.now() + 60_000).toISOString() });
		await announce(version);
		const [, again] = await ran(2);
		expect(again.output.Release).toMatchObject([{ created: false, updated: false }]);
		expect(await ofTest()).toMatchObject([{ description }]);
	});

	it('a closed milestone with its merge requests, whenever they were merged, and the tag that it makes changes nothing', async () => {
		const { milestone, close } = await closeMilestone(version);
		const early = merged('Begun early', { milestone, merged_at: daysAgo(20) });
		merged('Of another milestone');
		await close();
		const { description, milestones } = await released();
		expect(description).toBe(`### Changed\n\n- Begun early (!${early.iid} by Aiko Tanaka)`);
		expect(milestones).toMatchObject([{ title: version }]);
		await pushTag(version, false);
		await ran(2);
		expect(await ofTest()).toMatchObject([{ description, milestones }]);
	});

	it('with what commits say by a trailer', async () => {
		const request = merged('With a trailer');
		const { world } = scene.gitlab;
		const message = 'Pay by invoice\n\nChangelog: added';
		world.commitTo(scene.project, 'main', { message, author: scene.users.aiko });
		await pushTag(version);
		const { description } = await released();
		expect(description).toMatch(
			`(!${request.iid} by Aiko Tanaka)\n\n### added (1 change)\n\n- [Pay by invoice](`,
		);
	});

	it('and no others: not what is no version', async () => {
		await pushTag(`nightly-${number}`);
		await (await closeMilestone('Q3')).close();
		await ran(2);
		expect(await releases()).toHaveLength(1);
	});

	it.each<[what: string, why: RegExp, breakIt: () => () => void]>([
		[
			'GitLab is away',
			/503/,
			() => {
				scene.gitlab.faults.add({ kind: 'status', status: 503, match: ({ method }) => method === 'POST' });
				return () => scene.gitlab.faults.clear();
			},
		],
		[
			'the token may not',
			/scope/,
			() => {
				const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
				token.scopes = ['read_api'];
				return () => void (token.scopes = ['api']);
			},
		],
	])('where %s, it says so, and the next hour makes the release', async (_, why, breakIt) => {
		merged('Patience');
		await gitlab('post', 'repository/tags', { tag_name: version, ref: 'main' });
		const mend = breakIt();
		await announce(version);
		const [run] = await ran(1);
		mend();
		expect(problems(run)).toEqual([expect.stringMatching(why)]);
		expect(await ofTest()).toEqual([]);
		const hour = await scene.n8n.run(workflowId, 'Every hour');
		expect(problems(hour)).toEqual([]);
		expect(await ofTest()).toMatchObject([{ description: expect.stringContaining('Patience') as string }]);
		const next = await scene.n8n.run(workflowId, 'Every hour');
		expect(next.output.Release).toBeUndefined();
	});
});
