import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import { Scene, WEBSITE, website } from '../../scene';

const scene = new Scene();

const sticky = (more: IDataObject = {}): IDataObject => ({
	resource: 'comment',
	operation: 'createOrUpdate',
	commentOn: 'issue',
	...website,
	issue: locator(2),
	marker: 'deploy-status',
	body: 'Deploying',
	...more,
});
const NOTES = `${WEBSITE}/issues/2/notes`;
const HIDDEN = '<!-- n8n comment: deploy-status -->';
const bodies = () => scene.issue(2).notes.map(({ body }) => body);
const write = (author: 'maria' | 'tom', body: string, more = {}) =>
	scene.gitlab.world.createNote(scene.issue(2), scene.seeded.users[author], body, more);

test('makes the comment where there is none', async () => {
	const { json } = await scene.run(sticky());
	expect(scene.sent).toEqual([
		[
			'GET',
			NOTES,
			{ order_by: 'created_at', sort: 'desc', activity_filter: 'only_comments', per_page: '100', page: '1' },
			null,
		],
		['POST', NOTES, {}, { body: `${HIDDEN}\nDeploying` }],
	]);
	expect(json).toEqual([expect.objectContaining({ body: `${HIDDEN}\nDeploying`, created: true })]);
});

test('rewrites it in place the next time, and the marker stays in', async () => {
	const [first] = (await scene.run(sticky())).json;
	const [second] = (await scene.run(sticky({ body: 'Done' }))).json;
	expect(second).toMatchObject({ id: first.id, created: false });
	expect(scene.writes.at(-1)).toEqual([
		'PUT',
		`${NOTES}/${String(first.id)}`,
		{},
		{ body: `${HIDDEN}\nDone` },
	]);
	expect(bodies()).toEqual([`${HIDDEN}\nDone`]);
});

test('leaves it alone where it says the same already', async () => {
	const [first] = (await scene.run(sticky())).json;
	const { json } = await scene.run(sticky());
	expect(json).toEqual([{ ...first, created: false }]);
	expect(scene.writes).toHaveLength(1);
});

test('finds it on a later page', async () => {
	const { id } = write('maria', `${HIDDEN}\nOld`, { created_at: '2020-01-01T00:00:00Z' });
	for (let at = 0; at < 120; at++) write('tom', `Talk ${at}`);
	const { json } = await scene.run(sticky());
	expect(json[0]).toMatchObject({ id, created: false });
});

test('takes the oldest of its own, never a comment of someone else or without the whole marker', async () => {
	write('tom', `${HIDDEN}\nOf someone else`, { created_at: '2023-01-01T00:00:00Z' });
	const { id } = write('maria', `${HIDDEN}\nOlder`, { created_at: '2024-01-01T00:00:00Z' });
	write('maria', `${HIDDEN}\nNewer`, { created_at: '2025-01-01T00:00:00Z' });
	write('maria', `She wrote:\n${HIDDEN}\nin it`, { created_at: '2022-01-01T00:00:00Z' });
	write('maria', '<!-- n8n comment: deploy-status-2 -->\nAnother marker');
	write('maria', 'I speak of deploy-status');
	const { json } = await scene.run(sticky({ body: 'New' }));
	expect(json[0]).toMatchObject({ id, created: false });
	expect(scene.writes).toHaveLength(1);
});

test('two items with one marker in a run make one comment, also when writes go out at once', async () => {
	const requestOptions = { requestsAtOnce: 5 };
	const { json } = await scene.run(sticky({ body: '={{ $json.text }}', requestOptions }), {
		input: [{ text: 'One' }, { text: 'Two' }, { text: 'Three' }],
	});
	expect(new Set(json.map(({ id }) => id)).size).toBe(1);
	expect(json.map(({ created }) => created)).toEqual([true, false, false]);
	expect(bodies()).toEqual([`${HIDDEN}\nThree`]);
});

