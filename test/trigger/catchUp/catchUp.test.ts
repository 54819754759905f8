import { storedId } from '../../../nodes/Gitlab/trigger/delivery/seenDeliveries';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
});
afterEach(async () => await stage.clear());

const HEADER = 'Merge Request Hook';
const body = (iid: number) => ({ project: { id: 1 }, object_attributes: { iid } });
const started = () =>
	stage.workflow.executions.map(({ object_attributes: it }) => (it as { iid: number }).iid);
const resends = () => stage.writes().filter((line) => line.includes('/resend'));

/** As another process of n8n sees it: its own memory is empty, and n8n has saved the static data. */
function startAnew(): void {
	const { workflow } = stage;
	const address = workflow.url;
	workflow.webhookId += '0';
	const hook = stage.hook();
	hook.url = hook.url.replace(address, workflow.url);
}

const isTold = () => stage.workflow.log.some((line) => line.includes('missed deliveries again'));

describe('deliveries that did not arrive', () => {
	it('are asked for again, the oldest first, when the next one comes to n8n after a start', async () => {
		await stage.workflow.activate();
		await stage.miss([1, 2, 3]);
		startAnew();
		await stage.gitlab.deliver(stage.hook(), HEADER, body(4));
		await stage.until(isTold);
		expect(started()).toEqual([4, 1, 2, 3]);
		expect(stage.workflow.log).toEqual([
			'GitLab DevOps Trigger, workflow workflow: GitLab was asked to send 3 of 3 missed deliveries again',
		]);
	});

	it('are asked for again when the workflow is published with its hook in place', async () => {
		await stage.workflow.activate();
		await stage.miss([1, 2]);
		startAnew();
		await stage.workflow.activate();
		await stage.until(isTold);
		expect(started()).toEqual([1, 2]);
	});

	it('are not asked for again when they were taken, or asked for before', async () => {
		await stage.workflow.activate();
		await stage.miss([1, 2]);
		const [, first] = stage.hook().logs;
		stage.workflow.memory.deliveries = storedId(first.request_headers['webhook-id']);
		startAnew();
		stage.writes();
		await stage.gitlab.deliver(stage.hook(), HEADER, body(3));
		await stage.until(isTold);
		expect(started()).toEqual([3, 2]);
		expect(resends()).toHaveLength(1);
		await stage.gitlab.deliver(stage.hook(), HEADER, body(4));
		stage.workflow.memory.deliveries = '';
		startAnew();
		await stage.gitlab.deliver(stage.hook(), HEADER, body(5));
		await stage.workflow.activate();
		await stage.until(() => stage.gitlab.requests.filter(({ path }) => path.endsWith('/events')).length > 1);
		expect(resends()).toEqual([]);
		expect(started()).toEqual([3, 2, 4, 5]);
	});

	it('are looked for once in ten minutes, not with each delivery', async () => {
		await stage.workflow.activate();
		startAnew();
		for (const iid of [1, 2, 3]) await stage.gitlab.deliver(stage.hook(), HEADER, body(iid));
		const lists = () => stage.gitlab.requests.filter(({ path }) => path.endsWith('/events'));
		await stage.until(() => lists().length > 0);
		const [{ query }] = lists();
		expect(lists()).toHaveLength(1);
		expect(JSON.stringify(query)).toContain('client_failure');
		expect(JSON.stringify(query)).toContain('server_failure');
	});

	it('are looked for beyond the first page too, and asked for five in a minute', async () => {
		await stage.workflow.activate();
		await stage.miss(Array.from({ length: 23 }, (_, at) => at + 1));
		startAnew();
		await stage.gitlab.deliver(stage.hook(), HEADER, body(99));
		await stage.until(() => started().length === 6);
		expect(started()).toEqual([99, 1, 2, 3, 4, 5]);
		await stage.gitlab.deliver(stage.hook(), HEADER, body(100));
		expect(resends()).toHaveLength(5);
		const lists = stage.gitlab.requests.filter(({ path }) => path.endsWith('/events'));
		expect(lists.map(({ query }) => query.page)).toEqual(['1', '2']);
		await stage.workflow.deactivate();
		await stage.until(isTold);
		expect(stage.workflow.log.at(-1)).toContain('5 of 23');
	});

	it('are left where they are when the workflow is switched off meanwhile', async () => {
		await stage.workflow.activate();
		await stage.miss([1, 2, 3, 4, 5, 6, 7]);
		startAnew();
		await stage.gitlab.deliver(stage.hook(), HEADER, body(8));
		await stage.until(() => started().length === 6);
		await stage.workflow.deactivate();
		await stage.until(isTold);
		expect(stage.workflow.log.at(-1)).toContain('5 of 7');
		expect(started()).toEqual([8, 1, 2, 3, 4, 5]);
	});

	it('are not asked for when the option is off', async () => {
		stage.workflow.parameters.options = { catchUp: false };
		await stage.workflow.activate();
		await stage.miss([1]);
		startAnew();
		await stage.gitlab.deliver(stage.hook(), HEADER, body(2));
		await stage.workflow.activate();
		expect(stage.gitlab.requests.filter(({ path }) => path.includes('/events'))).toEqual([]);
		expect(started()).toEqual([2]);
	});

	it('never keep a workflow from being switched on', async () => {
		await stage.workflow.activate();
		startAnew();
		stage.gitlab.faults.add({
			kind: 'status',
			status: 403,
			match: ({ path }) => path.endsWith('/events'),
		});
		await stage.workflow.activate();
		await stage.until(() => stage.workflow.log.length > 0);
		expect(stage.workflow.log).toEqual([
			expect.stringContaining('missed deliveries could not be asked for again'),
		]);
		expect(await stage.tell()).toBe(200);
	});
});
