import type { Stage } from '../stage';
import { setStage } from '../stage';

/** Time here passes only where the trigger waits, and at once. */
let passed = 0;
const now = Date.now.bind(Date);

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		passed += milliseconds;
	},
}));

const HEADER = 'Merge Request Hook';
const body = (iid: number) => ({ project: { id: 1 }, object_attributes: { iid } });
const MISSED = Array.from({ length: 13 }, (_, index) => index + 1);

let stage: Stage;
beforeEach(async () => {
	passed = 0;
	stage = await setStage();
	jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await stage.clear();
});

const told = () => stage.workflow.log.filter((line) => line.includes('missed deliveries'));

const started = () =>
	stage.workflow.executions.map(({ object_attributes: it }) => (it as { iid: number }).iid);
const resends = () => stage.gitlab.requests.filter(({ path }) => path.endsWith('/resend'));

describe('many deliveries that did not arrive', () => {
	it('are all asked for, five a minute, so that GitLab never has to refuse', async () => {
		await stage.workflow.activate();
		await stage.miss(MISSED);
		stage.workflow.webhookId += '0';
		stage.hook().url = stage.workflow.url;
		await stage.gitlab.deliver(stage.hook(), HEADER, body(99));
		await stage.until(() => told().length > 0);
		expect(started()).toEqual([99, ...MISSED]);
		expect(resends().map(({ status }) => status)).toEqual(MISSED.map(() => 201));
		expect(told()).toEqual([expect.stringContaining('13 of 13')]);
		expect(passed).toBeGreaterThanOrEqual(2 * 60_000);
		expect(passed).toBeLessThan(3 * 60_000);
	});

	it('are asked for on, where somebody else has used up what GitLab allows', async () => {
		await stage.workflow.activate();
		await stage.miss(MISSED);
		const { id, logs } = stage.hook();
		const last = `/projects/${stage.projects.website.id}/hooks/${id}/events/${logs[0].id}/resend`;
		for (let times = 0; times < 3; times++) await stage.api('POST', last);
		stage.workflow.webhookId += '0';
		stage.hook().url = stage.workflow.url;
		await stage.gitlab.deliver(stage.hook(), HEADER, body(99));
		await stage.until(() => told().length > 0);
		expect(started()).toEqual([13, 99, ...MISSED.slice(0, -1)]);
		expect(resends().map(({ status }) => status)).toContain(429);
		expect(told()).toEqual([expect.stringContaining('12 of 12')]);
	});
});
