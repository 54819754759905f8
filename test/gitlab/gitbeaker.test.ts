import { Gitlab as Client } from '@gitbeaker/rest';

import type { Gitlab } from './index';
import { startGitlab } from './index';
import type { Receiver } from './receiver';
import { startReceiver } from './receiver';
import type { Seed } from './seed';
import { seed } from './seed';

const WEBSITE = 'acme/website';

describe('A client that was written for the real GitLab', () => {
	let gitlab: Gitlab;
	let seeded: Seed;
	let client: InstanceType<typeof Client>;
	let receiver: Receiver;

	beforeEach(async () => {
		gitlab = await startGitlab();
		seeded = seed(gitlab.world);
		receiver = await startReceiver();
		client = new Client({ host: gitlab.url, token: seeded.token });
	});
	afterEach(async () => {
		await gitlab.close();
		await receiver.close();
	});

	it('knows who it is and sees its projects', async () => {
		expect(await client.Users.showCurrentUser()).toMatchObject({ username: 'maria.santos' });
		expect(await client.Projects.show(WEBSITE)).toMatchObject({ id: 1, path_with_namespace: WEBSITE });
		const mine = await client.Projects.all({ membership: true });
		expect(mine.map((project) => project.path).sort()).toEqual(['api', 'website']);
	});

	it('walks all pages by number', async () => {
		for (let left = 250; left > 0; left--) {
			gitlab.world.createIssue(seeded.projects.api, { title: `Issue ${left}` });
		}
		const issues = await client.Issues.all({ projectId: 'acme/platform/api', perPage: 100 });
		expect(issues).toHaveLength(257);
		expect(new Set(issues.map(({ iid }) => iid)).size).toBe(257);
	});

	it('walks all pages by keyset', async () => {
		for (let left = 120; left > 0; left--) {
			gitlab.world.createProject({ path: `many-${left}`, namespace: seeded.groups.acme });
		}
		const projects = await client.Projects.all({
			pagination: 'keyset',
			orderBy: 'id',
			sort: 'asc',
			perPage: 50,
		});
		expect(projects).toHaveLength(123);
		expect(projects.map(({ id }) => id)).toEqual([...projects.map(({ id }) => id)].sort((a, b) => a - b));
	});

	it('creates, edits, closes and deletes an issue', async () => {
		const { iid } = await client.Issues.create(WEBSITE, 'Made by gitbeaker', { labels: 'bug,feature' });
		const edited = await client.Issues.edit(WEBSITE, iid, { description: 'More', addLabels: 'later' });
		expect(edited).toMatchObject({ description: 'More', labels: ['bug', 'feature', 'later'] });
		expect(await client.Issues.edit(WEBSITE, iid, { stateEvent: 'close' })).toMatchObject({
			state: 'closed',
		});
		await client.Issues.remove(WEBSITE, iid);
		await expect(client.Issues.show(iid, { projectId: WEBSITE })).rejects.toThrow('404 Not found');
	});

	it('tracks time in GitLab’s words', async () => {
		await client.Issues.addTimeEstimate(WEBSITE, 1, '1w 2d');
		expect(await client.Issues.addSpentTime(WEBSITE, 1, '90m')).toEqual({
			time_estimate: 201600,
			total_time_spent: 5400,
			human_time_estimate: '1w 2d',
			human_total_time_spent: '1h 30m',
		});
	});

	it('writes, edits and removes notes', async () => {
		const note = await client.IssueNotes.create(WEBSITE, 1, 'Hello');
		expect(await client.IssueNotes.edit(WEBSITE, 1, note.id, { body: 'Hello again' })).toMatchObject({
			body: 'Hello again',
			noteable_type: 'Issue',
			noteable_iid: 1,
		});
		await client.IssueNotes.remove(WEBSITE, 1, note.id);
		expect(await client.IssueNotes.all(WEBSITE, 1)).toHaveLength(2);
	});

	it('brings a merge request from its creation to its merge', async () => {
		const website = WEBSITE;
		await client.Branches.create(website, 'fix/a#b', 'main');
		await client.Commits.create(website, 'fix/a#b', 'Mend\n\nCloses #3', [
			{ action: 'create', filePath: 'a.txt', content: 'a' },
		]);
		const { iid } = await client.MergeRequests.create(website, 'fix/a#b', 'main', 'Draft: Mend it', {
			reviewerIds: [seeded.users.jonas.id],
		});
		await expect(client.MergeRequests.merge(website, iid)).rejects.toThrow('405 Method Not Allowed');
		const ready = await client.MergeRequests.edit(website, iid, { title: 'Mend it' });
		expect(ready).toMatchObject({ draft: false, detailed_merge_status: 'mergeable' });
		expect(await client.MergeRequests.allDiffs(website, iid)).toMatchObject([{ new_path: 'a.txt' }]);
		const jonas = new Client({
			host: gitlab.url,
			token: gitlab.world.createToken(seeded.users.jonas, ['api']),
		});
		await jonas.MergeRequestApprovals.approve(website, iid);
		expect(await client.MergeRequests.merge(website, iid)).toMatchObject({ state: 'merged' });
		expect(await client.Issues.show(3, { projectId: website })).toMatchObject({ state: 'closed' });
	});

	it('keeps labels and hooks', async () => {
		await client.ProjectLabels.create(WEBSITE, 'to/do', '#123456');
		expect(await client.ProjectLabels.show(WEBSITE, 'to/do')).toMatchObject({ color: '#123456' });
		const hook = await client.ProjectHooks.add(WEBSITE, receiver.url, { issuesEvents: true });
		await client.Issues.create(WEBSITE, 'Heard?');
		await gitlab.settled();
		expect(receiver.received).toHaveLength(1);
		await client.ProjectHooks.remove(WEBSITE, hook.id);
		expect(await client.ProjectHooks.all(WEBSITE)).toEqual([]);
	});
});
