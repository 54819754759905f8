import type { IDataObject } from 'n8n-workflow';
import type { Position } from '../../gitlab/world/model';
import { addedFile } from '../../gitlab/world/arrange';
import { lineCodeOf } from '../../gitlab/world/lineCode';
import { locator } from '../../parameters';
import { Scene, website } from '../../scene';
import { Reviewed } from './reviewed';

const scene = new Scene();
const reviewed = new Reviewed(scene);

const onRequest = () => ({ commentOn: 'mergeRequest', ...reviewed.place });
const onCommit = () => ({ commentOn: 'commit', ...website, commit: locator(reviewed.commit.id) });

/** Comments on places in the changes, one for each item, and gives the positions that GitLab has then. */
async function comment(places: IDataObject[], on: IDataObject = onRequest(), more: IDataObject = {}) {
	const fields = Object.keys(places[0]).map((name) => [name, `={{ $json[${JSON.stringify(name)}] }}`]);
	const { json, error } = await scene.run(
		{
			resource: 'thread',
			operation: 'create',
			...on,
			body: 'Hm',
			positionAs: 'line',
			simplify: false,
			...Object.fromEntries(fields),
			...more,
		},
		{ input: places, onError: 'continueRegularOutput' },
	);
	expect(error).toBeUndefined();
	return json.map((thread) =>
		thread.error
			? String(thread.error)
			: ((thread.notes as IDataObject[])[0].position as unknown as Position),
	);
}

/** Every line that the files have, on one side. */
function linesOn(side: 'new' | 'old', paths: string[]) {
	return paths.flatMap((path) =>
		(reviewed.file(path).lines ?? []).flatMap((line) =>
			line[side] === null ? [] : [{ filePath: path, side, line: line[side], expected: line }],
		),
	);
}

const SHOWN = ['src/cart.ts', 'src/new name.ts', 'src/gone.ts', 'docs/cart.md', 'package-lock.json'];

describe.each(['mergeRequest', 'commit'])('on a %s', (kind) => {
	const on = () => (kind === 'commit' ? onCommit() : onRequest());

	test.each(['new', 'old'] as const)(
		'each line of each file lands where it is, by its number in the %s file',
		async (side) => {
			const all = linesOn(side, SHOWN);
			expect(all.length).toBeGreaterThan(70);
			const places = all.map(({ filePath, side, line }) => ({ filePath, side, line }));
			const positions = await comment(places, on());
			// GitLab takes none that does not have both numbers right: it looks them up in the files themselves.
			expect(positions).toEqual(
				all.map(({ filePath, expected }) =>
					expect.objectContaining({
						new_path: filePath,
						old_path: reviewed.file(filePath).old_path,
						old_line: expected.old,
						new_line: expected.new,
					}),
				),
			);
			// The diff and its commits are asked for once: of a commit, they are two requests.
			expect(scene.sent).toHaveLength(all.length + (kind === 'commit' ? 2 : 1));
		},
	);
});

test.each([
	['added', { filePath: 'src/cart.ts', side: 'new', line: 5 }, { new_line: 5 }],
	['removed', { filePath: 'src/cart.ts', side: 'old', line: 5 }, { old_line: 5 }],
	[
		'unchanged within a hunk',
		{ filePath: 'src/cart.ts', side: 'new', line: 4 },
		{ old_line: 4, new_line: 4 },
	],
	[
		'unchanged between hunks',
		{ filePath: 'src/cart.ts', side: 'new', line: 22 },
		{ old_line: 20, new_line: 22 },
	],
	['moved away', { filePath: 'src/cart.ts', side: 'old', line: 41 }, { old_line: 41 }],
	['moved to', { filePath: 'src/cart.ts', side: 'new', line: 60 }, { new_line: 60 }],
	[
		'of a renamed file by its old path',
		{ filePath: 'src/old-name.ts', side: 'old', line: 2 },
		{ old_line: 2, new_line: 3 },
	],
])('a line that is %s is sent with the numbers that GitLab wants', async (_what, place, numbers) => {
	await comment([place]);
	const file = place.filePath.includes('name')
		? ['src/old-name.ts', 'src/new name.ts']
		: ['src/cart.ts', 'src/cart.ts'];
	const [old_path, new_path] = file;
	expect(scene.writes).toEqual([
		[
			'POST',
			`${reviewed.path}/discussions`,
			{},
			{ body: 'Hm', position: { ...reviewed.refs, old_path, new_path, position_type: 'text', ...numbers } },
		],
	]);
	expect(scene.sent[0]).toEqual(['GET', `${reviewed.path}/changes`, {}, null]);
});

