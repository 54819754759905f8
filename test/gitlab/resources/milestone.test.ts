import type { Base } from '../base';
import { seedBase } from '../base';
import type { Gitlab, Milestone } from '../index';
import { startGitlab } from '../index';
import { startReceiver } from '../receiver';
import { ask } from '../visit';
import { seedMilestones } from './milestone';

const WEBSITE = 'projects/acme%2Fwebsite';

describe('A milestone', () => {
	let gitlab: Gitlab;
	let base: Base;

	beforeEach(async () => {
		gitlab = await startGitlab();
		base = seedBase(gitlab.world);
		await seedMilestones(gitlab, base);
	});
	afterEach(() => gitlab.close());

	const api = (method: string, path: string, body?: object) =>
		ask(gitlab, method, path, { token: base.token, body });

	it.each([
		['', ['Winter release', 'Spring release']],
		['?state=closed', ['Winter release']],
		['?state=all&search=SPRING', ['Spring release']],
		['?title=Spring+release', ['Spring release']],
		['?iids[]=2', ['Winter release']],
		['?include_ancestors=true', ['Year', 'Winter release', 'Spring release']],
	])('is listed by %j', async (query, titles) => {
		const { body } = await api('GET', `${WEBSITE}/milestones${query}`);
		expect((body as Milestone[]).map(({ title }) => title)).toEqual(titles);
	});

	it('is closed and activated, and tells hooks so', async () => {
		const receiver = await startReceiver();
		await api('POST', `${WEBSITE}/hooks`, { url: receiver.url, milestone_events: true });
		await api('PUT', `${WEBSITE}/milestones/1`, { state_event: 'close' });
		await api('PUT', `${WEBSITE}/milestones/1`, { title: 'Summer release' });
		await api('PUT', `${WEBSITE}/milestones/1`, { state_event: 'activate', due_date: '' });
		await gitlab.settled();
		const actions = receiver.received.map(({ body }) => (JSON.parse(body) as { action: string }).action);
		expect(actions.sort()).toEqual(['close', 'reopen']);
		const { body } = await api('GET', `${WEBSITE}/milestones/1`);
		expect(body).toMatchObject({ title: 'Summer release', state: 'active', due_date: null });
		await receiver.close();
	});

	it('is taken from what it was on when it is deleted', async () => {
		const [milestone = null] = base.projects.website.milestones;
		const issue = gitlab.world.createIssue(base.projects.website, { title: 'In spring', milestone });
		expect((await api('GET', `${WEBSITE}/milestones/1/issues`)).body).toHaveLength(1);
		expect((await api('DELETE', `${WEBSITE}/milestones/1`)).status).toBe(204);
		expect(issue.milestone).toBeNull();
	});
});
