import type { IDataObject } from 'n8n-workflow';
import { packed } from '../../nodes/Gitlab/waiting/wait';
import { locator } from '../parameters';
import { Stage } from './stage';

describe('a wait for pipelines by webhook', () => {
	const stage = new Stage();

	const pipeline = () => {
		const { world } = stage.gitlab;
		return world.createPipeline(stage.seeded.projects.website, 'main', { status: 'running' });
	};
	const wait = async (ids: number[], more: IDataObject = {}) =>
		await stage.run(
			{
				resource: 'pipeline',
				operation: 'wait',
				project: locator('acme/website'),
				pipeline: { ...locator(''), value: '={{ $json.id }}' },
				waitBy: 'webhook',
				simplify: true,
				options: {},
				...more,
			},
			ids.map((id) => ({ id })),
		);

	it('goes on when it ends, with the status that it has then', async () => {
		const awaited = pipeline();
		const execution = await wait([awaited.id]);
		expect([execution.status, stage.hooks.length]).toEqual(['waiting', 1]);
		stage.gitlab.finishPipeline(pipeline(), 'success');
		await stage.gitlab.settled();
		expect(execution.resumed).toEqual([]);
		stage.gitlab.finishPipeline(awaited, 'failed');
		await stage.gitlab.settled();
		expect(execution.resumed).toMatchObject([[{ id: awaited.id, status: 'failed' }]]);
	});

	it('is not woken by a link of a question, which whoever sees the address of the hook could make up', async () => {
		const execution = await wait([pipeline().id]);
		const address = new URL(String(stage.hooks[0].url));
		const at = '/projects/1/issues/1';
		const forged = { for: 'answer', project: 1, until: Date.now() + 60_000, who: 'link', at, holder: at };
		// Only who knows how a wait is packed can try this.
		address.searchParams.set('wait', packed({ ...forged, simple: true }));
		for (const method of ['GET', 'POST']) {
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			const form = method === 'POST' ? { headers, body: 'answer=approve' } : {};
			expect((await fetch(address, { method, ...form })).status).toBe(401);
		}
		expect(execution.resumed).toEqual([]);
	});

	it('does not sleep where it has ended before', async () => {
		const awaited = pipeline();
		stage.gitlab.finishPipeline(awaited, 'success');
		const { status, outcome } = await wait([awaited.id]);
		expect([status, outcome?.json[0]?.status, stage.hooks]).toEqual(['finished', 'success', []]);
	});

	it('goes on when the last of several has ended, each of them an item', async () => {
		const [first, second] = [pipeline(), pipeline()];
		const execution = await wait([first.id, second.id]);
		stage.gitlab.finishPipeline(second, 'success');
		await stage.gitlab.settled();
		expect(execution.resumed).toEqual([]);
		stage.gitlab.finishPipeline(first, 'canceled');
		await stage.gitlab.settled();
		expect(execution.resumed).toMatchObject([[{ status: 'canceled' }, { status: 'success' }]]);
	});

	it('goes on when the time is over with what was known, and says so', async () => {
		const { run } = (await wait([pipeline().id])).outcome!;
		const [{ data }] = run.data.executionData!.nodeExecutionStack;
		expect(data.main[0]).toMatchObject([{ json: { status: 'running', timedOut: true } }]);
	});

	it('believes no delivery that says what is not so', async () => {
		const awaited = pipeline();
		const execution = await wait([awaited.id]);
		const [hook] = stage.hooks;
		const told = { object_kind: 'pipeline', object_attributes: { id: awaited.id, status: 'success' } };
		expect(await stage.gitlab.deliver(hook, 'Pipeline Hook', told)).toBe(200);
		const forged = await fetch(hook.url, { method: 'POST', body: JSON.stringify(told) });
		expect(forged.status).toBe(401);
		expect([execution.resumed, execution.status]).toEqual([[], 'waiting']);
	});
});
