import { seedBoards } from '../gitlab/resources/board';
import type { Issue } from '../gitlab';
import type { Execution } from './execution';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });
const one = (property: string) => byId(`={{ $json.${property} }}`);
const from = (node: string, property: string) => byId(`={{ $('${node}').item.json.${property} }}`);

describe('a workflow that follows an incident up: what one node gives out is what the next one takes', () => {
	let scene: Scene;
	let seen: Execution;

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, base, project, credential } = scene;
		await seedBoards(gitlab, base);
		const at = { belongsTo: 'project', project: byId(project.id) };
		const acme = { belongsTo: 'group', group: byId('acme') };
		const node = (name: string, resource: string, operation: string, parameters: object = {}) =>
			actionNode(name, credential, { resource, operation, ...at, ...parameters });
		const incident = { issue: from('Incident', 'iid') };

		const happening = [
			node('Milestone', 'milestone', 'create', { title: 'Calm week' }),
			node('Incident', 'issue', 'create', {
				title: 'Orders are lost',
				additionalFields: { issue_type: 'incident', milestone_id: one('id'), labels: ['bug'] },
			}),
			node('Noted', 'issue', 'addTimelineEvent', {
				...{ issue: one('iid'), note: '={{ $json.title }}', occurredAt: '2026-03-01T10:00:00Z' },
				additionalFields: { timelineEventTagNames: 'Start time' },
			}),
			node('Timeline', 'issue', 'getTimelineEvents', { issue: one('incident_iid') }),
			node('Seen', 'reaction', 'add', {
				...{ commentOn: 'issue', issue: one('incident_iid') },
				name: ':eyes:',
			}),
			node('Reactions', 'reaction', 'getMany', { commentOn: 'issue', ...incident }),
			node('Not seen', 'reaction', 'remove', { commentOn: 'issue', ...incident, reaction: one('name') }),
			node('Epic', 'epic', 'create', { ...acme, title: 'No order is lost' }),
			node('Part', 'epic', 'addIssue', { ...acme, epic: one('iid'), ...incident }),
			node('Parts', 'epic', 'getIssues', { ...acme, epic: one('epic_iid') }),
			node('Reminder', 'issue', 'addToDo', incident),
			node('To-dos', 'toDo', 'getMany', {
				filters: { action: 'marked', type: 'Issue', project_id: byId(project.id) },
			}),
			node('Done', 'toDo', 'markAsDone', { toDo: one('id') }),
			node('Planned', 'milestone', 'getIssues', { milestone: from('Milestone', 'id') }),
		];
		const found = [
			node('Found', 'search', 'searchIssues', { search: 'lost', filters: { state: 'opened' } }),
			node('Issue', 'search', 'searchIssues', { search: 'umlaut', filters: { fields: 'title' } }),
			node('Sprint', 'iteration', 'getMany', { filters: { state: 'current', search: 'Sprint 2' } }),
			node('In sprint', 'workItem', 'update', {
				...{ workItem: from('Issue', 'iid'), fields: { iteration_id: one('id') } },
				simplify: false,
			}),
			node('Events', 'event', 'getMany', {
				...{ eventsOf: 'project', filters: { target_type: 'issue', action: 'created' }, limit: 1 },
			}),
		];
		const boards = [
			node('Boards', 'board', 'getMany'),
			node('Board', 'board', 'get', { board: one('id') }),
			node('Lists', 'board', 'getLists', { board: one('id') }),
		];
		const elsewhere = [
			node('Milestones', 'search', 'searchMilestones', { ...acme, search: 'calm' }),
			node('People', 'search', 'searchUsers', { belongsTo: 'everywhere', search: 'jonas' }),
			node('Projects', 'search', 'searchProjects', { ...acme, search: 'web' }),
		];
		const workflow = chained('Follow up', [happening, found, boards, elsewhere]);
		seen = await scene.n8n.run((await scene.create(workflow)).id, 'Start');
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const incident = () => [...scene.project.issues.values()].at(-1) as Issue;

	it('no step of it fails', () => {
		expect(Object.values(seen.failures).flat()).toEqual([]);
	});

	it('the timeline tells what happened when', () => {
		expect(seen.output.Timeline).toEqual([
			expect.objectContaining({
				...{ note: 'Orders are lost', occurred_at: '2026-03-01T10:00:00.000Z', tags: ['Start time'] },
				incident_iid: incident().iid,
			}),
		]);
	});

	it('the incident is in its milestone and its epic', () => {
		const { iid } = incident();
		expect(seen.output.Planned).toEqual([expect.objectContaining({ iid })]);
		expect(seen.output.Parts).toEqual([expect.objectContaining({ iid, title: 'Orders are lost' })]);
	});

	it('what was found is in the current iteration', () => {
		const [{ iid }] = seen.output.Issue;
		expect(seen.output['In sprint']).toEqual([expect.objectContaining({ iid, iteration: 'Sprint 2' })]);
	});

	it('a reaction is given and taken back, a to-do is there and done', () => {
		expect(seen.output.Reactions).toEqual([expect.objectContaining({ name: 'eyes', user: 'maria.santos' })]);
		expect(seen.output['Not seen']).toEqual([{ deleted: true }]);
		expect(seen.output['To-dos']).toEqual([
			expect.objectContaining({ state: 'pending', target_iid: incident().iid }),
		]);
		expect(seen.output.Done).toEqual([expect.objectContaining({ state: 'done' })]);
	});

	it('what was made is found again, in the project, the group and everywhere', () => {
		expect(seen.output.Found).toEqual([expect.objectContaining({ iid: incident().iid })]);
		expect(seen.output.Events).toEqual([expect.objectContaining({ target_iid: incident().iid })]);
		expect(seen.output.Milestones).toEqual(seen.output.Milestone);
		expect(seen.output.People).toEqual([expect.objectContaining({ username: 'jonas.weber' })]);
		expect(seen.output.Projects).toEqual([expect.objectContaining({ id: scene.project.id })]);
	});

	it('a board says what its lists hold', () => {
		expect(seen.output.Boards).toEqual([expect.objectContaining({ name: 'Website board' })]);
		expect(seen.output.Board).toEqual(seen.output.Boards);
		expect(
			seen.output.Lists.map(({ label, milestone, assignee, iteration }) => [
				label,
				milestone,
				assignee,
				iteration,
			]),
		).toEqual([
			['Doing', null, null, null],
			[null, 'For the board', null, null],
			[null, null, 'aiko.tanaka', null],
			[null, null, null, 'Sprint 1'],
		]);
	});
});
