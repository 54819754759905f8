import type { IDataObject } from 'n8n-workflow';
import { valueOf } from '../../nodes/Gitlab/operation';
import { note } from '../../nodes/Gitlab/resources/note';
import type { Note } from '../gitlab';
import { locator } from '../parameters';
import type { Sent } from '../scene';
import { Scene } from '../scene';

const scene = new Scene();

const website = { project: locator('acme/website') };
const P = '/projects/acme%2Fwebsite';
const acme = { group: locator('acme') };
const get = (path: string, query: object = {}): Sent => ['GET', path, query, null];

/** One kind of thing with comments, its seeded note, and how its comments are found. */
interface On {
	place: IDataObject;
	/** What is asked before, to find the comments. */
	before?: Sent[];
	notes: string;
	first: () => Note;
}

const on: Record<string, On> = {
	issue: {
		place: { ...website, issue: locator(1) },
		notes: `${P}/issues/1/notes`,
		first: () => scene.seeded.projects.website.issues.get(1)?.notes[0] as Note,
	},
	mergeRequest: {
		place: { ...website, mergeRequest: locator('!1') },
		notes: `${P}/merge_requests/1/notes`,
		first: () => scene.seeded.projects.website.merge_requests.get(1)?.notes[0] as Note,
	},
	snippet: {
		place: { ...website, snippet: locator(1) },
		notes: `${P}/snippets/1/notes`,
		first: () => scene.seeded.projects.website.snippets[0].notes[0],
	},
	epic: {
		place: { ...acme, epic: locator('&1') },
		before: [get('/groups/acme/epics/1')],
		notes: '/groups/acme/epics/7/notes',
		first: () => scene.seeded.groups.acme.epics[0].notes[0],
	},
	wikiPage: {
		place: { ...website, wikiPage: locator('Release-checklist') },
		before: [get(`${P}/wikis/Release-checklist`)],
		notes: `${P}/wiki_pages/1/notes`,
		first: () => scene.seeded.projects.website.wiki_pages[0].notes[0],
	},
	groupWikiPage: {
		place: { ...acme, wikiPage: locator('On-call') },
		before: [get('/groups/acme/wikis/On-call')],
		notes: '/groups/acme/wiki_pages/2/notes',
		first: () => scene.seeded.groups.acme.wiki_pages[0].notes[0],
	},
};

beforeEach(() => {
	// An epic's ID is never its number in the group: a mix-up must show.
	scene.seeded.groups.acme.epics[0].id = 7;
});

const parameters = (commentOn: string, operation: string, more: IDataObject = {}): IDataObject => ({
	resource: 'comment',
	operation,
	commentOn,
	...on[commentOn].place,
	...more,
});

test('every operation is tried here', () => {
	expect(note.operations.map(({ name }) => valueOf(name)).sort()).toEqual(
		['create', 'createOrUpdate', 'delete', 'get', 'getMany', 'update'].sort(),
	);
});

/** Of these GitLab tells the number along with their comments. */
const numbered = ['issue', 'mergeRequest'];

describe.each(Object.entries(on))('on %s', (commentOn, { before = [], notes, first }) => {
	test('create writes the text', async () => {
		const { json, items, error } = await scene.run(
			parameters(commentOn, 'create', { body: 'Well done :tada:' }),
		);
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
			noteable_iid: numbered.includes(commentOn) ? 1 : null,
		});
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	test('get gives it, simplified or whole', async () => {
		const { id, body, author } = first();
		const simple = await scene.run(parameters(commentOn, 'get', { note: locator(id) }));
		expect(scene.sent).toEqual([...before, get(`${notes}/${id}`)]);
		expect(simple.json[0]).toMatchObject({ id, body, author: author.username });
		const raw = await scene.run(parameters(commentOn, 'get', { note: locator(id), simplify: false }));
		expect(raw.json[0]).toMatchObject({ id, author: { username: author.username }, resolvable: false });
	});

	test('get many asks for what is chosen', async () => {
		const { json } = await scene.run(
			parameters(commentOn, 'getMany', {
				returnAll: false,
				limit: 7,
				filters: { activity_filter: 'only_comments' },
				options: { order_by: 'updated_at', sort: 'asc' },
			}),
		);
		const query = { activity_filter: 'only_comments', order_by: 'updated_at', sort: 'asc' };
		expect(scene.sent).toEqual([...before, get(notes, { ...query, per_page: '7', page: '1' })]);
		expect(json[0].id).toBe(first().id);
	});

	test('update replaces the text', async () => {
		const { id } = first();
		const { json } = await scene.run(
			parameters(commentOn, 'update', { note: locator(id), body: 'Better words' }),
		);
		expect(scene.sent).toEqual([...before, ['PUT', `${notes}/${id}`, {}, { body: 'Better words' }]]);
		expect(json[0]).toMatchObject({ id, body: 'Better words' });
		expect(first().body).toBe('Better words');
	});

	test('delete removes it', async () => {
		const { id } = first();
		const { json } = await scene.run(parameters(commentOn, 'delete', { note: locator(id) }));
		expect(scene.sent).toEqual([...before, ['DELETE', `${notes}/${id}`, {}, null]]);
		expect(json).toEqual([{ deleted: true }]);
		expect(first()?.id).not.toBe(id);
	});
});

