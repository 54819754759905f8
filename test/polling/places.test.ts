import { deployments } from '../gitlab/resources/deployment';
import { releases } from '../gitlab/resources/release';
import { locator } from '../parameters';
import { GROUP_EVENTS, grow } from './many';
import type { Stage } from './stage';
import { setStage, told } from './stage';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let stage: Stage;
afterEach(async () => await stage.gitlab.close());

const GROUP = { place: 'group', group: locator('acme') };

test('a group of 200 projects with nothing new costs at most three requests', async () => {
	stage = await setStage({ ...GROUP, events: [...GROUP_EVENTS, 'todo_events'] });
	grow(stage, 200 - stage.gitlab.world.projects.length);
	await stage.workflow.activate();
	stage.pass(5 * MINUTE);
	await stage.workflow.poll();
	stage.requests();
	stage.pass(MINUTE);
	expect(await stage.workflow.poll()).toEqual([]);
	expect(stage.requests()).toEqual(['/api/graphql', '/api/graphql', '/todos']);
});

test.each([
	['a group', GROUP],
	['everything that the user is a member of', { place: 'instance' }],
])('what happens in a quiet project of %s is seen, though its activity does not tell', async (_, where) => {
	const kinds = ['issues', 'merge_requests', 'pipeline', 'job', 'deployment', 'releases'];
	stage = await setStage({ ...where, events: kinds.map((kind) => `${kind}_events`) });
	const { workflow, gitlab, projects, users, pass, time } = stage;
	const { world } = gitlab;
	const { api } = projects;
	grow(stage, 110);
	await workflow.activate();
	pass(3 * HOUR);
	const pipeline = world.createPipeline(api, 'main', {
		status: 'running',
		created_at: time(),
		updated_at: time(),
	});
	pass(1000);
	const job = world.createJob(pipeline, 'deploy', { status: 'running', created_at: time() });
	pass(1000);
	const deploying = { environment: 'production', ref: 'main', status: 'running' };
	const deployment = deployments.add(world, users.tom, api, deploying);
	pass(1000);
	releases.add(world, users.tom, api, { tag_name: 'v9', ref: 'main' });
	const [issue] = api.issues.values();
	pass(1000);
	issue.updated_at = time();
	pass(20_000);
	const title = `issue updated ${issue.title}`;
	const begun = ['pipeline running running', 'job running running', 'deployment running running'];
	expect(told(await workflow.poll())).toEqual([...begun, 'release created v9', title]);
	pass(10 * MINUTE);
	// The pipeline runs on: nothing tells of its jobs but their list.
	job.status = 'success';
	expect(told(await workflow.poll())).toEqual(['job success success']);
	pass(10 * MINUTE);
	Object.assign(pipeline, { status: 'success', updated_at: time() });
	Object.assign(deployment, { status: 'success', updated_at: time() });
	pass(MINUTE);
	expect(told(await workflow.poll()).sort()).toEqual([
		'deployment success success',
		'pipeline success success',
	]);
	pass(5 * MINUTE);
	await workflow.poll();
	pass(MINUTE);
	stage.requests();
	expect(await workflow.poll()).toEqual([]);
	expect(stage.requests()).toEqual(['/api/graphql', '/api/graphql']);
});

test('jobs that wait for somebody cost nothing until they go on', async () => {
	stage = await setStage({ ...GROUP, events: ['job_events'] });
	const { workflow, gitlab, projects, pass, time } = stage;
	await workflow.activate();
	pass(3 * HOUR);
	const more = { status: 'manual', created_at: time(), updated_at: time() };
	const pipeline = gitlab.world.createPipeline(projects.api, 'main', more);
	const job = gitlab.world.createJob(pipeline, 'deploy', { status: 'created', created_at: time() });
	pass(MINUTE);
	expect(told(await workflow.poll())).toEqual(['job created created']);
	pass(5 * MINUTE);
	await workflow.poll();
	pass(MINUTE);
	stage.requests();
	expect(await workflow.poll()).toEqual([]);
	expect(stage.requests()).toEqual(['/api/graphql']);
	job.status = 'running';
	Object.assign(pipeline, { status: 'running', updated_at: time() });
	pass(MINUTE);
	expect(told(await workflow.poll())).toEqual(['job running running']);
});

test('where GitLab does not let a token ask about many projects at once, each is asked', async () => {
	stage = await setStage({ ...GROUP, events: ['pipeline_events', 'todo_events'] });
	const { workflow, gitlab, projects, pass } = stage;
	gitlab.world.unknownTypes = ['ProjectConnection'];
	await workflow.activate();
	pass(3 * HOUR);
	gitlab.world.createPipeline(projects.api, 'main', { status: 'running' });
	pass(MINUTE);
	expect(told(await workflow.poll())).toEqual(['pipeline running running']);
});

test('a group that has got another path is found again', async () => {
	stage = await setStage({ place: 'group', group: locator('1'), events: ['pipeline_events'] });
	const { workflow, gitlab, groups, projects, pass } = stage;
	workflow.parameters.group = { __rl: true, mode: 'id', value: String(groups.acme.id) };
	await workflow.activate();
	pass(HOUR);
	groups.acme.full_path = 'zenith';
	await workflow.poll();
	pass(HOUR);
	gitlab.world.createPipeline(projects.api, 'main', { status: 'running' });
	stage.requests();
	expect(told(await workflow.poll())).toEqual(['pipeline running running']);
	expect(stage.requests().slice(0, 2)).toEqual([`/groups/${groups.acme.id}`, '/api/graphql']);
});

test('of a group only the projects that have moved are asked', async () => {
	stage = await setStage({ ...GROUP, events: ['note_events'] });
	const [, moved] = grow(stage, 5);
	await stage.workflow.activate();
	stage.pass(3 * HOUR);
	const issue = stage.gitlab.world.createIssue(moved, { title: 'New', author: stage.users.tom });
	stage.gitlab.world.createNote(issue, stage.users.tom, 'Look');
	moved.last_activity_at = stage.time(50 * MINUTE);
	stage.requests();
	expect(told(await stage.workflow.poll())).toEqual(['comment created Look']);
	expect(stage.requests().slice(0, 2)).toEqual(['/groups/acme/projects', `/projects/${moved.id}/events`]);
	expect(stage.workflow.items[0]).toMatchObject({
		project: { path: moved.path_with_namespace },
		issue: { title: 'New' },
		user: { username: 'tom.reed' },
	});
});

test.each([
	[
		'several projects',
		{
			place: 'projects',
			projects: { values: [{ project: locator('acme/website') }, { project: locator('acme/platform/api') }] },
		},
	],
	['a group with what is below it', GROUP],
	['everything that the user is a member of', { place: 'instance' }],
])('what happens in %s comes from all of it', async (_, where) => {
	stage = await setStage({ ...where, events: ['issues_events', 'note_events', 'todo_events'] });
	const { workflow, gitlab, projects, users, pass, time } = stage;
	await workflow.activate();
	pass(MINUTE);
	for (const project of [projects.website, projects.api]) {
		const issue = gitlab.world.createIssue(project, { title: `In ${project.path}`, author: users.maria });
		project.last_activity_at = time();
		pass(1000);
		gitlab.world.createNote(issue, users.maria, `On ${project.path}`);
		pass(1000);
	}
	pass(MINUTE);
	await workflow.poll();
	expect(told(workflow.items)).toEqual([
		'issue opened In website',
		'comment created On website',
		'issue opened In api',
		'comment created On api',
	]);
});
