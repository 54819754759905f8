import type { MergeRequests } from './merge-requests';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'deploy-by-comment.json';
const HOW =
	'@jonas.weber, say `/deploy staging` or `/deploy production`, on an open merge request that is not from a fork.';

describe('a comment deploys a merge request', () => {
	let scene: Scene;
	let workflowId: string;
	let maintainer: MergeRequests;
	let iid: number;
	let branch: string;

	beforeAll(async () => {
		scene = await setScene();
	});
	beforeEach(async () => {
		workflowId = (await scene.createExample(EXAMPLE)).id;
		await scene.n8n.publish(workflowId);
		maintainer = scene.as(scene.users.jonas);
		({ iid, branch } = await scene.colleague.open('Deploy me'));
	});
	afterEach(async () => {
		scene.gitlab.faults.clear();
		await scene.clear();
		scene.project.hooks = [];
	});
	afterAll(async () => await scene?.strike());

	const started = () =>
		scene.project.pipelines.filter(({ ref, source }) => ref === branch && source === 'api');
	/** The pipeline, once the execution sleeps. */
	const pipeline = async () =>
		await until('the pipeline is waited for', async () => {
			const [{ status } = { status: '' }] = await scene.n8n.statuses(workflowId);
			return status === 'waiting' ? started().at(-1) : undefined;
		});
	const thread = async () =>
		(await scene.colleague.comments(iid)).map((body) => body.replace(/^<!--.*?-->\n/, ''));
	const answers = async (count = 1) =>
		await until('it is answered', async () => {
			const given = (await thread()).filter((body) => body.includes('@jonas.weber'));
			return given.length >= count ? given : undefined;
		});
	const reactions = () => {
		const notes = scene.project.merge_requests.get(iid)?.notes ?? [];
		return notes.flatMap((note) => note.reactions ?? []).map(({ name }) => name);
	};
	async function calm() {
		await scene.calm(workflowId);
		return await scene.n8n.executions(workflowId);
	}

	it('with the variable, and is answered with the result', async () => {
		await maintainer.comment(iid, 'Looks good.\n\n/deploy staging');
		const running = await pipeline();
		expect(running.variables).toMatchObject([{ key: 'DEPLOY_TO', value: 'staging' }]);
		expect(await thread()).toHaveLength(1);
		expect(reactions()).toEqual(['eyes']);
		scene.gitlab.finishPipeline(running, 'success');
		const [answer] = await answers();
		expect(answer).toMatch(
			/^✅ @jonas\.weber, \[pipeline \d+\]\(.+\) of `demo-.+` for \*\*staging\*\* ended with success\.$/,
		);
		await calm();
		expect(scene.project.hooks).toHaveLength(1);
	});

	it('and a failed pipeline answers with the last lines of the jobs that failed, as code', async () => {
		await maintainer.comment(iid, '/deploy production');
		const running = await pipeline();
		running.jobs[0].log = ['first', '```', '/close', '@aiko.tanaka', 'ERROR: no space'].join('\n');
		scene.gitlab.finishPipeline(running, 'failed');
		const [answer] = await answers();
		expect(answer).toMatch(
			/^❌ @jonas\.weber, .+ for \*\*production\*\* ended with failed\.\n\nThe job \[test\]/,
		);
		expect(answer).toContain('\n    /close\n    @aiko.tanaka\n    ERROR: no space');
		expect(scene.project.merge_requests.get(iid)).toMatchObject({ state: 'opened' });
	});

	it('of those who may; of others it starts nothing', async () => {
		await scene.colleague.comment(iid, '/deploy staging');
		await scene.gitlab.settled();
		expect(await calm()).toEqual([]);
		expect(started()).toEqual([]);
	});

	it.each(['/deploy', '/deploy the moon', '/deploy staging production'])(
		'not by %s, which is answered',
		async (text) => {
			await maintainer.comment(iid, text);
			expect(await answers()).toEqual([HOW]);
			expect(started()).toEqual([]);
		},
	);

	it('not from a fork, whose branch may have the name of one of this project, which is answered', async () => {
		const request = { iid, state: 'opened', source_project_id: 99, target_project_id: scene.project.id };
		scene.gitlab.faults.add({
			...{ kind: 'status', status: 200, body: request, times: 1 },
			match: ({ method, path }) => method === 'GET' && path.endsWith(`/merge_requests/${iid}`),
		});
		await maintainer.comment(iid, '/deploy staging');
		expect(await answers()).toEqual([HOW]);
		expect(started()).toEqual([]);
	});

	it('not without its branch, where somebody has deleted it, which is answered', async () => {
		scene.project.branches.delete(branch);
		await maintainer.comment(iid, '/deploy staging');
		const [answer] = await answers();
		expect(answer).toMatch(
			/^❌ @jonas\.weber, \*\*staging\*\* was not deployed:\n\n {4}.*Reference not found/,
		);
	});

	it('and where GitLab refuses the pipeline once, the next command runs it', async () => {
		const refused = ({ method, path }: { method: string; path: string }) =>
			method === 'POST' && path.endsWith('/pipeline');
		scene.gitlab.faults.add({ kind: 'status', status: 503, times: 1, match: refused });
		await maintainer.comment(iid, '/deploy staging');
		expect(await answers()).toEqual([expect.stringMatching(/was not deployed:\n\n {4}.*503/)]);
		await maintainer.comment(iid, '/deploy staging');
		scene.gitlab.finishPipeline(await pipeline(), 'success');
		expect(await answers(2)).toEqual([expect.anything(), expect.stringMatching(/^✅/)]);
	});

	it('and is answered once, also where GitLab does not take the answer at first', async () => {
		const answering = ({ method, path }: { method: string; path: string }) =>
			method === 'POST' && path.endsWith('/notes');
		await maintainer.comment(iid, '/deploy staging');
		const running = await pipeline();
		scene.gitlab.faults.add({ kind: 'status', status: 500, times: 1, match: answering });
		scene.gitlab.faults.add({ kind: 'truncate', times: 1, match: answering });
		scene.gitlab.finishPipeline(running, 'success');
		await answers();
		const [execution] = await calm();
		expect(execution.status).toBe('success');
		expect(await answers()).toHaveLength(1);
	});
});
