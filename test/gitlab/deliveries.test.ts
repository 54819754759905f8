import { Webhook } from 'standardwebhooks';

import { contractFile, describeWithContract } from './contract';
import type { Gitlab, GitlabOptions } from './index';
import { startGitlab } from './index';
import type { Receiver } from './receiver';
import { startReceiver } from './receiver';
import type { Seed } from './seed';
import { seed } from './seed';
import { ask } from './visit';

const WEBSITE = 'projects/acme%2Fwebsite';
const SIGNING_TOKEN = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let gitlab: Gitlab;
let seeded: Seed;
let receiver: Receiver;

async function start(options?: GitlabOptions): Promise<void> {
	gitlab = await startGitlab(options);
	seeded = seed(gitlab.world);
	receiver = await startReceiver();
}

afterEach(async () => {
	await receiver.close();
	await gitlab.close();
});

const as = (method: string, path: string, body?: unknown, token = seeded.token) =>
	ask(gitlab, method, path, { token, body });

async function hook(body: object = {}, place = WEBSITE): Promise<Record<string, unknown>> {
	const answer = await as('POST', `${place}/hooks`, { url: receiver.url, push_events: false, ...body });
	return answer.body as Record<string, unknown>;
}

/** What arrived, as events and payloads. */
async function arrived(): Promise<Array<{ event: unknown; payload: Record<string, unknown> }>> {
	await gitlab.settled();
	return receiver.received.map(({ headers, body }) => ({
		event: headers['x-gitlab-event'],
		payload: JSON.parse(body) as Record<string, unknown>,
	}));
}

describe('A delivery', () => {
	beforeEach(() => start());

	it('carries GitLab’s headers and a signature that Standard Webhooks verifies', async () => {
		await hook({ issues_events: true, token: 'secret', signing_token: SIGNING_TOKEN });
		await as('POST', `${WEBSITE}/issues`, { title: 'Heard?' });
		await gitlab.settled();
		const [{ headers, body }] = receiver.received as [Receiver['received'][number]];
		expect(headers).toMatchObject({
			'content-type': 'application/json',
			'user-agent': 'GitLab/19.1.0-ee',
			'x-gitlab-event': 'Issue Hook',
			'x-gitlab-token': 'secret',
			'x-gitlab-instance': gitlab.url,
			'x-gitlab-event-uuid': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
			'x-gitlab-webhook-uuid': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
			'idempotency-key': headers['webhook-id'],
		});
		const signed = {
			'webhook-id': String(headers['webhook-id']),
			'webhook-timestamp': String(headers['webhook-timestamp']),
			'webhook-signature': String(headers['webhook-signature']),
		};
		const verifier = new Webhook(SIGNING_TOKEN);
		expect(verifier.verify(body, signed)).toMatchObject({ object_kind: 'issue' });
		expect(() => verifier.verify(`${body} `, signed)).toThrow('No matching signature found');
	});

	it('is kept with its answer, and can be resent', async () => {
		const { id } = await hook({ issues_events: true });
		await as('POST', `${WEBSITE}/issues`, { title: 'Once more' });
		await gitlab.settled();
		expect(gitlab.deliveries).toMatchObject([{ hookId: id, event: 'Issue Hook', responseStatus: 200 }]);
		const { body: logs } = await as('GET', `${WEBSITE}/hooks/${String(id)}/events?status[]=successful`);
		const [log] = logs as [{ id: number }];
		const again = await as('POST', `${WEBSITE}/hooks/${String(id)}/events/${log.id}/resend`);
		expect(again.body).toEqual({ response_status: 200 });
		const [first, second] = await arrived();
		expect(second).toEqual(first);
	});

	it('goes to those hooks only that asked for its kind', async () => {
		await hook({ note_events: true });
		await as('POST', `${WEBSITE}/issues`, { title: 'Not for you' });
		await as('POST', `${WEBSITE}/issues/1/notes`, { body: 'For you' });
		await as('POST', `${WEBSITE}/issues/1/notes`, { body: 'Internal', internal: true });
		expect((await arrived()).map(({ event }) => event)).toEqual(['Note Hook']);
	});

	it('goes to the hooks of the groups above and of the instance too, with the same event id', async () => {
		await hook({ merge_requests_events: true }, 'groups/acme');
		await as('POST', 'hooks', { url: receiver.url, merge_requests_events: true }, seeded.adminToken);
		await as('PUT', 'projects/acme%2Fplatform%2Fapi/merge_requests/1', { title: 'Said better' });
		expect((await arrived()).map(({ event }) => event).sort()).toEqual(['Merge Request Hook', 'System Hook']);
		const uuids = receiver.received.map(({ headers }) => headers['x-gitlab-event-uuid']);
		expect(new Set(uuids).size).toBe(1);
	});

	it('tells which labels were there before and which are there now', async () => {
		await hook({ issues_events: true });
		await as('PUT', `${WEBSITE}/issues/1`, { add_labels: 'feature', remove_labels: 'bug' });
		const [told] = await arrived();
		expect(told?.payload.changes).toMatchObject({
			labels: {
				previous: [{ title: 'bug' }, { title: 'priority::high' }],
				current: [{ title: 'feature' }, { title: 'priority::high' }],
			},
		});
	});

	it('tells of a merge, and of the issues that it closed', async () => {
		await hook({ issues_events: true, merge_requests_events: true });
		await as('PUT', `${WEBSITE}/merge_requests/1/merge`, {});
		const actions = (await arrived()).map(({ event, payload }) => [event, action(payload)]);
		// They are under way at once, so either may arrive first.
		expect(actions.sort()).toEqual([
			['Issue Hook', 'close'],
			['Merge Request Hook', 'merge'],
		]);
	});

	it('honours the branch filter of a push', async () => {
		await hook({ push_events: true, push_events_branch_filter: 'release/*' });
		const actions = [{ action: 'create', file_path: 'a.txt', content: 'a' }];
		await as('POST', `${WEBSITE}/repository/commits`, { branch: 'staging', commit_message: 'No', actions });
		await as('POST', `${WEBSITE}/repository/commits`, {
			branch: 'release/1.0',
			commit_message: 'Yes',
			actions,
		});
		expect((await arrived()).map(({ payload }) => payload.ref)).toEqual(['refs/heads/release/1.0']);
	});

	it('can carry any payload that a test has at hand', async () => {
		const { id } = await hook({ token: 'secret' });
		const target = seeded.projects.website.hooks.find((each) => each.id === id);
		if (!target) throw new Error('The hook is gone');
		await gitlab.deliver(target, 'Pipeline Hook', { object_kind: 'pipeline' });
		expect(await arrived()).toEqual([{ event: 'Pipeline Hook', payload: { object_kind: 'pipeline' } }]);
	});
});