describe('where GitLab leaves lines out of what it gives at once', () => {
	const place = { filePath: 'src/cart.ts', side: 'new', line: 5 };
	const GIVEN = { diff: '', collapsed: false, too_large: false };

	test.each([
		['that more files are changed', { overflow: true }, GIVEN, 3],
		['that a file is collapsed', { overflow: false }, { ...GIVEN, collapsed: true }, 3],
		['that a file is too large', { overflow: false }, { ...GIVEN, too_large: true }, 3],
		['no lines and nothing else, as older versions do', { overflow: false }, { diff: '' }, 3],
		['that a file without lines is all there', { overflow: false }, GIVEN, 2],
	])('and says %s, pages are read if need be', async (_what, { overflow }, other, requests) => {
		const { refs } = reviewed;
		const { new_path, old_path, diff } = reviewed.file('src/cart.ts');
		const changes = [
			{ ...GIVEN, new_path, old_path, diff },
			{ ...other, new_path: 'img/cart.png', old_path: 'img/cart.png' },
		];
		const body = { iid: 1, diff_refs: refs, changes, overflow };
		const match = ({ path }: { path: string }) => path.endsWith('/changes');
		scene.gitlab.faults.add({ kind: 'status', status: 200, body, match });
		const [position] = await comment([place]);
		expect(position).toMatchObject({ ...refs, new_path, new_line: 5 });
		expect(scene.sent).toHaveLength(requests);
	});

	test('a file beyond those that GitLab shows lines of is commented on all the same', async () => {
		const files = Array.from({ length: 120 }, (_, at) => addedFile(`src/${at}.ts`, ['one', 'two']));
		reviewed.request.versions[0].diffs = files;
		const [position] = await comment([{ filePath: 'src/110.ts', line: 2 }]);
		expect(position).toMatchObject({ new_path: 'src/110.ts', new_line: 2 });
	});
});

test.each([
	['added lines', { side: 'new', startLine: 13, line: 14 }],
	['removed lines', { side: 'old', startLine: 40, line: 42 }],
	['lines that were there before', { side: 'new', startLine: 2, line: 4 }],
	['lines of which some are new', { side: 'new', startLine: 11, line: 15 }],
	['lines that the diff does not show', { side: 'old', startLine: 18, line: 22 }],
])('a range of %s has the codes that GitLab has for both of its ends', async (_what, range) => {
	const [position] = (await comment([{ filePath: 'src/cart.ts', ...range }])) as Position[];
	const { lines = [] } = reviewed.file('src/cart.ts');
	const end = (number: number) => {
		const found = lines.find((line) => line[range.side as 'old'] === number);
		const numbers = { old_line: found?.old ?? null, new_line: found?.new ?? null };
		const line_code = lineCodeOf(reviewed.commit.diffs, { ...position, ...numbers });
		const given = Object.entries(numbers).filter(([, value]) => value !== null);
		const type = numbers.old_line === null ? 'new' : numbers.new_line === null ? 'old' : undefined;
		return { line_code, ...(type && { type }), ...Object.fromEntries(given) };
	};
	expect(position.line_range).toEqual({ start: end(range.startLine), end: end(range.line) });
	expect(position[range.side === 'new' ? 'new_line' : 'old_line']).toBe(range.line);
});

