import { locator } from '../parameters';
import type { Stage } from './stage';
import { setStage, told } from './stage';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let stage: Stage;
const set = async (parameters: Parameters<typeof setStage>[0], more?: Parameters<typeof setStage>[1]) => {
	stage = await setStage(parameters, more);
	await stage.workflow.activate();
	stage.pass(5 * MINUTE);
};
afterEach(async () => await stage.gitlab.close());

const comment = (body: string, created_at = stage.time()) => {
	const [issue] = stage.projects.website.issues.values();
	return stage.gitlab.world.createNote(issue, stage.users.tom, body, { created_at });
};

test('what happened while n8n was away comes when it is back, but nothing older than seven days', async () => {
	await set({ events: ['note_events'] });
	stage.workflow.restart();
	comment('early');
	stage.pass(2 * DAY);
	comment('later');
	stage.pass(6 * DAY);
	expect(told(await stage.workflow.poll())).toEqual(['comment created later']);
});

test.each([
	[1, []],
	[10, ['comment created early']],
])('how far back it looks can be set: %d days', async (lookBack, expected) => {
	await set({ events: ['note_events'], options: { lookBack } });
	comment('early');
	stage.pass(8 * DAY);
	stage.workflow.restart();
	expect(told(await stage.workflow.poll())).toEqual(expected);
});

test('another project begins anew, for what is new only', async () => {
	await set({ events: ['note_events'] });
	const [issue] = stage.projects.api.issues.values();
	stage.gitlab.world.createNote(issue, stage.users.tom, 'before');
	stage.workflow.parameters.project = locator('acme/platform/api');
	await stage.workflow.activate();
	stage.pass(MINUTE);
	stage.gitlab.world.createNote(issue, stage.users.tom, 'after');
	expect(told(await stage.workflow.poll())).toEqual(['comment created after']);
	expect(JSON.stringify(stage.workflow.memory)).not.toContain('website');
});

test('another event begins anew, and those that were chosen before go on', async () => {
	await set({ events: ['note_events'] });
	comment('once');
	stage.gitlab.world.createPipeline(stage.projects.website, 'main');
	stage.workflow.parameters.events = ['note_events', 'pipeline_events'];
	stage.workflow.restart();
	expect(told(await stage.workflow.poll())).toEqual(['comment created once']);
});

test('an event that shares a list with others begins anew too', async () => {
	await set({ events: ['push_events'] });
	comment('before it was chosen');
	stage.pass(MINUTE);
	stage.workflow.parameters.events = ['push_events', 'note_events'];
	await stage.workflow.activate();
	stage.pass(MINUTE);
	comment('after');
	expect(told(await stage.workflow.poll())).toEqual(['comment created after']);
	expect(told(stage.workflow.items)).toEqual(['comment created after']);
});

test('a failure loses nothing, and tells n8n of which kind it is', async () => {
	await set({ events: ['note_events'] });
	comment('kept');
	const { gitlab, workflow } = stage;
	const failing = async (status: number, headers: Record<string, string> = {}) => {
		gitlab.faults.add({ kind: 'status', status, headers });
		const error = (await workflow.poll().catch((thrown: unknown) => thrown)) as { failure?: unknown };
		gitlab.faults.clear();
		return error.failure;
	};
	expect(await failing(401)).toEqual({ cause: 'credential-invalid' });
	expect(await failing(429, { 'retry-after': '600' })).toEqual({
		cause: 'rate-limited',
		resetsAtEpochMs: expect.any(Number),
	});
	expect(await failing(503)).toEqual({ cause: 'temporarily-unavailable' });
	expect(told(await workflow.poll())).toEqual(['comment created kept']);
});

test('a sample is the newest thing, and moves nothing', async () => {
	await set({ events: ['note_events', 'pipeline_events'] });
	comment('older');
	stage.pass(MINUTE);
	comment('newest');
	const before = JSON.stringify(stage.workflow.memory);
	expect(told(await stage.workflow.sample())).toEqual(['comment created newest']);
	expect(JSON.stringify(stage.workflow.memory)).toBe(before);
	expect(told(await stage.workflow.poll())).toEqual(['comment created older', 'comment created newest']);
});

test('a sample passes the filters, and says so where nothing does', async () => {
	await set({ events: ['note_events'], filters: { commentContains: 'needle' } });
	comment('a needle');
	stage.pass(MINUTE);
	comment('hay');
	expect(told(await stage.workflow.sample())).toEqual(['comment created a needle']);
	stage.workflow.parameters.filters = { by: 'nobody' };
	stage.workflow.restart();
	await expect(stage.workflow.sample()).rejects.toThrow('GitLab shows nothing that would start the workflow');
});

test('more than a poll tells comes with the next ones, oldest first', async () => {
	await set({ events: ['note_events'] });
	for (let at = 0; at < 1_200; at++) {
		comment(String(at));
		stage.pass(10);
	}
	const counts = [];
	for (let polls = 0; polls < 4; polls++) {
		counts.push((await stage.workflow.poll()).length);
		stage.pass(MINUTE);
	}
	expect(counts).toEqual([500, 500, 200, 0]);
	expect(told(stage.workflow.items)).toEqual(
		Array.from({ length: 1_200 }, (_, at) => `comment created ${at}`),
	);
});

test('what many rows of one moment leave behind is bounded', async () => {
	await set({ events: ['issues_events'] });
	const { world } = stage.gitlab;
	const created_at = stage.time(MINUTE * 3);
	for (let at = 0; at < 600; at++)
		world.createIssue(stage.projects.website, {
			...{ title: String(at), author: stage.users.tom, created_at },
			updated_at: stage.time(),
		});
	stage.pass(MINUTE);
	for (let polls = 0; polls < 4; polls++) {
		await stage.workflow.poll();
		stage.pass(MINUTE);
	}
	expect(new Set(told(stage.workflow.items)).size).toBe(600 * 2);
	expect(stage.workflow.items).toHaveLength(600 * 2);
	expect(JSON.stringify(stage.workflow.memory).length).toBeLessThan(100_000);
});
