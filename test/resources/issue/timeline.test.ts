import { addTimelineEvent } from '../../gitlab/graphql/timeline/events';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { tryLimits } from '../everyOperation';
import { requestsTo } from '../operations';

const scene = new Scene();
const on = { ...website, issue: locator('2') };
const run = scene.runWith({ resource: 'issue', ...on });
const { get } = requestsTo(`${WEBSITE}/issues`);
const incident = () => scene.issue(2);
const add = (note: string, occurred_at?: string) =>
	addTimelineEvent(scene.gitlab.world, incident(), {
		author: scene.seeded.users.aiko,
		note,
		...(occurred_at && { occurred_at }),
	});

beforeEach(() => {
	incident().issue_type = 'incident';
});

/** The variables of the last request. */
function asked(): unknown {
	return (scene.sent.at(-1)?.[3] as { variables: unknown }).variables;
}

describe('Add Timeline Event', () => {
	const event = { note: 'The **database** is slow', occurredAt: '2026-03-01T10:00:00Z' };

	test('is left out where that is wanted and it is there already, at the same time', async () => {
		const once = { options: { once: true } };
		const { json: first } = await run('addTimelineEvent', { ...event, ...once });
		const { json: again } = await run('addTimelineEvent', { ...event, ...once });
		expect(again).toEqual(first);
		await run('addTimelineEvent', { ...event, ...once, occurredAt: '2026-03-01T11:00:00Z' });
		expect((await run('getTimelineEvents', {})).json).toHaveLength(2);
		await run('addTimelineEvent', event);
		expect((await run('getTimelineEvents', {})).json).toHaveLength(3);
	});

	test('notes what happened, and when', async () => {
		const { json, error } = await run('addTimelineEvent', {
			...event,
			additionalFields: { timelineEventTagNames: 'Start time, Impact detected' },
		});
		expect(error).toBeUndefined();
		expect(scene.sent.map(([method, path]) => `${method} ${path}`)).toEqual([
			`GET ${WEBSITE}/issues/2`,
			'POST /api/graphql',
		]);
		expect(asked()).toEqual({
			input: {
				incidentId: `gid://gitlab/Issue/${incident().id}`,
				note: event.note,
				occurredAt: '2026-03-01T10:00:00.000Z',
				timelineEventTagNames: ['Start time', 'Impact detected'],
			},
		});
		expect(json).toEqual([
			{
				id: 1,
				incident_iid: 2,
				note: event.note,
				action: 'comment',
				tags: ['Start time', 'Impact detected'],
				occurred_at: '2026-03-01T10:00:00.000Z',
				author: 'maria.santos',
				updated_by: 'maria.santos',
				created_at: expect.any(String) as string,
				updated_at: expect.any(String) as string,
			},
		]);
	});

	test.each([
		['of an issue that is no incident', { issue: locator('1') }, /insufficient permissions/],
		['with a tag that there is not', { additionalFields: { timelineEventTagNames: ['Lunch'] } }, /Lunch/],
		['of an issue that is not there', { issue: locator('404') }, /^404 /],
		['without a moment', { occurredAt: 'soon' }, /^'Occurred At' is not a date/],
	])("is refused %s, in GitLab's words or the field's", async (_what, parameters, words) => {
		const { error } = await run('addTimelineEvent', { ...event, ...parameters });
		expect(error?.message).toMatch(words);
	});
});

describe('Get Timeline Events', () => {
	test('gives what happened in its order', async () => {
		add('It is over', '2026-03-01T12:00:00Z');
		add('It began', '2026-03-01T10:00:00Z');
		const { json, error } = await run('getTimelineEvents');
		expect(error).toBeUndefined();
		expect(scene.sent[0]).toEqual(get('/2'));
		expect(asked()).toEqual({ path: 'acme/website', id: `gid://gitlab/Issue/${incident().id}`, first: 50 });
		expect(json).toMatchObject([
			{ id: 2, note: 'It began', author: 'aiko.tanaka' },
			{ id: 1, note: 'It is over' },
		]);
	});

	test('says where there is no such issue', async () => {
		const { error } = await run('getTimelineEvents', { issue: locator('404') });
		expect(error?.message).toMatch(/^404 /);
	});

	tryLimits(
		scene,
		'Get Timeline Events',
		async (limit) => {
			const outcome = await run('getTimelineEvents', { limit });
			// The issue itself is asked for first.
			scene.gitlab.requests.shift();
			return outcome;
		},
		{
			fill: () => {
				for (let at = 0; at < 250; at++) add(`Step ${at}`);
			},
		},
	);
});

describe('Delete Timeline Event', () => {
	test('takes the event away', async () => {
		add('A mistake');
		const { json, error } = await run('deleteTimelineEvent', { timelineEvent: locator('1') });
		expect(error).toBeUndefined();
		expect(scene.sent).toHaveLength(1);
		expect(asked()).toEqual({ input: { id: 'gid://gitlab/IncidentManagement::TimelineEvent/1' } });
		expect(json).toEqual([{ deleted: true }]);
		expect((await run('getTimelineEvents')).json).toEqual([]);
	});

	test("says in GitLab's words where there is none", async () => {
		const { error } = await run('deleteTimelineEvent', { timelineEvent: locator('404') });
		expect(error?.message).toMatch(/does not exist or you don't have permission/);
	});

	test('is chosen from those of the incident', async () => {
		add('It began', '2026-03-01T10:00:00Z');
		add('It is over', '2026-03-01T12:00:00Z');
		const where = { resource: 'issue', operation: 'deleteTimelineEvent', ...on };
		const { results } = await scene.search('searchTimelineEvents', where);
		expect(results).toEqual([
			{ name: '2026-03-01T10:00:00Z It began', value: '1' },
			{ name: '2026-03-01T12:00:00Z It is over', value: '2' },
		]);
		const found = await scene.search('searchTimelineEvents', where, 'over');
		expect(found.results).toMatchObject([{ value: '2' }]);
		const none = { ...where, issue: locator('') };
		expect(await scene.search('searchTimelineEvents', none)).toEqual({ results: [] });
	});
});
