import { doubtAbout, isLocal } from '../../../nodes/Gitlab/trigger/registration/reachability';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
});
afterEach(async () => await stage.clear());

const HEADER = 'Merge Request Hook';

describe('listening for a test event', () => {
	const listen = async (events: string[]) => {
		Object.assign(stage.workflow.parameters, { events, options: { testEvent: true } });
		await stage.workflow.activate('manual');
	};

	it('asks GitLab for a sample of the first event that can be tested', async () => {
		await listen(['merge_requests_events', 'push_events']);
		const { id } = stage.hook();
		await stage.until(() => stage.workflow.executions.length > 0);
		const [, ...asked] = stage.writes();
		expect(asked).toEqual([`POST /projects/1/hooks/${id}/test/merge_requests_events`]);
		expect(stage.workflow.executions[0].object_kind).toBe('merge_request');
		await stage.workflow.deactivate();
		expect(stage.hooks).toEqual([]);
	});

	it.each([
		['confidential_issues_events', 'whichever issue is the newest'],
		['confidential_note_events', 'whichever comment is the newest'],
	])('does not ask for a test of %s, which tells of %s', async (event) => {
		await listen([event, 'merge_requests_events']);
		await stage.until(() => stage.workflow.executions.length > 0);
		expect(stage.writes().at(-1)).toMatch(/\/test\/merge_requests_events$/);
	});

	it('goes on listening where GitLab has nothing to send; the log tells', async () => {
		await listen(['releases_events']);
		await stage.until(() => stage.workflow.log.length > 0);
		expect(stage.workflow.log).toEqual([
			expect.stringMatching(/GitLab sent no sample: Ensure .*; cause the event in GitLab$/),
		]);
		expect(stage.hooks).toHaveLength(1);
	});

	it('asks for nothing unless it is wanted, nor when a workflow is published', async () => {
		await stage.workflow.activate('manual');
		await stage.workflow.deactivate();
		stage.workflow.parameters.options = { testEvent: true };
		await stage.workflow.activate();
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(stage.writes().filter((line) => line.includes('/test/'))).toEqual([]);
	});
});

describe('a delivery between the making of a hook and the saving of what is remembered', () => {
	it('is let in before GitLab has answered the request that makes the hook', async () => {
		let early: Promise<number | null> | undefined;
		stage.gitlab.faults.add({
			kind: 'latency',
			match: () => {
				if (stage.hooks.length) early ??= stage.tell();
				return false;
			},
		});
		const { run } = stage.workflow.load('activate');
		await run('create');
		expect(await early).toBe(200);
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it('does not make n8n forget the hook by saving what it began with', async () => {
		const { run } = stage.workflow.load('activate');
		await run('create');
		// n8n has not saved; the delivery saves static data without the hook but for what it knows itself.
		expect(await stage.tell()).toBe(200);
		expect(stage.workflow.memory.hooks).toEqual([expect.objectContaining({ hookId: stage.hook().id })]);
	});

	it('is refused once the workflow is switched off', async () => {
		await stage.workflow.activate();
		const hook = { ...stage.hook(), logs: [] };
		await stage.workflow.deactivate();
		expect(await stage.gitlab.deliver(hook, HEADER, { project: { id: 1 } })).toBe(401);
	});
});

describe('an address of n8n that GitLab can hardly reach', () => {
	it.each([
		['http://localhost:5678/', true],
		['http://127.0.0.1:5678/', true],
		['http://[::1]:5678/', true],
		['http://192.168.1.7/', true],
		['http://172.20.0.3/', true],
		['http://n8n:5678/', true],
		['https://n8n.local/', true],
		['https://n8n.example.com/', false],
		['https://203.0.113.7/', false],
		['https://172.32.0.1/', false],
		['https://fd.example.com/', false],
	])('%s: %s', (url, expected) => {
		expect(isLocal(url)).toBe(expected);
	});

	it('is told where GitLab is elsewhere', () => {
		expect(doubtAbout('http://localhost:5678/webhook/x', 'https://gitlab.com')).toBe(
			"GitLab at https://gitlab.com can hardly reach n8n at http://localhost:5678: set WEBHOOK_URL in n8n's environment to n8n's public address and restart n8n",
		);
		expect(doubtAbout('http://localhost:5678/', 'http://10.0.0.2/gitlab')).toBeUndefined();
		expect(doubtAbout('https://n8n.example.com/', 'https://gitlab.com')).toBeUndefined();
	});
});
