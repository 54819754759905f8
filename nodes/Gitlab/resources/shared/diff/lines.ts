import { type DiffLine, type Hunk, firstLines } from './hunks';

/** In which file a line is counted: the one after the change, or the one before. */
export type Side = 'new' | 'old';

/**
 * A line of a changed file by its number on one side, with the number on the other. Between hunks the two files
 * are equal, only shifted by what the hunks before have added and removed.
 */
export function lineAt(hunks: readonly Hunk[], side: Side, number: number): DiffLine {
	const at = side === 'new' ? 'newAt' : 'oldAt';
	const other = side === 'new' ? 'old' : 'new';
	let shift = 0;
	for (const hunk of hunks) {
		if (number < firstLines(hunk)[side]) break;
		const found = hunk.lines.find((line) => line.type !== other && line[at] === number);
		if (found) return found;
		shift = shiftAfter(hunk);
	}
	const [oldAt, newAt] = side === 'new' ? [number - shift, number] : [number, number + shift];
	return { type: null, oldAt, newAt, text: '' };
}

/** The numbers that a line has, under GitLab's names. */
export function numbersOf({ type, oldAt, newAt }: DiffLine): { old_line?: number; new_line?: number } {
	return { ...(type !== 'new' && { old_line: oldAt }), ...(type !== 'old' && { new_line: newAt }) };
}

function shiftAfter(hunk: Hunk): number {
	const first = firstLines(hunk);
	return first.new + hunk.new_count - (first.old + hunk.old_count);
}
