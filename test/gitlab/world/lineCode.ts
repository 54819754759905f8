import { createHash } from 'node:crypto';
import type { Diff, FileLine, Position } from './model';

/**
 * GitLab's name of the line that a position means, out of the files themselves; null where there is no such line
 * that can be commented on.
 */
export function lineCodeOf(diffs: Diff[], position: Position): string | null {
	const { old_path, new_path, old_line, new_line } = position;
	const file = diffs.find((diff) =>
		diff.renamed_file
			? diff.old_path === old_path && diff.new_path === new_path
			: diff.new_path === (new_path ?? old_path) && (old_path === null || diff.old_path === old_path),
	);
	// What is only renamed, or shown without lines, GitLab cannot unfold.
	if (!file?.diff || !file.lines) return null;
	const hash = createHash('sha1').update(file.new_path).digest('hex');
	const found = numbered(file.lines).find(({ line }) => line.old === old_line && line.new === new_line);
	return found ? `${hash}_${found.old}_${found.new}` : null;
}

/** Each line with the numbers at which the two files are there. */
function numbered(lines: FileLine[]): Array<{ line: FileLine; old: number; new: number }> {
	let [old, after] = [1, 1];
	return lines.map((line) => {
		const here = { line, old, new: after };
		if (line.old !== null) old++;
		if (line.new !== null) after++;
		return here;
	});
}
