import type { IDataObject } from 'n8n-workflow';
import { event } from '../../../nodes/Gitlab/resources/event';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { namesOf } from '../operations';

const scene = new Scene();
const run = scene.runWith({ resource: 'event' });
const PAGE = { per_page: '50', page: '1' };
const ofWebsite = { eventsOf: 'project', ...website };

test('every operation is tried here', () => {
	expect(namesOf(event)).toEqual(['getMany']);
});

const maria = { eventsOf: 'user', user: locator('maria.santos') };
const sources: Array<[what: string, parameters: IDataObject, path: string, query: object]> = [
	['of a project', ofWebsite, `${WEBSITE}/events`, {}],
	['of a user', maria, '/users/2/events', {}],
	['of the user behind the credential', { eventsOf: 'me' }, '/events', {}],
	['of everyone in their projects', { eventsOf: 'myProjects' }, '/events', { scope: 'all' }],
];

test.each(sources)('lists events %s', async (_what, parameters, path, query) => {
	const { json, error } = await run('getMany', parameters);
	expect(error).toBeUndefined();
	expect(scene.sent.at(-1)).toEqual(['GET', path, { ...query, ...PAGE }, null]);
	expect(json.length).toBeGreaterThan(0);
	const authors = new Set(json.map(({ author }) => author));
	if (parameters.eventsOf === 'me' || parameters.eventsOf === 'user')
		expect([...authors]).toEqual(['maria.santos']);
	else expect(authors.size).toBeGreaterThan(1);
});

test('a comment comes with its text, a push with its branch, each as the same row', async () => {
	const of = async (action: string) =>
		(await run('getMany', { ...ofWebsite, limit: 1, filters: { action } })).json[0];
	const comment = await of('commented');
	const push = await of('pushed');
	expect(comment).toMatchObject({
		action_name: 'commented on',
		target_type: 'Note',
		note: expect.any(String) as string,
		ref: null,
	});
	expect(push).toMatchObject({
		action_name: 'pushed to',
		note: null,
		ref: expect.any(String) as string,
		commit_title: expect.any(String) as string,
	});
	expect(Object.keys(comment)).toEqual(Object.keys(push));
});

test('what happens is seen: a comment is the newest event', async () => {
	const note = scene.gitlab.world.createNote(scene.issue(2), scene.seeded.users.tom, 'Seen on a phone too.');
	note.created_at = '2099-01-01T00:00:00.000Z';
	const { json } = await run('getMany', { ...ofWebsite, limit: 1 });
	expect(json).toMatchObject([{ author: 'tom.reed', note: 'Seen on a phone too.' }]);
});

test('every filter and the order are sent as GitLab has them, days as days', async () => {
	const { error } = await run('getMany', {
		...ofWebsite,
		filters: {
			action: 'created',
			target_type: 'merge_request',
			after: '2026-01-15T10:00:00.000Z',
			before: '2026-02-15',
		},
		options: { sort: 'asc' },
	});
	expect(error).toBeUndefined();
	const query = {
		action: 'created',
		target_type: 'merge_request',
		after: '2026-01-15',
		before: '2026-02-15',
	};
	expect(scene.sent).toEqual([['GET', `${WEBSITE}/events`, { ...query, sort: 'asc', ...PAGE }, null]]);
});

test.each([
	['no such project', { eventsOf: 'project', project: locator('acme/nowhere') }, /^404 Project Not Found/],
	['no such user', { eventsOf: 'user', user: locator('nobody.here') }, /^There is no user 'nobody.here'/],
	['no such choice', { eventsOf: 'planet' }, /^'Events Of' cannot be 'planet' here/],
])('%s is told', async (_what, parameters, words) => {
	expect((await run('getMany', parameters)).error?.message).toMatch(words);
});

test.each([
	[99, 99, 1],
	[100, 100, 1],
	[101, 101, 2],
	[undefined, 210, 3],
])('with a limit of %s it gives %d events over %d pages', async (limit, count, requests) => {
	const { projects, users } = scene.seeded;
	for (let at = 0; at < 210; at++)
		scene.gitlab.world.createIssue(projects.outside, { title: `No. ${at}`, author: users.aiko });
	const { json } = await run('getMany', {
		eventsOf: 'user',
		user: locator(users.aiko.id),
		limit,
		returnAll: limit === undefined,
		filters: { action: 'created', target_type: 'issue' },
	});
	expect(json).toHaveLength(count);
	expect(new Set(json.map(({ id }) => id)).size).toBe(count);
	expect(scene.sent.filter(([, path]) => path.endsWith('/events'))).toHaveLength(requests);
});
