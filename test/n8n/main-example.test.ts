import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'label-and-answer-merge-requests.json';

describe('the main example, published in a real n8n', () => {
	let scene: Scene;
	let workflowId: string;

	beforeAll(async () => {
		scene = await setScene();
	});
	beforeEach(async () => {
		workflowId = (await scene.createExample(EXAMPLE)).id;
		await scene.n8n.publish(workflowId);
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	const answered = async (times: number) =>
		await until(`${times} answers`, async () => {
			const executions = await scene.n8n.executions(workflowId);
			const failed = executions.find(({ status }) => status !== 'success');
			if (failed) throw new Error(`An execution failed: ${failed.error}`);
			return executions.filter(({ output }) => output['Answer in a comment']?.length).length >= times;
		});

	it('registers one webhook, for merge requests and comments, that verifies certificates', () => {
		expect(scene.project.hooks).toHaveLength(1);
		const [{ url, flags }] = scene.project.hooks;
		expect(url).toMatch(`${scene.n8n.url}/webhook/`);
		const wanted = Object.keys(flags).filter((flag) => flags[flag]);
		expect(wanted.sort()).toEqual(['enable_ssl_verification', 'merge_requests_events', 'note_events']);
	});

	it('labels and answers a merge request that a colleague opens', async () => {
		const { iid } = await scene.colleague.open('Add a search field');
		await answered(1);
		expect(await scene.colleague.labels(iid)).toEqual(['needs review']);
		expect(await scene.colleague.comments(iid)).toEqual([expect.stringContaining('@aiko.tanaka')]);
	});

	it('labels and answers a comment on a merge request', async () => {
		const { iid } = await scene.colleague.open('Add a second search field');
		await answered(1);
		await scene.colleague.comment(iid, 'Who has time for a review?');
		await answered(2);
		expect(await scene.colleague.labels(iid)).toEqual(['in discussion', 'needs review']);
		expect(await scene.colleague.comments(iid)).toHaveLength(3);
	});

	it('serves the person whose token it uses as well', async () => {
		const { iid } = await scene.maintainer.open('My own change');
		await answered(1);
		await scene.maintainer.comment(iid, 'I will add a test.');
		await answered(2);
		expect(await scene.maintainer.comments(iid)).toHaveLength(3);
	});

	it('never answers its own comments', async () => {
		const { iid } = await scene.colleague.open('Add a third search field');
		await answered(1);
		await scene.calm(workflowId);
		const answers = (await scene.n8n.executions(workflowId)).filter(
			({ output }) => output['Answer in a comment']?.length,
		);
		expect(answers).toHaveLength(1);
		expect(await scene.colleague.comments(iid)).toHaveLength(1);
	});
});
