import axios from 'axios';
import type { Receiver } from '../gitlab/receiver';
import { startReceiver } from '../gitlab/receiver';
import type { Issue, MergeRequest } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'act-on-labels.json';
const TELL = 'Tell on call';

describe('labels start what is to be done', () => {
	let scene: Scene;
	let alerts: Receiver;
	let workflowId: string;
	let issue: Issue;
	let request: MergeRequest;

	beforeAll(async () => {
		scene = await setScene();
		alerts = await startReceiver();
	});
	beforeEach(async () => {
		alerts.status = 200;
		alerts.received.length = 0;
		const { parameters } = scene.filledIn(EXAMPLE).nodes.find(({ name }) => name === TELL)!;
		const more = { [TELL]: { ...parameters, url: alerts.url } };
		workflowId = (await scene.createExample(EXAMPLE, { more })).id;
		issue = scene.gitlab.world.createIssue(scene.project, { title: 'The shop is "down"' });
		const { iid } = await scene.colleague.open('Faster search');
		request = scene.project.merge_requests.get(iid)!;
		request.reviewers = [scene.users.jonas];
		await scene.n8n.publish(workflowId);
	});
	afterEach(async () => {
		scene.gitlab.faults.clear();
		issue.state = 'closed';
		request.state = 'closed';
		await scene.clear();
	});
	afterAll(async () => {
		await alerts?.close();
		await scene?.strike();
	});

	const names = ({ labels }: Issue | MergeRequest) => labels.map(({ name }) => name).sort();
	/** What a colleague does in GitLab. */
	async function label(kind: 'issues' | 'merge_requests', iid: number, add_labels: string) {
		const token = scene.gitlab.world.createToken(scene.users.aiko, ['api']);
		await axios.put(
			`${scene.gitlab.url}/api/v4/projects/${scene.project.id}/${kind}/${iid}`,
			{ add_labels },
			{ headers: { 'PRIVATE-TOKEN': token }, proxy: false },
		);
	}
	const ready = async () => await label('merge_requests', request.iid, 'Ready for QA');
	const severe = async () => await label('issues', issue.iid, 'Severity::High');
	const comments = async () => await scene.colleague.comments(request.iid);
	const told = () => alerts.received.map(({ body }) => JSON.parse(body) as object);
	const anHourLater = async () => {
		const run = await scene.n8n.run(workflowId, 'Every hour');
		expect(run.status).toBe('success');
		return (run.output['What went wrong'] ?? []).map(({ problem }) => String(problem));
	};
	/** What the executions that the label has started put down as gone wrong. */
	async function wentWrong() {
		await until('it has run', async () => (await scene.n8n.executions(workflowId)).length > 0);
		await scene.calm(workflowId);
		const runs = await scene.n8n.executions(workflowId);
		expect(runs.filter(({ status }) => status !== 'success')).toEqual([]);
		return runs
			.flatMap(({ output }) => output['What went wrong'] ?? [])
			.map(({ problem }) => String(problem));
	}

	it('Ready for QA asks the reviewers for a test, once', async () => {
		await ready();
		await until('it is asked for', async () => (await comments()).length > 0);
		expect(await wentWrong()).toEqual([]);
		const [asked] = await comments();
		expect(asked).toMatch(/@jonas\.weber \*\*Ready for QA\*\*: please test `demo-.+` at [\da-f]{8}\./);
		expect(await anHourLater()).toEqual([]);
		expect(await comments()).toEqual([asked]);
		expect(told()).toEqual([]);
	});

	it('Severity::High tells the alert system, once, and is due tomorrow', async () => {
		await severe();
		await until('it has its label', () => names(issue).includes('On call told'));
		expect(await wentWrong()).toEqual([]);
		expect(names(issue)).toEqual(['On call told', 'Severity::High']);
		expect(issue.due_date).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(await anHourLater()).toEqual([]);
		const key = `${scene.project.path_with_namespace}#${issue.iid}`;
		expect(told()).toEqual([expect.objectContaining({ key, severity: 'high', title: 'The shop is "down"' })]);
	});

	it('other labels start nothing', async () => {
		await label('issues', issue.iid, 'Severity::Low');
		await label('merge_requests', request.iid, 'needs review');
		await scene.calm(workflowId);
		expect(await scene.n8n.executions(workflowId)).toEqual([]);
	});

	it('what happened while n8n did not listen is done in the next hour', async () => {
		await scene.n8n.unpublish(workflowId);
		await ready();
		await severe();
		expect(await anHourLater()).toEqual([]);
		expect(await comments()).toEqual([expect.stringContaining('please test')]);
		expect(names(issue)).toEqual(['On call told', 'Severity::High']);
		expect(told()).toHaveLength(1);
	});

	it('where the alert system is away, it says so, and tells it in the next hour', async () => {
		alerts.status = 503;
		await severe();
		expect(await wentWrong()).toEqual([expect.stringMatching(/503|unavailable/i)]);
		expect(names(issue)).toEqual(['Severity::High']);
		alerts.status = 200;
		expect(await anHourLater()).toEqual([]);
		expect(names(issue)).toEqual(['On call told', 'Severity::High']);
	});

	it('where the answer to a comment gets lost, it says so, and the next hour makes no second one', async () => {
		scene.gitlab.faults.add({ kind: 'truncate', match: ({ method }) => method === 'POST' });
		request.labels = scene.gitlab.world.labelsNamed(scene.project, ['Ready for QA']);
		expect(await anHourLater()).toHaveLength(1);
		scene.gitlab.faults.clear();
		expect(await anHourLater()).toEqual([]);
		expect(await comments()).toHaveLength(1);
	});

	it('where GitLab takes no label, the alert system is told again with the same key', async () => {
		scene.gitlab.faults.add({ kind: 'status', status: 503, match: ({ method }) => method === 'PUT' });
		issue.labels = scene.gitlab.world.labelsNamed(scene.project, ['Severity::High']);
		expect(await anHourLater()).toEqual([expect.stringMatching(/503/)]);
		scene.gitlab.faults.clear();
		expect(await anHourLater()).toEqual([]);
		expect(names(issue)).toEqual(['On call told', 'Severity::High']);
		const key = `${scene.project.path_with_namespace}#${issue.iid}`;
		expect(told()).toEqual([expect.objectContaining({ key }), expect.objectContaining({ key })]);
	});

	it('where the token may not, it says so for each, and the next hour does it', async () => {
		const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
		await scene.n8n.unpublish(workflowId);
		token.scopes = ['read_api'];
		await ready();
		await severe();
		expect(await anHourLater()).toEqual([expect.stringMatching(/scope/), expect.stringMatching(/scope/)]);
		token.scopes = ['api'];
		expect(await anHourLater()).toEqual([]);
		expect(await comments()).toEqual([expect.stringContaining('please test')]);
		expect(names(issue)).toEqual(['On call told', 'Severity::High']);
	});
});
