import type { IDataObject } from 'n8n-workflow';
import { discussion } from '../../../nodes/Gitlab/resources/discussion';
import type { Note, Noteable } from '../../gitlab';
import { seedForThreads } from '../../gitlab/seeds/thread';
import { shaOf } from '../../gitlab/world/arrange';
import { locator } from '../../parameters';
import { Scene, WEBSITE, website } from '../../scene';
import { get } from '../comment/kinds';
import { namesOf } from '../operations';

const scene = new Scene();

/** Of each kind: the thing, the parameters that lead to it, and its path. */
const kinds: Record<string, { thing: () => Noteable; parameters: () => IDataObject; path: () => string }> = {
	commit: {
		thing: () => [...scene.seeded.projects.website.commits.values()].at(-1) as Noteable,
		parameters: () => ({ ...website, commit: locator(String(kinds.commit.thing().id)) }),
		path: () => `${WEBSITE}/repository/commits/${kinds.commit.thing().id}`,
	},
	epic: {
		thing: () => scene.seeded.groups.acme.epics[0],
		parameters: () => ({ group: locator('acme'), epic: locator('&1') }),
		path: () => '/groups/acme/epics/7',
	},
	issue: {
		thing: () => scene.issue(1),
		parameters: () => ({ ...website, issue: locator(1) }),
		path: () => `${WEBSITE}/issues/1`,
	},
	mergeRequest: {
		thing: () => scene.mergeRequest(5),
		parameters: () => ({ ...website, mergeRequest: locator('!5') }),
		path: () => `${WEBSITE}/merge_requests/5`,
	},
	snippet: {
		thing: () => scene.seeded.projects.website.snippets[0],
		parameters: () => ({ ...website, snippet: locator(1) }),
		path: () => `${WEBSITE}/snippets/1`,
	},
};
const RESOLVED = ['epic', 'issue', 'mergeRequest'];

beforeEach(() => {
	// An epic's ID is never its number in the group: a mix-up must show.
	scene.seeded.groups.acme.epics[0].id = 7;
	seedForThreads(scene.gitlab, scene.seeded);
});

const on = (kind: string) =>
	scene.runWith({ resource: 'thread', commentOn: kind, ...kinds[kind].parameters() });
const lastOf = (kind: string) => kinds[kind].thing().notes.at(-1) as Note;
/** Without what finds an epic's ID. */
const sent = () => scene.sent.filter(([, path]) => path !== '/groups/acme/epics/1');

test('every operation is tried here', () => {
	expect(namesOf(discussion).sort()).toEqual(
		['create', 'deleteComment', 'get', 'getMany', 'reply', 'resolve', 'unresolve', 'updateComment'].sort(),
	);
});

