import { draftNote } from '../../../nodes/Gitlab/resources/draftNote';
import { draftNotes } from '../../gitlab/resources/draftNote';
import type { Note } from '../../gitlab';
import { shaOf } from '../../gitlab/world/arrange';
import { locator } from '../../parameters';
import { Scene } from '../../scene';
import { get } from '../comment/kinds';
import { namesOf } from '../operations';
import { Reviewed } from '../review/reviewed';

const scene = new Scene();
const reviewed = new Reviewed(scene);
const run = async (operation: string, parameters = {}) =>
	await scene.run({ resource: 'draftComment', operation, ...reviewed.place, ...parameters });

const drafts = () => draftNotes.of(reviewed.request);
const position = () => ({
	...reviewed.refs,
	position_type: 'text' as const,
	old_path: 'src/cart.ts',
	new_path: 'src/cart.ts',
	old_line: null,
	new_line: 5,
	line_range: null,
});

/** A draft that is there already. */
function draft(note = 'Why?', more = {}) {
	return draftNotes.add(scene.gitlab.world, scene.seeded.users.maria, reviewed.request, { note, ...more });
}

/** A thread to reply to. */
function thread(): Note {
	return scene.gitlab.world.createNote(reviewed.request, scene.seeded.users.tom, 'Hm', {
		type: 'DiscussionNote',
	});
}

test('every operation is tried here', () => {
	expect(namesOf(draftNote).sort()).toEqual(
		['create', 'delete', 'get', 'getMany', 'publish', 'publishAll', 'update'].sort(),
	);
});

describe('create', () => {
	test('writes a draft that nobody else sees, simplified or whole', async () => {
		const { json } = await run('create', { body: 'Why?' });
		expect(scene.sent).toEqual([['POST', `${reviewed.path}/draft_notes`, {}, { note: 'Why?' }]]);
		expect(json).toEqual([
			{
				id: 1,
				note: 'Why?',
				author_id: scene.seeded.users.maria.id,
				discussion_id: null,
				resolve_discussion: false,
				path: null,
				old_line: null,
				new_line: null,
			},
		]);
		expect(reviewed.request.notes).toEqual([]);
		scene.token = scene.seeded.developerToken;
		expect((await run('getMany')).json).toEqual([]);
	});

	test('on a line', async () => {
		const { json } = await run('create', {
			body: 'Why?',
			positionAs: 'line',
			filePath: 'src/cart.ts',
			line: 5,
		});
		expect(json[0]).toMatchObject({ path: 'src/cart.ts', old_line: null, new_line: 5 });
		expect(drafts()[0].position).toEqual(position());
	});

	test('on a line that is not there is refused, for it would keep the whole review from being published', async () => {
		const { error } = await run('create', {
			body: 'Why?',
			positionAs: 'line',
			filePath: 'docs/cart.md',
			line: 9,
		});
		expect(error?.message).toContain('docs/cart.md has no line 9 after the change');
		expect(scene.writes).toEqual([]);
	});

	test('as a reply that resolves a thread, given by its URL', async () => {
		const { id, discussion_id } = thread();
		const { iid } = reviewed.request;
		const url = `${scene.gitlab.url}/acme/website/-/merge_requests/${iid}#note_${id}`;
		const additionalFields = {
			in_reply_to_discussion_id: locator(url, 'url'),
			resolve_discussion: true,
			commit_id: reviewed.commit.id,
		};
		const { json } = await run('create', { body: 'Done', additionalFields });
		expect(json[0]).toMatchObject({ discussion_id, resolve_discussion: true });
		expect(scene.writes).toEqual([
			[
				'POST',
				`${reviewed.path}/draft_notes`,
				{},
				{
					note: 'Done',
					in_reply_to_discussion_id: discussion_id,
					resolve_discussion: true,
					commit_id: reviewed.commit.id,
				},
			],
		]);
	});

	test('as a reply to what is not there fails in words of GitLab', async () => {
		const additionalFields = { in_reply_to_discussion_id: locator(shaOf('nothing')) };
		const { error } = await run('create', { body: 'Done', additionalFields });
		expect(error?.message).toContain('Thread to reply to cannot be found');
	});
});

