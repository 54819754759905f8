import type { IDataObject } from 'n8n-workflow';
import { draftNotes } from '../../gitlab/resources/draftNote';
import { Scene } from '../../scene';
import { Reviewed } from './reviewed';

const scene = new Scene();
const reviewed = new Reviewed(scene);

const CART = 'src/cart.ts';
const about = (line: number, more: IDataObject = {}) => ({ path: CART, line, body: `On ${line}`, ...more });

const review = async (comments: unknown, { summary, ...options }: IDataObject = {}) =>
	await scene.run({
		...{ resource: 'mergeRequest', operation: 'submitReview', verdict: 'comment', ...reviewed.place },
		...{ summary: summary ?? '', options: { comments: comments as IDataObject[], ...options } },
	});

/** Published comments, without what readers do not see. */
const written = () =>
	reviewed.request.notes.map(({ body }) => body.replace(/^<!-- n8n review: \w+ -->\n/, ''));
const drafts = () => draftNotes.of(reviewed.request);

describe('comments that a review is given', () => {
	test.each([
		['a list', (list: unknown) => list],
		['JSON', (list: unknown) => JSON.stringify(list)],
	])('come out with the summary as one review, each on its line: %s', async (_what, as) => {
		const { error } = await review(
			as([about(5), about(13), { path: 'docs/cart.md', line: 1, body: 'Title?' }]),
			{
				summary: 'Good',
			},
		);
		expect(error).toBeUndefined();
		expect(written()).toEqual(['On 5', 'On 13', 'Title?', 'Good']);
		const places = reviewed.request.notes.map(({ position }) => [position?.new_path, position?.new_line]);
		expect(places.slice(0, 3)).toEqual([
			[CART, 5],
			[CART, 13],
			['docs/cart.md', 1],
		]);
		expect(scene.gitlab.world.mails).toHaveLength(1);
	});

	test('can suggest another text for their line', async () => {
		await review([about(6, { suggestion: '// a comment' })]);
		const [{ suggestions }] = reviewed.request.notes;
		expect(suggestions).toMatchObject([{ from_content: '-- a comment\n', to_content: '// a comment\n' }]);
	});

	test('come once on a line, in whatever words, but as often as one review says them', async () => {
		await review([about(5), about(13), about(13, { body: 'And this' })]);
		await review([
			about(5, { body: 'In other words' }),
			about(6),
			about(13),
			about(13),
			about(13, { body: 'More' }),
		]);
		expect(written()).toEqual(['On 5', 'On 13', 'And this', 'On 6', 'More']);
	});

	test('come whoever else has copied their mark', async () => {
		await review([about(5)]);
		const [note] = reviewed.request.notes;
		note.author = scene.seeded.users.tom;
		await review([about(5)]);
		expect(written()).toEqual(['On 5', 'On 5']);
	});

	test('are not doubled where the attempt before could not publish them', async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 503,
			match: ({ path }) => path.endsWith('/bulk_publish'),
		});
		expect((await review([about(5), about(13)])).error).toBeDefined();
		expect(drafts()).toHaveLength(2);
		scene.gitlab.faults.clear();
		await review([about(5), about(13)]);
		expect(written()).toEqual(['On 5', 'On 13']);
		expect(drafts()).toEqual([]);
	});

	test('are left out on lines that the changes do not show, where that is wanted', async () => {
		const elsewhere = [about(999), { path: 'other.ts', line: 1, body: 'Hm' }];
		const { error } = await review([...elsewhere, about(5)], { only_shown_lines: true });
		expect(error).toBeUndefined();
		expect(written()).toEqual(['On 5']);
	});

	test('run no quick actions', async () => {
		await review([about(5, { body: 'So:\n/close' })]);
		expect(written()).toEqual(['So:\n\\/close']);
		expect(reviewed.request.state).toBe('opened');
	});

	test('come where the merge request is at the commit that was seen', async () => {
		const { head_sha: sha } = reviewed.refs;
		const { error } = await review([about(5)], { sha });
		expect(error).toBeUndefined();
		expect(written()).toEqual(['On 5']);
	});
});

describe('nothing is written, and it says what is wrong, where', () => {
	const LIST = /^'Comments' must be a list/;
	test.each<[what: string, comments: unknown, message: RegExp]>([
		['they are no JSON', 'Looks good to me', LIST],
		['they are no list', { path: CART }, LIST],
		['one is no object', ['Looks good'], /Comment 1 in 'Comments' is no object/],
		['one has no text', [about(5), about(6, { body: ' ' })], /'body of comment 2' is empty/],
		['one has no line', [{ path: CART, body: 'Hm' }], /'line of comment 1' cannot be nothing/],
		['a line is no number', [about(5, { line: 'five' })], /'line of comment 1' must be a number/],
		[
			'a line is not in the changes',
			[about(5), about(999)],
			/Comment 2: the changes show no line 999 of src\/cart\.ts/,
		],
		['a line is between changes', [about(22)], /no line 22/],
		[
			'a file is not changed',
			[{ path: 'other.ts', line: 1, body: 'Hm' }],
			/not among the changed files: other\.ts/,
		],
	])('%s', async (_what, comments, message) => {
		const { error } = await review(comments, { summary: 'Good' });
		expect(error?.message).toMatch(message);
		expect(scene.writes).toEqual([]);
	});

	test('the merge request is at another commit', async () => {
		const { error } = await review([about(5)], { sha: '0'.repeat(40) });
		expect(error?.message).toContain('The merge request has other commits than the comments are about');
		expect(scene.writes).toEqual([]);
	});
});
