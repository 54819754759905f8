import { createHash } from 'node:crypto';
import type { Diff, FileLine } from './model';

/** A file of a commit. What a submodule points to stands as text in its content. */
export interface TreeFile {
	/** No `Buffer`: worlds are cloned. */
	content: Uint8Array;
	mode: '100644' | '100755' | '160000';
}

/** All files of a commit by their paths. It is never changed: commits share it. */
export type Tree = ReadonlyMap<string, TreeFile>;

/** A row of what a folder holds. */
export interface TreeEntry {
	id: string;
	name: string;
	type: 'tree' | 'blob' | 'commit';
	path: string;
	mode: string;
}

export const fileOf = (content: string | Uint8Array, mode: TreeFile['mode'] = '100644'): TreeFile => ({
	content: new Uint8Array(Buffer.from(content)),
	mode,
});

export const textOf = ({ content }: TreeFile): string => Buffer.from(content).toString();

/** An id as git computes it. */
export function gitId(kind: 'blob' | 'tree', content: Uint8Array): string {
	return createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex');
}

export const idOf = (file: TreeFile): string =>
	file.mode === '160000' ? textOf(file) : gitId('blob', file.content);

const ORDER = ['tree', 'blob', 'commit'];

/** What a folder holds: folders first, as GitLab sorts them. */
export function entriesOf(tree: Tree, folder: string, recursive: boolean): TreeEntry[] {
	const below = folder && `${folder}/`;
	const found = new Map<string, TreeEntry>();
	for (const [path, file] of tree) {
		if (!path.startsWith(below)) continue;
		const parts = path.slice(below.length).split('/');
		const name = parts.at(-1) ?? '';
		for (let depth = 1; depth < (recursive ? parts.length : Math.min(2, parts.length)); depth++)
			addFolder(tree, found, below + parts.slice(0, depth).join('/'));
		if (!recursive && parts.length > 1) continue;
		const type = file.mode === '160000' ? 'commit' : 'blob';
		found.set(path, { id: idOf(file), name, type, path, mode: file.mode });
	}
	const compare = (a: TreeEntry, b: TreeEntry) =>
		ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || (a.path < b.path ? -1 : 1);
	return [...found.values()].sort(compare);
}

function addFolder(tree: Tree, found: Map<string, TreeEntry>, path: string): void {
	if (found.has(path)) return;
	const name = path.split('/').at(-1) ?? '';
	found.set(path, { id: folderId(tree, path), name, type: 'tree', path, mode: '040000' });
}

/** The id of a folder: git hashes its rows, sorted as if names of folders ended with a slash. */
function folderId(tree: Tree, folder: string): string {
	const key = ({ name, type }: TreeEntry) => Buffer.from(type === 'tree' ? `${name}/` : name);
	const rows = entriesOf(tree, folder, false).sort((a, b) => key(a).compare(key(b)));
	const bytes = rows.map(({ mode, name, id }) =>
		Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(id, 'hex')]),
	);
	return gitId('tree', Buffer.concat(bytes));
}

export function isSame(one: TreeFile | undefined, other: TreeFile | undefined): boolean {
	return one?.mode === other?.mode && (!one || !other || Buffer.compare(one.content, other.content) === 0);
}

/** The paths in which two trees differ. */
export function pathsThatDiffer(before: Tree, after: Tree): string[] {
	return [...new Set([...before.keys(), ...after.keys()])]
		.filter((path) => !isSame(before.get(path), after.get(path)))
		.sort();
}

/** What leads from one tree to another; a file that is the same under another name was renamed. */
export function diffsBetween(before: Tree, after: Tree): Diff[] {
	const differing = pathsThatDiffer(before, after);
	const gone = differing.filter((path) => !after.has(path));
	const renamed = new Map<string, string>();
	for (const path of differing.filter((each) => !before.has(each))) {
		const from = gone.find((each) => isSame(before.get(each), after.get(path)));
		if (from === undefined) continue;
		renamed.set(path, from);
		gone.splice(gone.indexOf(from), 1);
	}
	const moved = [...renamed.values()];
	return differing
		.filter((path) => !moved.includes(path))
		.map((path) => {
			const old_path = renamed.get(path) ?? path;
			return diffOf({ path: old_path, file: before.get(old_path) }, { path, file: after.get(path) });
		});
}

