import { locator } from '../../parameters';
import { Scene, WEBSITE, website } from '../../scene';
import { get } from './kinds';

const scene = new Scene();
const run = scene.runWith({
	resource: 'comment',
	commentOn: 'commit',
	...website,
	commit: locator('feature/login#2'),
});
const comments = `${WEBSITE}/repository/commits/feature%2Flogin%232/comments`;

test('create sends the text under its own name, and the line', async () => {
	const additionalFields = { path: 'src/login.ts', line: 1, line_type: 'new' };
	const { json } = await run('create', { body: 'Why three?', additionalFields });
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
	await run('create', { body: 'Hm', additionalFields: { internal: true } });
	expect(scene.writes).toEqual([['POST', comments, {}, { note: 'Hm' }]]);
});

test('get many lists them, without filters that GitLab has not', async () => {
	await run('create', { body: 'One' });
	const { json } = await run('getMany', { filters: { activity_filter: 'only_comments' }, simplify: false });
	expect(scene.sent.at(-1)).toEqual(get(comments, { per_page: '50', page: '1' }));
	expect(json).toEqual([expect.objectContaining({ note: 'One', path: null })]);
});

test.each(['get', 'update', 'delete', 'createOrUpdate'])(
	'%s is refused: GitLab cannot',
	async (operation) => {
		const more = { note: locator(1), body: 'x', marker: 'm' };
		const { error } = await run(operation, more);
		expect(error?.message).toBe("'Comment On' cannot be 'commit' here [item 0]");
		expect(scene.sent).toEqual([]);
	},
);