const action = (payload: Record<string, unknown>) => (payload.object_attributes as { action: string }).action;

describe('A hook', () => {
	it('is paused after four failures, disabled after forty, and revived by a test that succeeds', async () => {
		await start({ hookCallsPerMinute: 100 });
		const { id } = await hook({ issues_events: true });
		const path = `${WEBSITE}/hooks/${String(id)}`;
		const status = async () => ((await as('GET', path)).body as { alert_status: string }).alert_status;
		receiver.status = 500;
		for (let times = 0; times < 5; times++) {
			await as('PUT', `${WEBSITE}/issues/1`, { title: `Title ${times}` });
			await gitlab.settled();
		}
		expect(await status()).toBe('temporarily_disabled');
		expect(receiver.received).toHaveLength(4);
		for (let times = 4; times < 40; times++) await as('POST', `${path}/test/issues_events`);
		expect(await status()).toBe('disabled');
		receiver.status = 200;
		expect(await as('POST', `${path}/test/issues_events`)).toMatchObject({
			status: 201,
			body: { message: '201 Created' },
		});
		expect(await status()).toBe('executable');
	});

	it('is tested five times a minute, and what it was sent is sent again as often', async () => {
		await start();
		const { id } = await hook({ issues_events: true });
		const path = `${WEBSITE}/hooks/${String(id)}`;
		const six = async (what: string) =>
			await Promise.all(Array.from({ length: 6 }, async () => await as('POST', `${path}/${what}`)));
		const statuses = async (what: string) => (await six(what)).map(({ status }) => status).sort();
		expect(await statuses('test/issues_events')).toEqual([201, 201, 201, 201, 201, 429]);
		const [log] = (await as('GET', `${path}/events`)).body as unknown as Array<{ id: number }>;
		expect(await statuses(`events/${log.id}/resend`)).toEqual([201, 201, 201, 201, 201, 429]);
	});

	it('has GitLab’s defaults and tells its secrets to nobody', async () => {
		await start();
		const made = await as('POST', `${WEBSITE}/hooks`, {
			url: receiver.url,
			token: 's',
			signing_token: SIGNING_TOKEN,
		});
		expect(made).toMatchObject({
			status: 201,
			body: {
				push_events: true,
				issues_events: false,
				enable_ssl_verification: true,
				alert_status: 'executable',
			},
		});
		expect(made.body).toMatchObject({ token_present: true, signing_token_present: true });
		expect(JSON.stringify(made.body)).not.toContain(SIGNING_TOKEN);
		expect(made.body).not.toHaveProperty('token');
	});

	it('loses its token when its address changes', async () => {
		await start();
		const { id } = await hook({ token: 's' });
		const moved = await as('PUT', `${WEBSITE}/hooks/${String(id)}`, { url: `${receiver.url}/other` });
		expect(moved.body).toMatchObject({ token_present: false });
	});

	it('knows no signing token before GitLab 19', async () => {
		await start({ version: '18.11.2-ee' });
		expect(await hook({ signing_token: SIGNING_TOKEN })).not.toHaveProperty('signing_token_present');
		await as('POST', `${WEBSITE}/hooks/1/test/push_events`);
		expect(receiver.received[0]?.headers).not.toHaveProperty('webhook-signature');
	});

	it('may not point into the local network unless the administrator allows it', async () => {
		await start({ allowLocalHooks: false });
		const refused = await as('POST', `${WEBSITE}/hooks`, { url: receiver.url });
		expect(refused.status).toBe(422);
		expect(JSON.stringify(refused.body)).toContain('local network');
	});

	it('is for maintainers', async () => {
		await start();
		expect(await as('GET', `${WEBSITE}/hooks`, undefined, seeded.developerToken)).toMatchObject({
			status: 403,
			body: { message: '403 Forbidden' },
		});
	});
});

