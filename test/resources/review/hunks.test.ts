import type { IDataObject } from 'n8n-workflow';
import type { Position } from '../../gitlab/world/model';
import { lineCodeOf } from '../../gitlab/world/lineCode';
import { Scene } from '../../scene';
import { Reviewed } from './reviewed';

const scene = new Scene();
const reviewed = new Reviewed(scene);

const hunks = async (options: IDataObject = {}, more: IDataObject = {}) =>
	await scene.run({
		resource: 'mergeRequest',
		operation: 'getChanges',
		...reviewed.place,
		changesAs: 'hunks',
		returnAll: true,
		options,
		...more,
	});

test('an item comes for each hunk, with the numbers of all its lines', async () => {
	const { json, items } = await hunks();
	expect(json.map(({ new_path, new_start }) => [new_path, new_start])).toEqual([
		['src/cart.ts', 2],
		['src/cart.ts', 29],
		['src/cart.ts', 38],
		['src/cart.ts', 56],
		['src/new name.ts', 1],
		['src/gone.ts', 0],
		['docs/cart.md', 1],
		['package-lock.json', 1],
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
	expect(json[5]).toEqual({
		new_path: 'src/gone.ts',
		old_path: 'src/gone.ts',
		new_file: false,
		renamed_file: false,
		deleted_file: true,
		old_start: 1,
		old_count: 2,
		new_start: 0,
		new_count: 0,
		lines: [
			{ type: 'old', old_line: 1, new_line: null, text: '-- gone' },
			{ type: 'old', old_line: 2, new_line: null, text: 'too' },
		],
		position: {
			...reviewed.refs,
			old_path: 'src/gone.ts',
			new_path: 'src/gone.ts',
			position_type: 'text',
			old_line: 2,
		},
	});
	expect(scene.sent).toEqual([['GET', `${reviewed.path}/changes`, {}, null]]);
});

test('every line has the numbers that it has in the files', async () => {
	const { json } = await hunks();
	for (const { new_path, lines } of json) {
		const known = reviewed.file(String(new_path)).lines ?? [];
		for (const { old_line, new_line, text } of lines as IDataObject[])
			expect(known).toContainEqual({ old: old_line, new: new_line, text });
	}
});

test('each position can be commented on as it is', async () => {
	const { json } = await hunks();
	for (const { position } of json) {
		const nulls = { old_line: null, new_line: null };
		const whole = { ...nulls, ...(position as object) } as Position;
		expect(lineCodeOf(reviewed.commit.diffs, whole)).toMatch(/^[\da-f]{40}_\d+_\d+$/);
	}
	const input = json.map(({ position }) => ({ position: position as IDataObject }));
	const create = { resource: 'thread', operation: 'create', commentOn: 'mergeRequest', ...reviewed.place };
	const { error } = await scene.run(
		{ ...create, body: 'Hm', positionAs: 'position', position: '={{ $json.position }}' },
		{ input },
	);
	expect(error).toBeUndefined();
	expect(reviewed.request.notes.map(({ position }) => position)).toEqual(
		input.map(({ position }) => expect.objectContaining(position)),
	);
	expect(scene.writes.map(([, , , body]) => (body as IDataObject).position)).toEqual(
		input.map(({ position }) => position),
	);
});

test('the position is that of the last added line, or else of the last one', async () => {
	const { json } = await hunks();
	expect(json.slice(0, 5).map(({ position }) => position)).toEqual([
		expect.objectContaining({ new_line: 14 }),
		// Lines went here, and none came: the last line is one of both files.
		expect.objectContaining({ old_line: 33, new_line: 34 }),
		expect.objectContaining({ old_line: 45, new_line: 43 }),
		expect.objectContaining({ new_line: 61 }),
		expect.objectContaining({ old_path: 'src/old-name.ts', new_path: 'src/new name.ts', new_line: 1 }),
	]);
});

test('all that GitLab tells of the file and Git of the hunk is there where it is not to simplify', async () => {
	const { json } = await hunks({}, { simplify: false });
	expect(json[0]).toMatchObject({ generated_file: false, b_mode: '100644', heading: '' });
	expect(json[0].diff).toMatch(/^@@ -2,14 \+2,16 @@\n cart 2\n/);
});

const LEFT_OUT: Array<[string, IDataObject, string[]]> = [
	['generated ones', { leave_out_generated: true }, ['package-lock.json']],
	['those without lines', { leave_out_without_lines: true }, ['src/moved.ts', 'img/cart.png']],
	[
		'those of some paths',
		{ leave_out_paths: 'src/*.ts, *.PNG, img/c?rt.png' },
		['src/cart.ts', 'src/new name.ts', 'src/moved.ts', 'src/gone.ts', 'img/cart.png'],
	],
];

describe.each(['hunks', 'rows'])('files are left out where they are not wanted: %s', (changesAs) => {
	const paths = async (options: IDataObject, more: IDataObject = {}) => [
		...new Set((await hunks(options, { changesAs, ...more })).json.map(({ new_path }) => new_path)),
	];

	test.each(LEFT_OUT)('%s', async (_what, options, gone) => {
		const all = await paths({});
		expect(await paths(options)).toEqual(all.filter((path) => !gone.includes(String(path))));
		expect(await paths({ ...options, leave_out_generated: false })).toContain(
			gone.includes('docs/cart.md') ? 'src/cart.ts' : 'docs/cart.md',
		);
	});

	test('and the limit counts those that are left', async () => {
		const options = { leave_out_paths: ['src/*'] };
		expect(await paths(options, { returnAll: false, limit: 1 })).toEqual(['docs/cart.md']);
	});
});

test('options that are not for GitLab are not sent to it', async () => {
	await hunks({ unidiff: true, leave_out_generated: true }, { changesAs: 'rows' });
	expect(scene.sent).toEqual([
		['GET', `${reviewed.path}/diffs`, { unidiff: 'true', per_page: '100', page: '1' }, null],
	]);
});

test.each([
	[1, 1],
	[3, 3],
	[50, 8],
])('a limit of %i gives %i hunks', async (limit, count) => {
	expect((await hunks({}, { returnAll: false, limit })).json).toHaveLength(count);
});

test('a merge request that is not there is told of', async () => {
	const { error } = await hunks({}, { mergeRequest: { __rl: true, mode: 'id', value: '404' } });
	expect(error?.message).toMatch(/^404/);
});
