import type { IDataObject } from 'n8n-workflow';
import { issueBody, mergeRequestBody } from '../../nodes/Gitlab/polling/bodies/issuable';
import { webhookEventOf } from '../../nodes/Gitlab/trigger/output/webhookEvent';
import { simplified } from '../../nodes/Gitlab/trigger/output/simplified';
import { flagOf } from '../../nodes/Gitlab/trigger/events/events';
import { recordEvent } from '../gitlab/resources/event';
import type { Stage } from './stage';
import { setStage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage({});
});
afterEach(async () => await stage.gitlab.close());

/** What the webhook trigger gives for what a hook of the project is told. */
async function byWebhook(act: () => Promise<unknown>): Promise<IDataObject> {
	const { gitlab, api } = stage;
	await api('POST', '/projects/acme%2Fwebsite/hooks', {
		...{ url: 'http://127.0.0.1:9/', push_events: false },
		...{ issues_events: true, merge_requests_events: true, note_events: true },
	});
	await act();
	await gitlab.settled();
	const { body } = gitlab.deliveries[0];
	return JSON.parse(body) as IDataObject;
}

/** The names of all values of the output that are there, and what they are. */
const told = (body: IDataObject) => simplified(webhookEventOf(body));

test.each([
	['issue', 'issues', { title: 'Fix the door', labels: 'bug' }, issueBody],
	[
		'merge_request',
		'merge_requests',
		{ title: 'A door', source_branch: 'door', target_branch: 'main' },
		mergeRequestBody,
	],
] as const)('what is opened comes out as by a webhook: %s', async (name, kind, given, make) => {
	const { api, gitlab, projects } = stage;
	if (kind === 'merge_requests') gitlab.world.createBranch(projects.website, 'door', { from: 'main' });
	const path = `/projects/acme%2Fwebsite/${kind}`;
	let row: IDataObject = {};
	const body = await byWebhook(async () => {
		row = await api('POST', path, given);
	});
	const user = await api('GET', '/user');
	const project = await api('GET', '/projects/acme%2Fwebsite');
	const polled = make(
		{ ...row, labels: (row.labels as string[]).map((label) => ({ name: label })) },
		project,
		{
			action: 'open',
			user,
		},
	);
	const header = kind === 'issues' ? 'Issue Hook' : 'Merge Request Hook';
	expect(flagOf({ header, body: polled, holder: 'project' })).toBe(`${kind}_events`);
	const expected = told(body);
	const both = told(polled);
	expect(Object.keys(both)).toEqual(Object.keys(expected));
	// The stand-in's webhook names no last commit.
	const times = { created_at: expect.anything(), updated_at: expect.anything() };
	if (name === 'merge_request') Object.assign(times, { sha: row.sha });
	expect(both).toEqual({ ...expected, [name]: { ...(expected[name] as IDataObject), ...times } });
});

const WEBSITE = '/projects/acme%2Fwebsite';

test.each([
	['note_events', `${WEBSITE}/issues/1/notes`, { body: 'Look' }],
	['milestone_events', `${WEBSITE}/milestones`, { title: 'Spring' }],
] as const)('what polling tells has the same form as by a webhook: %s', async (event, path, given) => {
	const { api, gitlab, workflow, pass, projects, users } = stage;
	workflow.parameters.events = [event];
	await workflow.activate();
	pass(60_000);
	await api('POST', `${WEBSITE}/hooks`, { url: 'http://127.0.0.1:9/', push_events: false, [event]: true });
	const made = await api('POST', path, given);
	await gitlab.settled();
	if (event === 'milestone_events') {
		const on = [...projects.website.milestones].find(({ id }) => id === made.id) ?? null;
		const created_at = gitlab.world.now();
		recordEvent(gitlab.world, {
			project: projects.website,
			author: users.maria,
			created_at,
			action: 'created',
			on,
		});
	}
	pass(60_000);
	const [polled] = await workflow.poll();
	const [delivery] = gitlab.deliveries;
	expect(delivery).toBeDefined();
	const expected = told(JSON.parse(delivery.body) as IDataObject);
	const frame = ({ event: name, action, project, user, web_url }: IDataObject) => [
		name,
		action,
		project,
		user,
		web_url,
	];
	expect(Object.keys(polled)).toEqual(Object.keys(expected));
	// GitLab's webhooks of milestones name nobody.
	expect(frame(polled)).toEqual(frame({ ...expected, user: expected.user ?? polled.user }));
	expect(Object.keys(polled[String(expected.event)] as IDataObject)).toEqual(
		Object.keys(expected[String(expected.event)] as IDataObject),
	);
});