describeWithContract('A payload has the properties of GitLab’s samples', () => {
	/** Where a sample and the stand-in may differ, and why. */
	const FREE: Array<[path: RegExp, why: string]> = [
		[/^changes\./, 'says what has changed'],
		[/\.escalation_/, 'of incidents'],
		[/\.approval_rules\./, 'Premium'],
		[/\.st_diff\./, 'of comments on a diff'],
		[/\.ci_config_path$/, 'left out of some samples'],
		[/^(issue|merge_request|snippet|wiki_page)\./, 'samples from 2015: GitLab gives all attributes by now'],
		[/commits?\.title$/, 'missing in older samples'],
		[/^object_attributes\.start_date$|^milestone\./, 'of milestones'],
	];

	function paths(value: unknown, at = ''): string[] {
		if (Array.isArray(value)) return paths(value[0], at);
		if (typeof value !== 'object' || value === null) return [];
		return Object.entries(value).flatMap(([key, inner]) => [`${at}${key}`, ...paths(inner, `${at}${key}.`)]);
	}

	function differences(payload: unknown, sample: unknown): string[] {
		const [ours, theirs] = [paths(payload), paths(sample)];
		const lacks = theirs.filter((path) => !ours.includes(path) && !FREE.some(([free]) => free.test(path)));
		const extra = ours.filter((path) => !theirs.includes(path) && !FREE.some(([free]) => free.test(path)));
		return [...lacks.map((path) => `missing ${path}`), ...extra.map((path) => `extra ${path}`)];
	}

	const sha = () => seeded.projects.website.branches.get('main')?.commits[0]?.id;
	const cases: Array<[sample: string, cause: () => [method: string, path: string, body: object]]> = [
		['issue', () => ['POST', 'issues', { title: 'New', labels: 'bug', assignee_ids: [4] }]],
		['merge_request', () => ['PUT', 'merge_requests/1', { title: 'Better' }]],
		['note_issue', () => ['POST', 'issues/1/notes', { body: 'A word' }]],
		['note_merge_request', () => ['POST', 'merge_requests/1/notes', { body: 'A word' }]],
		['note_snippet', () => ['POST', 'snippets/1/notes', { body: 'A word' }]],
		['note_commit', () => ['POST', `repository/commits/${sha()}/comments`, { note: 'A word' }]],
		['milestone', () => ['POST', 'milestones', { title: 'Autumn' }]],
		[
			'push',
			() => [
				'POST',
				'repository/commits',
				{
					branch: 'staging',
					commit_message: 'Add',
					actions: [{ action: 'create', file_path: 'b', content: 'b' }],
				},
			],
		],
	];

	it.each(cases)('%s', async (sample, cause) => {
		await start();
		const flags = ['push', 'issues', 'merge_requests', 'note', 'milestone'];
		await hook(Object.fromEntries(flags.map((flag) => [`${flag}_events`, true])));
		const [method, path, body] = cause();
		await as(method, `${WEBSITE}/${path}`, body);
		const [first] = await arrived();
		const found = differences(first?.payload, contractFile(`webhook-payloads/${sample}.json`));
		// The samples of comments were made before GitLab told their threads.
		expect(found.filter((one) => one !== 'extra object_attributes.discussion_id')).toEqual([]);
	});
});