describe.each(Object.keys(kinds))('on a %s', (kind) => {
	test('create begins a thread', async () => {
		const { json } = await on(kind)('create', { body: 'Shall we?' });
		expect(sent()).toEqual([['POST', `${kinds[kind].path()}/discussions`, {}, { body: 'Shall we?' }]]);
		const { id, discussion_id } = lastOf(kind);
		expect(json).toEqual([
			{
				id: discussion_id,
				type: 'DiscussionNote',
				author: 'maria.santos',
				body: 'Shall we?',
				created_at: expect.any(String),
				path: null,
				old_line: null,
				new_line: null,
				resolved: RESOLVED.includes(kind) ? false : null,
				notes: [expect.objectContaining({ id, body: 'Shall we?', author: 'maria.santos' })],
			},
		]);
	});

	test('reply adds to one', async () => {
		const { discussion_id } = lastOf(kind);
		const { json } = await on(kind)('reply', { discussion: locator(discussion_id), body: 'Yes' });
		const path = `${kinds[kind].path()}/discussions/${discussion_id}/notes`;
		expect(sent()).toEqual([['POST', path, {}, { body: 'Yes' }]]);
		expect(json[0]).toMatchObject({ body: 'Yes', author: 'maria.santos', type: 'DiscussionNote' });
		expect(lastOf(kind)).toMatchObject({ body: 'Yes', discussion_id });
	});

	test('get gives it with all comments, simplified or whole', async () => {
		const { discussion_id, body } = lastOf(kind);
		const thread = { discussion: locator(discussion_id) };
		const { json } = await on(kind)('get', thread);
		expect(sent()).toEqual([get(`${kinds[kind].path()}/discussions/${discussion_id}`)]);
		expect(json[0]).toMatchObject({ id: discussion_id, body, author: 'tom.reed' });
		const raw = await on(kind)('get', { ...thread, simplify: false });
		expect(raw.json[0]).toMatchObject({ id: discussion_id, individual_note: false });
	});

	test('get many lists them', async () => {
		const { json } = await on(kind)('getMany', { returnAll: true });
		expect(sent()).toEqual([get(`${kinds[kind].path()}/discussions`, { per_page: '100', page: '1' })]);
		expect(json.at(-1)).toMatchObject({ id: lastOf(kind).discussion_id });
	});

	test('update comment and delete comment change a comment of one', async () => {
		const { id, discussion_id } = lastOf(kind);
		const comment = { discussion: locator(discussion_id), note: locator(id) };
		const { json } = await on(kind)('updateComment', { ...comment, body: 'Better words' });
		expect(json[0]).toMatchObject({ id, body: 'Better words' });
		const removed = await on(kind)('deleteComment', comment);
		expect(removed.json).toEqual([{ deleted: true }]);
		const path = `${kinds[kind].path()}/discussions/${discussion_id}/notes/${id}`;
		expect(sent()).toEqual([
			['PUT', path, {}, { body: 'Better words' }],
			['DELETE', path, {}, null],
		]);
		expect(kinds[kind].thing().notes.map((note) => note.id)).not.toContain(id);
	});

	test('resolve and unresolve mark it, where GitLab can', async () => {
		const { discussion_id } = lastOf(kind);
		const thread = { discussion: locator(discussion_id) };
		const done = await on(kind)('resolve', thread);
		if (!RESOLVED.includes(kind)) {
			expect(done.error?.message).toBe(`'Comment On' cannot be '${kind}' here [item 0]`);
			return;
		}
		expect(done.json[0]).toMatchObject({ id: discussion_id, resolved: true });
		expect((await on(kind)('unresolve', thread)).json[0]).toMatchObject({ resolved: false });
		const path = `${kinds[kind].path()}/discussions/${discussion_id}`;
		expect(sent()).toEqual([true, false].map((resolved) => ['PUT', path, {}, { resolved }]));
	});
});

describe('get many', () => {
	beforeEach(() => {
		const { tom } = scene.seeded.users;
		for (let at = 0; at < 250; at++) scene.gitlab.world.createNote(scene.issue(2), tom, `Note ${at}`);
	});

	test.each([
		[99, 1],
		[100, 1],
		[101, 2],
	])('with a limit of %i takes %i pages', async (limit, pages) => {
		const { json } = await on('issue')('getMany', { issue: locator(2), limit });
		expect(json).toHaveLength(limit);
		expect(json.at(-1)?.body).toBe(`Note ${limit - 1}`);
		expect(scene.sent).toHaveLength(pages);
	});

	test('returns all pages in order', async () => {
		const { json } = await on('issue')('getMany', { issue: locator(2), returnAll: true });
		expect(json.map(({ body }) => body)).toEqual(Array.from({ length: 250 }, (_, at) => `Note ${at}`));
		expect(scene.sent).toHaveLength(3);
	});
});

describe('a suggested change', () => {
	const suggest = async (suggestion: string, lines: IDataObject) => {
		const place = { positionAs: 'line', filePath: 'src/cart.ts', ...lines };
		return await on('mergeRequest')('create', { body: 'Shorter:', suggestion, simplify: false, ...place });
	};

	test('can be applied to the lines that the comment is about', async () => {
		await suggest('cart seven\ncart eight\n', { startLine: 7, line: 8 });
		expect(lastOf('mergeRequest').body).toBe('Shorter:\n\n```suggestion:-1+0\ncart seven\ncart eight\n```');
		expect(lastOf('mergeRequest').suggestions).toEqual([
			expect.objectContaining({
				from_line: 7,
				to_line: 8,
				from_content: 'cart 7\ncart 8\n',
				to_content: 'cart seven\ncart eight\n',
			}),
		]);
	});

	test('can hold fences itself', async () => {
		await suggest('```js\nrun()\n```', { line: 8 });
		expect(lastOf('mergeRequest').suggestions).toEqual([
			expect.objectContaining({ from_line: 8, to_line: 8, to_content: '```js\nrun()\n```\n' }),
		]);
	});

	test.each([
		['removed lines', { side: 'old', line: 5 }, 'cannot be for lines that are removed'],
		['a range that begins with removed lines', { side: 'old', startLine: 30, line: 31 }, 'that are removed'],
		['more lines than GitLab allows', { startLine: 1, line: 102 }, 'cannot be for more than 101 lines'],
	])('is refused for %s', async (_what, lines, message) => {
		const { error } = await suggest('x', lines);
		expect(error?.message).toContain(message);
		expect(scene.writes).toEqual([]);
	});
});

