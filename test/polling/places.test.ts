import { locator } from '../parameters';
import { GROUP_EVENTS, grow } from './many';
import type { Stage } from './stage';
import { setStage, told } from './stage';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let stage: Stage;
afterEach(async () => await stage.gitlab.close());

const GROUP = { place: 'group', group: locator('acme') };

test('a group of 200 projects with nothing new costs three requests', async () => {
	stage = await setStage({ ...GROUP, events: GROUP_EVENTS });
	grow(stage, 200);
	await stage.workflow.activate();
	stage.pass(5 * MINUTE);
	await stage.workflow.poll();
	stage.requests();
	stage.pass(MINUTE);
	expect(await stage.workflow.poll()).toEqual([]);
	expect(stage.requests()).toEqual([
		'/groups/acme/issues',
		'/groups/acme/merge_requests',
		'/groups/acme/projects',
	]);
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
