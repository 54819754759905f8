import type { Diff, FileLine } from './model';

/** Lines around a change that Git shows. */
const CONTEXT = 3;

interface FileChange {
	/** Its path before, where it is another. */
	from?: string;
	before: string[];
	after: string[];
}

/** The diff of a file that was changed, renamed, or taken away (nothing after). */
export function changedFile(path: string, { from = path, before, after }: FileChange): Diff {
	const lines = alignment(before, after);
	return {
		old_path: from,
		new_path: path,
		diff: hunksOf(lines).map(hunkText).join(''),
		new_file: false,
		renamed_file: from !== path,
		deleted_file: after.length === 0,
		lines,
	};
}

/** Both files' lines in one row, as many as possible of them the same: a table of longest common subsequences. */
function alignment(before: string[], after: string[]): FileLine[] {
	const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
	const lengthAt = (i: number, j: number) => common[i]?.[j] ?? 0;
	for (let i = before.length - 1; i >= 0; i--) {
		const row = common[i] ?? [];
		for (let j = after.length - 1; j >= 0; j--)
			row[j] =
				before[i] === after[j]
					? lengthAt(i + 1, j + 1) + 1
					: Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
	}
	const lines: FileLine[] = [];
	let [i, j] = [0, 0];
	while (i < before.length || j < after.length) {
		const isBoth = i < before.length && j < after.length && before[i] === after[j];
		if (isBoth) lines.push({ old: ++i, new: ++j, text: after[j - 1] ?? '' });
		else if (i < before.length && (j >= after.length || lengthAt(i + 1, j) >= lengthAt(i, j + 1)))
			lines.push({ old: ++i, new: null, text: before[i - 1] ?? '' });
		else lines.push({ old: null, new: ++j, text: after[j - 1] ?? '' });
	}
	return lines;
}

/** What of the lines is shown, in pieces. */
function hunksOf(lines: FileLine[]): FileLine[][] {
	const isChange = ({ old, new: after }: FileLine) => old === null || after === null;
	const isShown = lines.map((_, at) =>
		lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(isChange),
	);
	const hunks: FileLine[][] = [];
	lines.forEach((line, at) => {
		if (!isShown[at]) return;
		if (!isShown[at - 1]) hunks.push([]);
		hunks.at(-1)?.push(line);
	});
	return hunks;
}

function hunkText(lines: FileLine[]): string {
	const range = (side: 'old' | 'new') => {
		const numbers = lines.flatMap((line) => line[side] ?? []);
		return numbers.length ? `${numbers[0]},${numbers.length}` : '0,0';
	};
	const sign = ({ old, new: after }: FileLine) => (old === null ? '+' : after === null ? '-' : ' ');
	const body = lines.map((line) => `${sign(line)}${line.text}\n`).join('');
	return `@@ -${range('old')} +${range('new')} @@\n${body}`;
}
