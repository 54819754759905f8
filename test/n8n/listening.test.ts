import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { triggerAlone } from './workflows';

const TRIGGER = 'Merge request or comment';

describe('listening for a test event', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	const create = async (options = {}) => {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		return (await scene.create(triggerAlone(example, { options }, ['After it']))).id;
	};
	const addresses = () => scene.project.hooks.map(({ url }) => new URL(url).pathname.split('/')[1]);
	const untilLeft = async (...left: string[]) =>
		await until(`left are: ${left.join()}`, () => addresses().join() === left.join());
	const firstRun = async (id: string) =>
		await until('it runs', async () => (await scene.n8n.executions(id)).at(0));
	const modes = async (id: string) => (await scene.n8n.executions(id)).map(({ mode }) => mode);

	it('has one webhook, at the address for tests, until a delivery has come and run the workflow', async () => {
		const id = await create();
		await scene.n8n.listen(id, TRIGGER);
		expect(addresses()).toEqual(['webhook-test']);
		const { iid } = await scene.colleague.open('Seen in the editor');
		const { mode, status, output } = await firstRun(id);
		expect([mode, status]).toEqual(['manual', 'success']);
		expect(output['After it']).toEqual([
			expect.objectContaining({ merge_request: expect.objectContaining({ iid }) as unknown }),
		]);
		await untilLeft();
	});

	it('leaves no webhook behind when it is stopped', async () => {
		const id = await create();
		await scene.n8n.listen(id, TRIGGER);
		await scene.n8n.stopListening(id);
		await untilLeft();
		await scene.colleague.open('Nobody listens');
		await scene.gitlab.settled();
		expect(await modes(id)).toEqual([]);
	});

	it('can begin anew, however often it was stopped', async () => {
		const id = await create();
		for (let time = 0; time < 3; time++) {
			await scene.n8n.listen(id, TRIGGER);
			await scene.n8n.stopListening(id);
			await untilLeft();
		}
		await scene.n8n.listen(id, TRIGGER);
		await scene.colleague.open('Seen at last');
		expect(await firstRun(id)).toMatchObject({ mode: 'manual', status: 'success' });
		await untilLeft();
	});

	it('gets data at once where GitLab is asked for a sample', async () => {
		const id = await create({ testEvent: true });
		await scene.n8n.listen(id, TRIGGER);
		const { mode, output } = await firstRun(id);
		expect(mode).toBe('manual');
		expect(output['After it']).toEqual([expect.objectContaining({ event: 'merge_request' })]);
		await untilLeft();
	});

	describe('beside the published workflow', () => {
		let id: string;

		beforeEach(async () => {
			id = await create();
			await scene.n8n.publish(id);
		});

		it('does not touch its webhook, neither at the beginning nor when it is stopped', async () => {
			const [published] = scene.project.hooks;
			const before = { ...published };
			const { length } = scene.gitlab.requests;
			await scene.n8n.listen(id, TRIGGER);
			expect(addresses()).toEqual(['webhook', 'webhook-test']);
			await scene.n8n.stopListening(id);
			await untilLeft('webhook');
			expect(scene.project.hooks).toEqual([before]);
			const touched = scene.gitlab.requests
				.slice(length)
				.filter(({ method, path }) => method !== 'GET' && path.endsWith(`/hooks/${published.id}`));
			expect(touched).toEqual([]);
			await scene.colleague.open('Goes on');
			await until('it runs', async () => (await modes(id)).length > 0);
			await scene.calm(id);
			expect(await modes(id)).toEqual(['webhook']);
		});

		it('gets the delivery that the published workflow gets too', async () => {
			await scene.n8n.listen(id, TRIGGER);
			await scene.colleague.open('For both');
			await untilLeft('webhook');
			await until('both run', async () => (await modes(id)).length === 2);
			await scene.colleague.open('For the published one');
			await until('it runs', async () => (await modes(id)).length === 3);
			await scene.calm(id);
			expect((await modes(id)).sort()).toEqual(['manual', 'webhook', 'webhook']);
		});
	});
});