test.each([
	[
		'a file that is not changed',
		{ filePath: 'src/other.ts', line: 1 },
		"'File Path' is not among the changed files: src/other.ts",
	],
	[
		'a line that a new file does not have',
		{ filePath: 'docs/cart.md', line: 4 },
		'docs/cart.md has no line 4 after the change',
	],
	[
		'a line of a new file before it was there',
		{ filePath: 'docs/cart.md', side: 'old', line: 1 },
		'docs/cart.md has no line 1 before the change',
	],
	[
		'a line of a file that is gone',
		{ filePath: 'src/gone.ts', line: 1 },
		'src/gone.ts has no line 1 after the change',
	],
	[
		'a line of a file that is only renamed',
		{ filePath: 'src/moved.ts', line: 1 },
		'GitLab shows no lines of src/moved.ts',
	],
	['a line of an image', { filePath: 'img/cart.png', line: 1 }, 'GitLab shows no lines of img/cart.png'],
	['line 0', { filePath: 'src/cart.ts', line: 0 }, "'Line' must be 1 or more"],
	['no file', { filePath: '', line: 1 }, "'File Path' is empty"],
	[
		'a range that ends before it begins',
		{ filePath: 'src/cart.ts', startLine: 7, line: 6 },
		"'Start Line' must not come after 'Line'",
	],
	[
		'a side that is none',
		{ filePath: 'src/cart.ts', side: 'left', line: 6 },
		"'Line Of' cannot be 'left' here",
	],
])('%s is refused before anything is written', async (_what, place, message) => {
	const [refused] = await comment([place]);
	expect(refused).toContain(message);
	expect(scene.writes).toEqual([]);
});

test('a line after the end of a file is told of in words that say why', async () => {
	const [refused] = await comment([{ filePath: 'src/cart.ts', line: 4000 }]);
	expect(refused).toContain('must be a valid line code');
	expect(refused).toContain('GitLab finds no such line in the changes');
});

test('a commit takes no ranges, and the item says so', async () => {
	const [refused] = await comment([{ filePath: 'src/cart.ts', startLine: 2, line: 3 }], onCommit());
	expect(refused).toContain('GitLab takes no comments on several lines of a commit');
	expect(scene.writes).toEqual([]);
});

test('a first commit has nothing before it', async () => {
	const { world } = scene.gitlab;
	const { projects } = scene.seeded;
	reviewed.commit = world.createCommit(projects.website, { message: 'First', diffs: reviewed.commit.diffs });
	const [position] = await comment([{ filePath: 'docs/cart.md', line: 1 }], onCommit());
	expect(position).toMatchObject({ base_sha: '0'.repeat(40), head_sha: reviewed.commit.id, new_line: 1 });
});

test('a merge request of which GitLab has no diff yet is told of', async () => {
	reviewed.request.versions = [];
	const [refused] = await comment([{ filePath: 'src/cart.ts', line: 1 }]);
	expect(refused).toContain('GitLab does not tell the commits that the diff is between');
	expect(scene.writes).toEqual([]);
});

test('a whole file, also one that is only renamed', async () => {
	const [position] = await comment([{ filePath: 'lib/moved.ts' }], onRequest(), { positionAs: 'file' });
	expect(position).toMatchObject({
		...reviewed.refs,
		position_type: 'file',
		old_path: 'lib/moved.ts',
		new_path: 'src/moved.ts',
	});
});

test('a spot of an image', async () => {
	const spot = { x: 10, y: 0, width: 640, height: 480 };
	const [position] = await comment([{ filePath: 'img/cart.png', ...spot }], onRequest(), {
		positionAs: 'image',
	});
	expect(position).toMatchObject({ position_type: 'image', new_path: 'img/cart.png', ...spot });
});

describe('a position as JSON', () => {
	const json = async (position: unknown) =>
		await comment([{ position } as IDataObject], onRequest(), { positionAs: 'position' });

	test('goes as it is, without what GitLab does not take', async () => {
		const text = { old_path: 'src/cart.ts', new_path: 'src/cart.ts', position_type: 'text', new_line: 5 };
		const position = { ...reviewed.refs, ...text };
		const beside = { old_line: null, line_range: null, ignore_whitespace_change: false };
		const [taken] = await json({ ...position, ...beside });
		expect(taken).toMatchObject(position);
		await json(JSON.stringify({ position }));
		expect(scene.sent.map(([, , , body]) => body)).toEqual([
			{ body: 'Hm', position },
			{ body: 'Hm', position },
		]);
	});

	test.each([
		['nothing', '', "'Position' is not a position in the changes"],
		['text', 'line 5', "'Position' is not valid JSON"],
		[
			'another object',
			{ new_path: 'src/cart.ts', new_line: 5 },
			"'Position' is not a position in the changes",
		],
	])('is refused where it is %s', async (_what, position, message) => {
		expect((await json(position))[0]).toContain(message);
		expect(scene.sent).toEqual([]);
	});
});