interface Side {
	path: string;
	file: TreeFile | undefined;
}

function diffOf(before: Side, after: Side): Diff {
	const [a, b] = [before, after].map(({ file }) => (file ? linesOf(file) : []));
	const isBinary = [before.file, after.file].some((file) => file?.content.includes(0));
	return {
		old_path: before.path,
		new_path: after.path,
		diff: isBinary ? `Binary files a/${before.path} and b/${after.path} differ\n` : hunk(a ?? [], b ?? []),
		new_file: !before.file,
		renamed_file: before.path !== after.path,
		deleted_file: !after.file,
		a_mode: before.file?.mode ?? '0',
		b_mode: after.file?.mode ?? '0',
		...(!isBinary && { lines: fileLines(a ?? [], b ?? []) }),
	};
}

/** The lines of both files, those that the hunk shows as they stand in it. */
function fileLines(before: string[], after: string[]): FileLine[] {
	const [start, end] = sameAround(before, after);
	const moved = after.length - before.length;
	const both = (text: string, at: number) => ({ old: at + 1, new: at + 1, text });
	return [
		...before.slice(0, start).map(both),
		...before.slice(start, before.length - end).map((text, at) => ({ old: start + at + 1, new: null, text })),
		...after.slice(start, after.length - end).map((text, at) => ({ old: null, new: start + at + 1, text })),
		...before
			.map(both)
			.slice(before.length - end)
			.map((line) => ({ ...line, new: line.old + moved })),
	];
}

export function linesOf(file: TreeFile): string[] {
	const lines = textOf(file).split('\n');
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** How many lines are the same at the beginning and at the end. */
export function sameAround(before: string[], after: string[]): [start: number, end: number] {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start++;
	let end = 0;
	while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
	return [start, end];
}

/** Everything between what is the same at the beginning and at the end, as one hunk. */
function hunk(before: string[], after: string[]): string {
	const [start, end] = sameAround(before, after);
	if (start === before.length && start === after.length) return '';
	const from = Math.max(0, start - 3);
	const rest = Math.min(end, 3);
	const part = (lines: string[], sign: string) =>
		lines.slice(start, lines.length - end).map((line) => `${sign}${line}\n`);
	const context = (lines: string[]) => lines.map((line) => ` ${line}\n`);
	const range = ({ length }: string[]) => {
		const count = length - end + rest - from;
		return `${count ? from + 1 : from},${count}`;
	};
	return [
		`@@ -${range(before)} +${range(after)} @@\n`,
		...context(before.slice(from, start)),
		...part(before, '-'),
		...part(after, '+'),
		...context(before.slice(before.length - end, before.length - end + rest)),
	].join('');
}

/** A tree with the files that diffs add. */
export function withAdded(tree: Tree, diffs: Diff[]): Tree {
	if (!diffs.length) return tree;
	const lines = ({ diff }: Diff) => diff.split('\n').filter((line) => line.startsWith('+'));
	const added = diffs.map((diff) => {
		const content = lines(diff).map((line) => `${line.slice(1)}\n`);
		return [diff.new_path, fileOf(content.join(''))] as const;
	});
	return new Map([...tree, ...added]);
}

/** What `theirs` has changed since `base`, done to `ours` too; undefined where a file was changed in both. */
export function merged(base: Tree, ours: Tree, theirs: Tree): Tree | undefined {
	const result = new Map(ours);
	for (const path of pathsThatDiffer(base, theirs)) {
		const wanted = theirs.get(path);
		if (isSame(ours.get(path), wanted)) continue;
		if (!isSame(ours.get(path), base.get(path))) return undefined;
		if (wanted) result.set(path, wanted);
		else result.delete(path);
	}
	return result;
}
