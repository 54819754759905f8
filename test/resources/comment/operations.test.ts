import type { IDataObject } from 'n8n-workflow';
import { note } from '../../../nodes/Gitlab/resources/comment';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { namesOf } from '../operations';
import { commentsOn, get, kinds } from './kinds';

const scene = new Scene();
const onIssue = scene.runWith(commentsOn('issue'));

beforeEach(() => {
	// An epic's ID is never its number in the group: a mix-up must show.
	scene.seeded.groups.acme.epics[0].id = 7;
});

test('every operation is tried here', () => {
	const onSuggestions = ['applySeveralSuggestions', 'applySuggestion'];
	expect(namesOf(note).sort()).toEqual([
		...onSuggestions,
		// It is tried in test/waiting.
		...['create', 'createOrUpdate', 'delete', 'get', 'getMany', 'sendAndWait', 'update'],
	]);
});

/** Of these GitLab tells the number along with their comments. */
const numbered = ['issue', 'mergeRequest'];

describe.each(Object.entries(kinds))('on %s', (kind, { before = [], notes, first }) => {
	const run = scene.runWith(commentsOn(kind));

	test('create writes the text', async () => {
		const { json, items, error } = await run('create', { body: 'Well done :tada:' });
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual([...before, ['POST', notes, {}, { body: 'Well done :tada:' }]]);
		expect(json[0]).toEqual({
			id: expect.any(Number),
			body: 'Well done :tada:',
			author: 'maria.santos',
			created_at: expect.any(String),
			updated_at: expect.any(String),
			system: false,
			internal: false,
			type: null,
			noteable_type: expect.any(String),
			noteable_iid: numbered.includes(kind) ? 1 : null,
		});
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	test('get gives it, simplified or whole', async () => {
		const { id, body, author } = first(scene);
		const simple = await run('get', { note: locator(id) });
		expect(scene.sent).toEqual([...before, get(`${notes}/${id}`)]);
		expect(simple.json[0]).toMatchObject({ id, body, author: author.username });
		const raw = await run('get', { note: locator(id), simplify: false });
		expect(raw.json[0]).toMatchObject({ id, author: { username: author.username }, resolvable: false });
	});

	test('get many asks for what is chosen', async () => {
		const { json } = await run('getMany', {
			returnAll: false,
			limit: 7,
			filters: { activity_filter: 'only_comments' },
			options: { order_by: 'updated_at', sort: 'asc' },
		});
		const query = { activity_filter: 'only_comments', order_by: 'updated_at', sort: 'asc' };
		expect(scene.sent).toEqual([...before, get(notes, { ...query, per_page: '7', page: '1' })]);
		expect(json[0].id).toBe(first(scene).id);
	});

	test('update replaces the text', async () => {
		const { id } = first(scene);
		const { json } = await run('update', { note: locator(id), body: 'Better words' });
		expect(scene.sent).toEqual([...before, ['PUT', `${notes}/${id}`, {}, { body: 'Better words' }]]);
		expect(json[0]).toMatchObject({ id, body: 'Better words' });
		expect(first(scene).body).toBe('Better words');
	});

	test('delete removes it', async () => {
		const { id } = first(scene);
		const { json } = await run('delete', { note: locator(id) });
		expect(scene.sent).toEqual([...before, ['DELETE', `${notes}/${id}`, {}, null]]);
		expect(json).toEqual([{ deleted: true }]);
		expect(first(scene)?.id).not.toBe(id);
	});
});

describe('get many', () => {
	beforeEach(() => {
		const { world } = scene.gitlab;
		const { tom } = scene.seeded.users;
		for (let at = 1; at <= 130; at++) {
			const created_at = `2026-01-01T00:00:00.${at + 100}Z`;
			world.createNote(scene.issue(2), tom, `Note ${at}`, { created_at });
		}
	});

	test('returns all pages in order', async () => {
		const { json } = await onIssue('getMany', {
			issue: locator(2),
			returnAll: true,
			options: { sort: 'asc' },
		});
		expect(json.map(({ body }) => body)).toEqual(Array.from({ length: 130 }, (_, at) => `Note ${at + 1}`));
		expect(scene.sent.map(([, , query]) => query)).toEqual([
			{ sort: 'asc', per_page: '100', page: '1' },
			{ sort: 'asc', per_page: '100', page: '2' },
		]);
	});

	test('stops at the limit', async () => {
		const { json } = await onIssue('getMany', { issue: locator(2), limit: 3 });
		expect(json.map(({ body }) => body)).toEqual(['Note 130', 'Note 129', 'Note 128']);
		expect(scene.sent).toHaveLength(1);
	});
});

test.each([
	['an epic that is not there', 'epic', { epic: locator(99) }, /^404/],
	[
		'a wiki page that is not there',
		'wikiPage',
		{ wikiPage: locator('Nope') },
		/^404 Wiki Page Not Found \('Wiki Page'\)/,
	],
	['no text', 'issue', { body: '={{ "" }}' }, /^'(?:Comment|New Text)' is empty/],
	['no issue', 'issue', { issue: locator('={{ "" }}') }, /^'Issue' is empty/],
	[
		'a comment that is no number',
		'issue',
		{ note: locator('={{ "first" }}') },
		/^'Comment' is not a valid ID: first/,
	],
])('%s is refused', async (_what, kind, wrong, message) => {
	const { error } = await scene.run({
		...commentsOn(kind),
		operation: 'update',
		note: locator(1),
		body: 'x',
		...(wrong as IDataObject),
	});
	expect(error?.message).toMatch(message);
	expect(scene.writes).toEqual([]);
});

test('a wiki page whose comments an older GitLab does not tell is refused in words that say so', async () => {
	scene.seeded.projects.website.wiki_pages[0].id = 0;
	const { error } = await scene.run({ ...commentsOn('wikiPage'), operation: 'create', body: 'x' });
	expect(error?.message).toContain("GitLab does not say where the comments of 'Wiki Page' are");
	expect(scene.writes).toEqual([]);
});

test('a comment can be given by its URL', async () => {
	const { id } = kinds.issue.first(scene);
	const url = `${scene.gitlab.url}/acme/website/-/issues/1#note_${id}`;
	const { json } = await onIssue('get', { note: locator(url, 'url') });
	expect(json[0].id).toBe(id);
});

test('an epic is asked for once in a run', async () => {
	const create = { ...commentsOn('epic'), operation: 'create', body: '={{ $json.text }}' };
	await scene.run(create, { input: [{ text: 'One' }, { text: 'Two' }] });
	expect(scene.sent.map(([method]) => method)).toEqual(['GET', 'POST', 'POST']);
});