describe('on a commit', () => {
	const onCommit = (operation: string, more: IDataObject = {}): IDataObject => ({
		resource: 'comment',
		operation,
		commentOn: 'commit',
		...website,
		commit: locator('feature/login#2'),
		...more,
	});
	const comments = `${P}/repository/commits/feature%2Flogin%232/comments`;

	test('create sends the text under its own name, and the line', async () => {
		const additionalFields = { path: 'src/login.ts', line: 1, line_type: 'new' };
		const { json } = await scene.run(onCommit('create', { body: 'Why three?', additionalFields }));
		expect(scene.sent).toEqual([['POST', comments, {}, { note: 'Why three?', ...additionalFields }]]);
		expect(json[0]).toEqual({
			body: 'Why three?',
			author: 'maria.santos',
			created_at: expect.any(String),
			path: 'src/login.ts',
			line: 1,
			line_type: 'new',
		});
	});

	test('what only other comments can have is not sent', async () => {
		await scene.run(onCommit('create', { body: 'Hm', additionalFields: { internal: true } }));
		expect(scene.writes).toEqual([['POST', comments, {}, { note: 'Hm' }]]);
	});

	test('get many lists them, without filters that GitLab has not', async () => {
		await scene.run(onCommit('create', { body: 'One' }));
		const { json } = await scene.run(
			onCommit('getMany', { filters: { activity_filter: 'only_comments' }, simplify: false }),
		);
		expect(scene.sent.at(-1)).toEqual(get(comments, { per_page: '50', page: '1' }));
		expect(json).toEqual([expect.objectContaining({ note: 'One', path: null })]);
	});

	test.each(['get', 'update', 'delete', 'createOrUpdate'])(
		'%s is refused: GitLab cannot',
		async (operation) => {
			const more = { note: locator(1), body: 'x', marker: 'm' };
			const { error } = await scene.run(onCommit(operation, more));
			expect(error?.message).toBe("'Comment On' cannot be 'commit' here [item 0]");
			expect(scene.sent).toEqual([]);
		},
	);
});

