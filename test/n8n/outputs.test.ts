import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { triggerAlone } from './workflows';

describe('a published workflow with an output for each event', () => {
	let scene: Scene;
	let id: string;

	beforeAll(async () => {
		scene = await setScene();
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		const parameters = { options: { outputPerEvent: true } };
		const ends = ['A merge request', 'A comment'];
		({ id } = await scene.create(triggerAlone(example, parameters, ends)));
		await scene.n8n.publish(id);
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	/** The nodes that run after the trigger when somebody does something in GitLab. */
	async function after(act: () => Promise<unknown>) {
		const { length } = await scene.n8n.executions(id);
		await act();
		await until('it runs', async () => (await scene.n8n.executions(id)).length > length);
		await scene.calm(id);
		const runs = (await scene.n8n.executions(id)).slice(length);
		expect(runs.map(({ status }) => status)).toEqual(['success']);
		return Object.keys(runs[0].output).slice(1);
	}

	it('goes on at the first output with the first event', async () => {
		expect(await after(async () => await scene.colleague.open('A change'))).toEqual(['A merge request']);
	});

	it('goes on at the second output with the second event', async () => {
		const [{ iid }] = scene.project.merge_requests.values();
		expect(await after(async () => await scene.colleague.comment(iid, 'Nice'))).toEqual(['A comment']);
	});
});
