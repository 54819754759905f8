import type { Stage } from './stage';
import { setStage, told } from './stage';
import { credentialsFor, locator } from '../parameters';

const MINUTE = 60_000;
const ALL = [
	'issues_events',
	'confidential_issues_events',
	'merge_requests_events',
	'note_events',
	'confidential_note_events',
	'pipeline_events',
	'job_events',
	'push_events',
	'tag_push_events',
	'releases_events',
	'deployment_events',
	'milestone_events',
	'todo_events',
];

let stage: Stage;
const set = async (...given: Parameters<typeof setStage>) => {
	stage = await setStage(...given);
	await stage.workflow.activate();
	stage.requests();
	return stage;
};
afterEach(async () => await stage.gitlab.close());

test('what is there when the workflow is switched on starts nothing', async () => {
	const { workflow, pass } = await set({ events: ALL });
	pass(MINUTE);
	await workflow.poll();
	expect(told(workflow.items)).toEqual([]);
});

test('an issue is opened, labelled, closed and opened again, and each starts the workflow once', async () => {
	const { workflow, pass, api } = await set({ events: ['issues_events'] });
	const website = '/projects/acme%2Fwebsite/issues';
	const { iid } = await api('POST', website, { title: 'Fix the door' });
	for (const change of [{ add_labels: 'bug' }, { state_event: 'close' }, { state_event: 'reopen' }]) {
		pass(MINUTE);
		await workflow.poll();
		await api('PUT', `${website}/${String(iid)}`, change);
	}
	pass(MINUTE);
	await workflow.poll();
	await workflow.poll();
	expect(told(workflow.items)).toEqual([
		'issue opened Fix the door',
		'issue updated Fix the door',
		'issue closed Fix the door',
		'issue reopened Fix the door',
	]);
	expect(workflow.items[0]).toMatchObject({
		project: { path: 'acme/website' },
		user: { username: 'maria.santos' },
		issue: { iid, state: 'opened' },
		changes: {},
		web_url: expect.stringContaining(`/-/issues/${String(iid)}`),
	});
});

test('all kinds of events come, oldest first', async () => {
	const { workflow, pass, api, gitlab, projects, users } = await set({ events: ALL });
	const { world } = gitlab;
	const website = '/projects/acme%2Fwebsite';
	pass(1000);
	const milestone = world.createMilestone(projects.website, { title: 'Spring' });
	const { recordEvent } = await import('../gitlab/resources/event');
	const by = { project: projects.website, author: users.maria };
	recordEvent(world, { ...by, created_at: world.now(), action: 'created', on: milestone });
	pass(1000);
	recordEvent(world, {
		...{ ...by, created_at: world.now(), action: 'pushed', on: null },
		push: { ref: 'v2', type: 'tag', from: null, to: 'a'.repeat(40), title: 'Two', commits: 1 },
	});
	pass(1000);
	const [request] = projects.website.merge_requests.values();
	recordEvent(world, { ...by, created_at: world.now(), action: 'approved', on: request });
	pass(1000);
	await api('POST', `${website}/merge_requests/${request.iid}/notes`, { body: 'Nice' });
	pass(1000);
	const pipeline = world.createPipeline(projects.website, 'main', { status: 'running' });
	pass(1000);
	world.createJob(pipeline, 'build', { status: 'running' });
	pass(1000);
	await api('POST', `${website}/releases`, { tag_name: 'v3', ref: 'main', name: 'Three' });
	pass(1000);
	const deployment = {
		environment: 'production',
		ref: 'main',
		sha: 'a'.repeat(40),
		tag: false,
		status: 'running',
	};
	await api('POST', `${website}/deployments`, deployment);
	pass(1000);
	const { addTodo } = await import('../gitlab/resources/todo');
	addTodo(world, users.maria, { target: request, author: users.jonas, action_name: 'review_requested' });
	pass(MINUTE);
	const items = await workflow.poll();
	expect(told(items)).toEqual([
		'milestone created Spring',
		'tag_push created v2',
		`merge_request approved ${request.title}`,
		'comment created Nice',
		'pipeline running running',
		'job running running',
		'release created v3',
		'deployment running running',
		`to_do review_requested ${request.title}`,
	]);
	Object.assign(pipeline, { status: 'success', updated_at: world.now() });
	Object.assign(pipeline.jobs[0], { status: 'success', finished_at: world.now() });
	pass(MINUTE);
	expect(told(await workflow.poll())).toEqual(['job success success', 'pipeline success success']);
	pass(MINUTE);
	expect(await workflow.poll()).toEqual([]);
});

test.each([
	['a project', {}, []],
	['a group', { place: 'group', group: locator('acme') }, ['Group: Read']],
])('a fine-grained token that may read what is chosen is enough: %s', async (_, where, more) => {
	stage = await setStage({ events: ALL, ...where });
	const { workflow, gitlab, users, projects, pass } = stage;
	const kinds = [
		'Project',
		'Event',
		'Work Item',
		'Merge Request',
		'Pipeline',
		'Job',
		'Deployment',
		'Release',
		'Todo',
	];
	const permissions = [...kinds.map((kind) => `${kind}: Read`), ...more];
	const token = gitlab.world.createToken(users.maria, ['granular'], { permissions });
	workflow.credentials = credentialsFor(gitlab, token);
	await workflow.activate();
	pass(MINUTE);
	gitlab.world.createPipeline(projects.website, 'main', { status: 'running' });
	gitlab.world.createIssue(projects.website, { title: 'A door', author: users.tom });
	projects.website.last_activity_at = gitlab.world.now();
	pass(MINUTE);
	expect(told(await workflow.poll()).sort()).toEqual(['issue opened A door', 'pipeline running running']);
});

test.each([
	['issues_events', ['/projects/acme/website/issues']],
	['merge_requests_events', ['/projects/acme/website/merge_requests']],
	['note_events', ['/projects/acme/website/events']],
	['pipeline_events', ['/projects/acme/website/pipelines']],
	['job_events', ['/projects/acme/website/jobs']],
	['releases_events', ['/projects/acme/website/releases']],
	['deployment_events', ['/projects/acme/website/deployments']],
	['todo_events', ['/todos']],
])('one request is enough where nothing is new: %s', async (event, expected) => {
	const { workflow, pass, requests } = await set({ events: [event] });
	pass(5 * MINUTE);
	await workflow.poll();
	requests();
	pass(MINUTE);
	expect(await workflow.poll()).toEqual([]);
	expect(requests()).toEqual(expected);
});