test('who imports comments says when they were written', async () => {
	const additionalFields = { created_at: '2024-05-01T10:00:00.000Z' };
	await on('issue')('create', { body: 'Old', additionalFields });
	await on('issue')('reply', {
		body: 'Old too',
		additionalFields,
		discussion: locator(lastOf('issue').discussion_id),
	});
	expect(scene.writes.map(([, , , body]) => body)).toEqual([
		{ body: 'Old', ...additionalFields },
		{ body: 'Old too', ...additionalFields },
	]);
});

test('a reply to a single comment makes it a thread', async () => {
	const [single] = scene.issue(1).notes;
	await on('issue')('reply', { body: 'Which model?', discussion: locator(single.discussion_id) });
	const { json } = await on('issue')('get', { discussion: locator(single.discussion_id) });
	expect(json[0]).toMatchObject({
		type: 'DiscussionNote',
		notes: [{ id: single.id }, { body: 'Which model?' }],
	});
});

describe('a thread', () => {
	test.each(['resolve', 'reply'])('is found by the URL of any of its comments: %s', async (operation) => {
		const { id, discussion_id } = lastOf('mergeRequest');
		const url = `${scene.gitlab.url}/acme/website/-/merge_requests/5#note_${id}`;
		const { error } = await on('mergeRequest')(operation, { discussion: locator(url, 'url'), body: 'Yes' });
		expect(error).toBeUndefined();
		expect(scene.writes[0][1]).toContain(`/discussions/${discussion_id}`);
	});

	test('is looked for once for all items of a run', async () => {
		const notes = scene.mergeRequest(5).notes.map(({ id }) => ({ id }));
		const url = `=${scene.gitlab.url}/acme/website/-/merge_requests/5#note_{{ $json.id }}`;
		await on('mergeRequest')('get', { discussion: locator(url, 'url') }, { input: notes });
		expect(notes.length).toBeGreaterThan(1);
		expect(scene.sent).toHaveLength(1 + notes.length);
	});

	test('can be the whole item of another node', async () => {
		const { discussion_id } = lastOf('issue');
		const { json } = await on('issue')(
			'get',
			{ discussion: locator('={{ $json }}') },
			{ input: [{ id: discussion_id, notes: [] }] },
		);
		expect(json[0].id).toBe(discussion_id);
	});

	test.each([
		['that is nowhere', () => shaOf('nothing'), /^404 Discussion Not Found/],
		[
			'of another comment',
			() => `${scene.gitlab.url}/acme/website/-/issues/1#note_9999`,
			/^'Thread' was not found/,
		],
		[
			'of another project',
			() => `${scene.gitlab.url}/acme/platform/api/-/issues/1#note_1`,
			/another project/,
		],
		['that is no ID', () => '={{ "12" }}', /^'Thread' is not a valid ID: 12/],
		['left out', () => '={{ "" }}', /^'Thread' is empty/],
	])('%s is refused', async (_what, value, message) => {
		const { error } = await on('issue')('reply', { discussion: locator(value()), body: 'x' });
		expect(error?.message).toMatch(message);
		expect(scene.writes.filter(([, path]) => !path.includes(shaOf('nothing')))).toEqual([]);
	});

	test("is offered in the editor unless it is one of GitLab's own notes", async () => {
		const { world } = scene.gitlab;
		world.createNote(scene.issue(1), scene.seeded.users.tom, 'changed the title', { system: true });
		const parameters = {
			resource: 'thread',
			operation: 'get',
			commentOn: 'issue',
			...website,
			issue: locator(1),
		};
		const { results } = await scene.search('searchThreads', parameters);
		expect(results.map(({ name }) => name)).toEqual([
			'Tom Reed: I see this on an iPad too.',
			'Aiko Tanaka: Found it: the click handler waits for a font.',
			'Tom Reed: Shall we wait?',
		]);
	});
});