test('get gives one', async () => {
	const { id } = draft('Why?', { position: position() });
	const { json } = await run('get', { draftNote: locator(id) });
	expect(scene.sent).toEqual([get(`${reviewed.path}/draft_notes/${id}`)]);
	expect(json[0]).toMatchObject({ id, note: 'Why?', path: 'src/cart.ts' });
	const raw = await run('get', { draftNote: locator(id), simplify: false });
	expect(raw.json[0]).toMatchObject({ id, merge_request_id: reviewed.request.id });
});

describe('get many', () => {
	beforeEach(() => {
		for (let at = 1; at <= 230; at++) draft(`Draft ${at}`);
	});

	test.each([
		[{ returnAll: true }, 230],
		[{ limit: 99 }, 99],
		[{ limit: 100 }, 100],
		[{ limit: 101 }, 101],
	])('with %o gives as many of those that GitLab gives all at once', async (parameters, count) => {
		const { json } = await run('getMany', parameters);
		expect(json.map(({ note }) => note)).toEqual(Array.from({ length: count }, (_, at) => `Draft ${at + 1}`));
		expect(scene.sent).toHaveLength(1);
	});
});

describe('update', () => {
	test('replaces the text and keeps the place', async () => {
		const { id } = draft('Why?', { position: position() });
		const { json } = await run('update', { draftNote: locator(id), body: 'Why five?' });
		const { old_line: _none, line_range: _no, ...sent } = position();
		expect(scene.sent).toEqual([
			get(`${reviewed.path}/draft_notes/${id}`),
			['PUT', `${reviewed.path}/draft_notes/${id}`, {}, { note: 'Why five?', position: sent }],
		]);
		expect(json[0]).toMatchObject({ note: 'Why five?', path: 'src/cart.ts', new_line: 5 });
	});

	test('gives one no place that has none', async () => {
		const { id } = draft();
		await run('update', { draftNote: locator(id), body: 'Why five?' });
		expect(scene.writes).toEqual([['PUT', `${reviewed.path}/draft_notes/${id}`, {}, { note: 'Why five?' }]]);
	});

	test('moves it to another line', async () => {
		const { id } = draft('Why?', { position: position() });
		const place = { positionAs: 'line', filePath: 'src/cart.ts', line: 6 };
		await run('update', { draftNote: locator(id), body: 'Why?', ...place });
		expect(drafts()[0].position).toEqual({ ...position(), new_line: 6 });
	});
});

test('delete throws one away', async () => {
	const { id } = draft();
	const { json } = await run('delete', { draftNote: locator(id) });
	expect(scene.sent).toEqual([['DELETE', `${reviewed.path}/draft_notes/${id}`, {}, null]]);
	expect(json).toEqual([{ deleted: true }]);
	expect(drafts()).toEqual([]);
});

test('publish shows one, publish all the others, with one mail for all of them', async () => {
	const [{ id }] = ['One', 'Two', 'Three'].map((note) => draft(note));
	expect((await run('publish', { draftNote: locator(id) })).json).toEqual([{ success: true }]);
	expect((await run('publishAll')).json).toEqual([{ success: true }]);
	expect(scene.sent).toEqual([
		['PUT', `${reviewed.path}/draft_notes/${id}/publish`, {}, null],
		['POST', `${reviewed.path}/draft_notes/bulk_publish`, {}, null],
	]);
	expect(reviewed.request.notes.map(({ body }) => body)).toEqual(['One', 'Two', 'Three']);
	expect(scene.gitlab.world.mails.map(({ about, notes }) => [about, notes.length])).toEqual([
		['comment', 1],
		['review', 2],
	]);
});

test.each(['publish', 'publishAll'])(
	'%s says what may be wrong where GitLab only fails',
	async (operation) => {
		const { id } = draft('Why?', { position: { ...position(), new_line: 900 } });
		const { error } = await run(operation, { draftNote: locator(id) });
		expect(error?.message).toContain('a draft comment may be on a line that is not there');
		expect(drafts()).toHaveLength(1);
		// A write is not repeated.
		expect(scene.writes).toHaveLength(1);
	},
);

test.each(['get', 'update', 'delete', 'publish'])('%s: what is not there is told of', async (operation) => {
	const { error } = await run(operation, { draftNote: locator(404), body: 'x' });
	expect(error?.message).toMatch(/^404/);
});