describe('create', () => {
	test.each([
		['internal', { internal: true }, { internal: true }],
		[
			'for an import',
			{ created_at: '2024-05-01T10:00:00.000+02:00' },
			{ created_at: '2024-05-01T08:00:00.000Z' },
		],
	])('%s', async (_what, additionalFields, sent) => {
		await scene.run(parameters('issue', 'create', { body: 'Hush', additionalFields }));
		expect(scene.sent).toEqual([['POST', `${P}/issues/1/notes`, {}, { body: 'Hush', ...sent }]]);
	});

	test('with a quick action that asks for the newest commit', async () => {
		const additionalFields = { merge_request_diff_head_sha: 'abc123' };
		await scene.run(parameters('mergeRequest', 'create', { body: '/merge', additionalFields }));
		expect(scene.sent).toEqual([
			['POST', `${P}/merge_requests/1/notes`, {}, { body: '/merge', ...additionalFields }],
		]);
	});

	test('the commit of a merge request is not sent to an issue', async () => {
		const additionalFields = { merge_request_diff_head_sha: 'abc123' };
		await scene.run(parameters('issue', 'create', { body: 'Hi', additionalFields }));
		expect(scene.sent).toEqual([['POST', `${P}/issues/1/notes`, {}, { body: 'Hi' }]]);
	});

	test.each([true, false])(
		'quick actions that leave no comment tell what they did (simplify %s)',
		async (simplify) => {
			const body = { commands_changes: { state_event: 'close' }, summary: ['Closed this issue.'] };
			scene.gitlab.faults.add({ kind: 'status', status: 202, body });
			const { json } = await scene.run(parameters('issue', 'create', { body: '/close', simplify }));
			expect(json).toEqual([body]);
		},
	);

	test('items keep their order and their failures to themselves', async () => {
		const { items } = await scene.run(
			parameters('issue', 'create', {
				issue: locator('={{ $json.iid }}'),
				body: '={{ $json.text }}',
			}),
			{
				input: [
					{ iid: 2, text: 'Two' },
					{ iid: 404, text: 'Nowhere' },
					{ iid: 3, text: '  ' },
					{ iid: 4, text: 'Four' },
				],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json, pairedItem }) => [json.body ?? json.error, pairedItem])).toEqual([
			['Two', { item: 0 }],
			[expect.stringMatching(/^404 .*\[item 1\]$/), { item: 1 }],
			["'Comment' is empty [item 2]", { item: 2 }],
			['Four', { item: 3 }],
		]);
		expect(scene.writes.map(([, path]) => path)).toEqual(
			[2, 404, 4].map((iid) => `${P}/issues/${iid}/notes`),
		);
	});
});

describe('get many', () => {
	beforeEach(() => {
		const { world } = scene.gitlab;
		const { projects, users } = scene.seeded;
		const issue = projects.website.issues.get(2);
		for (let at = 1; at <= 130; at++) {
			if (issue)
				world.createNote(issue, users.tom, `Note ${at}`, { created_at: `2026-01-01T00:00:00.${at + 100}Z` });
		}
	});

	test('returns all pages in order', async () => {
		const { json } = await scene.run(
			parameters('issue', 'getMany', { issue: locator(2), returnAll: true, options: { sort: 'asc' } }),
		);
		expect(json.map(({ body }) => body)).toEqual(Array.from({ length: 130 }, (_, at) => `Note ${at + 1}`));
		expect(scene.sent.map(([, , query]) => query)).toEqual([
			{ sort: 'asc', per_page: '100', page: '1' },
			{ sort: 'asc', per_page: '100', page: '2' },
		]);
	});

	test('stops at the limit', async () => {
		const { json } = await scene.run(parameters('issue', 'getMany', { issue: locator(2), limit: 3 }));
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
	['no text', 'issue', { body: '={{ "" }}' }, /^'Comment' is empty/],
	['no issue', 'issue', { issue: locator('={{ "" }}') }, /^'Issue' is empty/],
	[
		'a comment that is no number',
		'issue',
		{ note: locator('={{ "first" }}') },
		/^'Comment' has no valid ID: first/,
	],
])('%s is refused', async (_what, commentOn, wrong, message) => {
	const { error } = await scene.run(
		parameters(commentOn, 'update', { note: locator(1), body: 'x', ...(wrong as IDataObject) }),
	);
	expect(error?.message).toMatch(message);
	expect(scene.writes).toEqual([]);
});

test('a wiki page whose comments an older GitLab does not tell is refused in words that say so', async () => {
	scene.seeded.projects.website.wiki_pages[0].id = 0;
	const { error } = await scene.run(parameters('wikiPage', 'create', { body: 'x' }));
	expect(error?.message).toContain("GitLab does not say where the comments of 'Wiki Page' are");
	expect(scene.writes).toEqual([]);
});

test('a comment can be given by its URL', async () => {
	const { id } = on.issue.first();
	const url = `${scene.gitlab.url}/acme/website/-/issues/1#note_${id}`;
	const { json } = await scene.run(parameters('issue', 'get', { note: locator(url, 'url') }));
	expect(json[0].id).toBe(id);
});

test('an epic is asked for once in a run', async () => {
	await scene.run(parameters('epic', 'create', { body: '={{ $json.text }}' }), {
		input: [{ text: 'One' }, { text: 'Two' }],
	});
	expect(scene.sent.map(([method]) => method)).toEqual(['GET', 'POST', 'POST']);
});
