import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { Stage } from './stage';

const stage = new Stage();
const AT = '/projects/acme%2Fwebsite';

const common = { project: locator('acme/website'), waitBy: 'webhook', simplify: true, options: {} };

describe('a wait for events by webhook', () => {
	const onIssue = async (events: string[], more: IDataObject = {}) =>
		await stage.run({
			...{ ...common, resource: 'issue', operation: 'waitForEvent', issue: locator(1), events },
			...more,
		});
	const onMergeRequest = async (events: string[]) =>
		await stage.run({
			...{ ...common, resource: 'mergeRequest', operation: 'waitForEvent', events },
			mergeRequest: locator(1),
		});
	const maria = () => stage.seeded.users.maria;

	it('goes on with the first of its events, and leaves no webhook', async () => {
		const execution = await onIssue(['closed', 'labeled'], { labels: ['urgent', 'bug'] });
		expect([execution.status, stage.hooks.length]).toEqual(['waiting', 1]);
		await stage.as(maria(), 'PUT', `${AT}/issues/1`, { add_labels: 'urgent', remove_labels: 'bug' });
		expect(execution.resumed).toEqual([]);
		await stage.as(maria(), 'PUT', `${AT}/issues/1`, { add_labels: 'bug' });
		expect(execution.resumed).toMatchObject([[{ event: 'labeled', iid: 1, state: 'opened', comment: null }]]);
		await stage.until(() => expect(stage.hooks).toEqual([]));
	});

	it('tells the comment that it waited for, not one that was there before', async () => {
		await stage.as(maria(), 'POST', `${AT}/issues/1/notes`, { body: 'Before' });
		const execution = await onIssue(['commented']);
		expect(execution.status).toBe('waiting');
		await stage.as(stage.seeded.users.aiko, 'POST', `${AT}/issues/1/notes`, { body: 'It is done' });
		expect(execution.resumed).toMatchObject([
			[{ event: 'commented', comment: { body: 'It is done', author: 'aiko.tanaka' } }],
		]);
	});

	it('sees an issue reopened that was open when it fell asleep', async () => {
		const execution = await onIssue(['reopened']);
		await stage.as(maria(), 'PUT', `${AT}/issues/1`, { state_event: 'close' });
		expect(execution.resumed).toEqual([]);
		await stage.as(maria(), 'PUT', `${AT}/issues/1`, { state_event: 'reopen' });
		expect(execution.resumed).toMatchObject([[{ event: 'reopened' }]]);
	});

	it('does not sleep where it is so already', async () => {
		await stage.as(maria(), 'PUT', `${AT}/issues/1`, { state_event: 'close' });
		const { status, outcome } = await onIssue(['closed']);
		expect([status, outcome?.json, stage.hooks]).toMatchObject(['finished', [{ event: 'closed' }], []]);
	});

	it('is not ended by what happens to another issue', async () => {
		const execution = await onIssue(['closed']);
		await stage.as(maria(), 'PUT', `${AT}/issues/2`, { state_event: 'close' });
		expect([execution.status, execution.resumed]).toEqual(['waiting', []]);
	});

	it('sees a merge request approved, but not because no approval is required', async () => {
		const execution = await onMergeRequest(['approved', 'merged']);
		expect(execution.status).toBe('waiting');
		await stage.as(stage.seeded.users.jonas, 'POST', `${AT}/merge_requests/1/approve`);
		expect(execution.resumed).toMatchObject([[{ event: 'approved', iid: 1 }]]);
	});

	it('says at the time limit that nothing has happened', async () => {
		const { run } = (await onIssue(['closed'])).outcome!;
		const [{ data }] = run.data.executionData!.nodeExecutionStack;
		expect(data.main[0]).toMatchObject([{ json: { event: null, timedOut: true } }]);
	});

	it('when asking GitLab, fails at the time limit and says what did not happen', async () => {
		const { outcome } = await onIssue(['closed'], {
			...{ waitBy: 'asking', options: { longest_wait_for_event: 1 } },
		});
		expect(outcome?.error?.message).toContain("'Closed' did not happen within 1 seconds");
	});

	it('refuses things of two projects, of which one webhook could not tell', async () => {
		const { website } = stage.seeded.projects;
		const { world } = stage.gitlab;
		const other = world.createProject({ name: 'Other', path: 'other', namespace: website.namespace });
		world.createIssue(other, { author: maria(), title: 'Elsewhere' });
		const { outcome } = await stage.run(
			{
				...{ ...common, resource: 'issue', operation: 'waitForEvent', events: ['reopened'] },
				project: { ...locator(''), value: '={{ $json.project }}' },
				issue: locator(1),
			},
			[{ project: 'acme/website' }, { project: 'acme/other' }],
		);
		expect(outcome?.error?.message).toContain('The items are in 2 projects');
		expect(stage.hooks).toEqual([]);
	});
});

describe('a wait until a merge request is mergeable, by webhook', () => {
	const wait = async () =>
		await stage.run({
			...{ ...common, resource: 'mergeRequest', operation: 'waitUntilMergeable' },
			mergeRequest: locator(1),
		});
	const request = () => stage.seeded.projects.website.merge_requests.get(1)!;

	it('goes on when the last approval is there', async () => {
		request().approvals_required = 1;
		const execution = await wait();
		expect([execution.status, stage.hooks.length]).toEqual(['waiting', 1]);
		await stage.as(stage.seeded.users.jonas, 'POST', `${AT}/merge_requests/1/approve`);
		expect(execution.resumed).toMatchObject([[{ iid: 1, mergeable: true, reason: null }]]);
	});

	it('goes on, and says why not, when it is closed', async () => {
		request().approvals_required = 1;
		const execution = await wait();
		await stage.as(stage.seeded.users.maria, 'PUT', `${AT}/merge_requests/1`, { state_event: 'close' });
		expect(execution.resumed).toMatchObject([[{ mergeable: false, reason: 'it is closed' }]]);
	});

	it('looks once more for what GitLab was not ready with when it told of it', async () => {
		request().approvals_required = 1;
		request().has_conflicts = true;
		const execution = await wait();
		await stage.as(stage.seeded.users.jonas, 'POST', `${AT}/merge_requests/1/approve`);
		expect(execution.resumed).toEqual([]);
		// GitLab checks in the background, and tells nobody.
		request().has_conflicts = false;
		await stage.until(() => expect(execution.resumed).toMatchObject([[{ mergeable: true }]]));
	});
});
