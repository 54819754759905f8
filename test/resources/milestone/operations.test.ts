import type { IDataObject } from 'n8n-workflow';
import { milestone } from '../../../nodes/Gitlab/resources/milestone';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';
import { GROUP_MILESTONES, inGroup, inProject, MILESTONES } from './places';

const scene = new Scene();

/** The group's milestone: those of the projects come before it. */
const YEAR = 4;
const own = requestsTo(`${MILESTONES}/1`);
const ofGroup = requestsTo(`${GROUP_MILESTONES}/${YEAR}`);
const spring = { ...inProject, milestone: locator(1) };
const year = { ...inGroup, milestone: locator(YEAR) };

beforeEach(() => {
	const { acme } = scene.seeded.groups;
	scene.gitlab.world.createMilestone(acme, {
		title: 'Year',
		start_date: '2030-01-01',
		due_date: '2030-12-31',
	});
});

interface Case {
	what: string;
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const dates = { start_date: '2030-03-01', due_date: '2030-05-31' };
const cases: Case[] = [
	{
		what: 'create in a project',
		operation: 'create',
		parameters: { ...inProject, title: 'Autumn', additionalFields: { description: 'Later', ...dates } },
		sent: [requestsTo(MILESTONES).post('', { title: 'Autumn', description: 'Later', ...dates })],
		row: like({ title: 'Autumn', state: 'active', description: 'Later', ...dates }),
	},
	{
		what: 'create in a group',
		operation: 'create',
		parameters: { ...inGroup, title: 'Autumn' },
		sent: [requestsTo(GROUP_MILESTONES).post('', { title: 'Autumn' })],
		row: like({ title: 'Autumn', due_date: null }),
	},
	{
		what: 'get from a project',
		operation: 'get',
		parameters: spring,
		sent: [own.get()],
		row: like({ id: 1, iid: 1, title: 'Spring release', state: 'active' }),
	},
	{
		what: 'get from a group',
		operation: 'get',
		parameters: year,
		sent: [ofGroup.get()],
		row: like({ id: YEAR, iid: 1, title: 'Year' }),
	},
	{
		what: 'update what was added, clear what was emptied, leave the rest',
		operation: 'update',
		parameters: { ...spring, updateFields: { title: 'Late spring', due_date: '', state_event: 'close' } },
		sent: [own.put({ title: 'Late spring', due_date: '', state_event: 'close' })],
		row: like({ title: 'Late spring', due_date: null, state: 'closed' }),
	},
	{
		what: 'close',
		operation: 'close',
		parameters: spring,
		sent: [own.put({ state_event: 'close' })],
		row: like({ title: 'Spring release', state: 'closed' }),
	},
	{
		what: "reopen, in GitLab's word for milestones",
		operation: 'reopen',
		parameters: { ...inProject, milestone: locator(2) },
		sent: [requestsTo(`${MILESTONES}/2`).put({ state_event: 'activate' })],
		row: like({ title: 'Winter release', state: 'active' }),
	},
	{
		what: 'delete from a project',
		operation: 'delete',
		parameters: spring,
		sent: [own.remove()],
		row: () => ({ deleted: true }),
	},
	{
		what: 'delete from a group',
		operation: 'delete',
		parameters: year,
		sent: [ofGroup.remove()],
		row: () => ({ deleted: true }),
	},
	{
		what: 'get the issues',
		operation: 'getIssues',
		parameters: spring,
		sent: [own.list('/issues')],
		row: like({ milestone: 'Spring release', web_url: expect.any(String) as string }),
	},
	{
		what: 'get the merge requests',
		operation: 'getMergeRequests',
		parameters: year,
		sent: [ofGroup.list('/merge_requests')],
		row: like({ title: 'For the year', state: 'opened' }),
	},
	{
		what: 'promote, and give what has come of it in the group',
		operation: 'promoteToGroup',
		parameters: { ...website, milestone: locator(1) },
		sent: [
			own.get(),
			own.post('/promote'),
			[
				'GET',
				MILESTONES,
				{ title: 'Spring release', include_ancestors: 'true', per_page: '1', page: '1' },
				null,
			],
		],
		row: like({
			id: YEAR + 1,
			title: 'Spring release',
			web_url: expect.stringMatching(/\/groups\/acme\/-\/milestones\/2$/) as string,
		}),
	},
	{
		what: 'get the burndown events',
		operation: 'getBurndownEvents',
		parameters: spring,
		sent: [own.list('/burndown_events')],
		row: () => ({ created_at: expect.any(String) as string, weight: null, action: 'created' }),
	},
];

test('every operation is tried here', () => {
	const tried = new Set([...cases.map(({ operation }) => operation), 'getMany']);
	expect([...tried].sort()).toEqual(namesOf(milestone).sort());
});

describe.each(cases.map((one) => [one.what, one] as const))('%s', (_what, one) => {
	const parameters = { resource: 'milestone', operation: one.operation, ...one.parameters };

	beforeEach(() => {
		const { projects, users, groups } = scene.seeded;
		const [milestone] = groups.acme.milestones;
		scene.gitlab.world.createMergeRequest(projects.website, {
			title: 'For the year',
			source_branch: 'year',
			author: users.tom,
			milestone,
		});
	});

	test('sends just that, and gives the simplified row', async () => {
		const { json, items, error } = await scene.run(parameters);
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(one.sent);
		expect(json[0]).toEqual(one.row());
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	test('fails only the items that are wrong', async () => {
		const field = one.parameters.group ? 'group' : 'project';
		const there = one.parameters.group ? 'acme' : 'acme/website';
		const { items } = await scene.run(
			{ ...parameters, [field]: locator('={{ $json.place }}') },
			{
				input: [{ place: 'acme/nowhere' }, { place: there }, { place: '' }],
				onError: 'continueRegularOutput',
			},
		);
		const errorsOf = (at: number) =>
			items
				.filter(({ pairedItem }) => (pairedItem as { item: number }).item === at)
				.map(({ json }) => json.error);
		expect(errorsOf(0)).toEqual([expect.stringMatching(/^404 (Group|Project) Not Found .*\[item 0\]$/)]);
		expect(errorsOf(1).filter((error) => error !== undefined)).toEqual([]);
		expect(errorsOf(2)).toEqual([expect.stringMatching(/^'(Group|Project)' is empty \[item 2\]$/)]);
	});
});

test('the whole row is given where it is not to simplify', async () => {
	const { json } = await scene.run({ resource: 'milestone', operation: 'get', ...spring, simplify: false });
	expect(json[0]).toHaveProperty('updated_at');
	expect(json[0]).toHaveProperty('project_id');
});

test.each([
	['a title that there is', 'create', { ...inProject, title: 'Winter release' }, /already being used/],
	['no change', 'update', { ...spring, updateFields: {} }, /^'Update Fields' is empty/],
])("%s fails in GitLab's or the node's words", async (_what, operation, parameters, words) => {
	const { error } = await scene.run({ resource: 'milestone', operation, ...parameters });
	expect(error?.message).toMatch(words);
});

test('a milestone without dates has no burndown events', async () => {
	const parameters = { ...inProject, milestone: locator(2) };
	const { json, error } = await scene.run({
		resource: 'milestone',
		operation: 'getBurndownEvents',
		...parameters,
	});
	expect(error).toBeUndefined();
	expect(json).toEqual([]);
});

test('a server without Premium says that it has no burndown chart', async () => {
	scene.gitlab.world.premium = false;
	const { error } = await scene.run({ resource: 'milestone', operation: 'getBurndownEvents', ...spring });
	expect(error?.message).toMatch(/^Milestone does not support burndown chart/);
});