test('different markers, and the same one on different things, make different comments', async () => {
	const { json } = await scene.run(
		sticky({ marker: '={{ $json.marker }}', issue: locator('={{ $json.iid }}') }),
		{
			input: [
				{ marker: 'a', iid: 2 },
				{ marker: 'b', iid: 2 },
				{ marker: 'a', iid: 3 },
			],
		},
	);
	expect(new Set(json.map(({ id }) => id)).size).toBe(3);
});

test.each([
	['--> <script>', '<!-- n8n comment: %2D-%3E%20%3Cscript%3E -->'],
	['a--b', '<!-- n8n comment: a%2D-b -->'],
	['ends-', '<!-- n8n comment: ends%2D -->'],
	['Büro 7', '<!-- n8n comment: B%C3%BCro%207 -->'],
])('the marker %j cannot leave its hidden place', async (marker, hidden) => {
	await scene.run(sticky({ marker }));
	const { json } = await scene.run(sticky({ marker, body: 'Again' }));
	expect(json[0]).toMatchObject({ body: `${hidden}\nAgain`, created: false });
	expect(hidden.slice(4, -3)).not.toContain('--');
});

test('text that brings the marker along keeps it once', async () => {
	const { json } = await scene.run(sticky({ body: `${HIDDEN}\nCopied` }));
	expect(json[0].body).toBe(`${HIDDEN}\nCopied`);
});

test('a failed search writes nothing and fails only its item', async () => {
	const { items } = await scene.run(sticky({ issue: locator('={{ $json.iid }}') }), {
		input: [{ iid: 404 }, { iid: 2 }],
		onError: 'continueRegularOutput',
	});
	expect(items[0].json.error).toMatch(/^404 .*\[item 0\]$/);
	expect(items[1].json).toMatchObject({ created: true });
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

test('asks who it is once in a run, and only where somebody has used the marker', async () => {
	write('maria', `${HIDDEN}\nOld`);
	Object.assign(scene.issue(3), { notes: [...scene.issue(2).notes] });
	await scene.run(sticky({ issue: locator('={{ $json.iid }}') }), {
		input: [{ iid: 4 }, { iid: 2 }, { iid: 3 }],
	});
	expect(scene.sent.filter(([, path]) => path === '/user')).toHaveLength(1);
	expect(scene.sent[2][1]).toContain('/issues/2/');
});

describe('a token that may not read its own user', () => {
	beforeEach(() =>
		scene.gitlab.faults.add({
			kind: 'status',
			status: 403,
			body: { message: '403 Forbidden' },
			match: ({ path }) => path === '/api/v4/user',
		}),
	);

	test('makes the comment where nobody has used the marker', async () => {
		expect((await scene.run(sticky())).json).toMatchObject([{ created: true }]);
	});

	test('is told what it lacks where somebody has, and writes nothing', async () => {
		write('tom', `${HIDDEN}\nMine or not?`);
		const { error } = await scene.run(sticky());
		expect(error?.message).toBe('403 Forbidden: cannot tell whose comment this is [item 0]');
		expect(error?.description).toContain('User: Read');
		expect(scene.writes).toEqual([]);
	});
});

test('a comment of nobody, its author gone, is read on and is not its own', async () => {
	const { id } = write('maria', `${HIDDEN}\nOld`);
	const gone = { id: 999, body: `${HIDDEN}\nOlder`, author: null, system: false };
	const own = { ...gone, id, author: { id: scene.seeded.users.maria.id } };
	scene.gitlab.faults.add({
		kind: 'status',
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify([own, gone]),
		match: ({ method, path }) => method === 'GET' && path.endsWith('/notes'),
	});
	const { json } = await scene.run(sticky());
	expect(json).toMatchObject([{ id, created: false }]);
});

test('half a character in the marker is refused by name', async () => {
	const { error } = await scene.run(sticky({ marker: 'half \ud83d' }));
	expect(error?.message).toMatch(/^'Marker' has characters that cannot be sent/);
	expect(scene.writes).toEqual([]);
});
