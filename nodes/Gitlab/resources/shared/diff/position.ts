import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { GitlabError } from '../../../client';
import { shown, textOf } from '../../../fields';
import type { Diff, DiffRefs } from './diff';
import { type DiffLine, hunksIn } from './hunks';
import { type Side, lineAt, numbersOf } from './lines';

/** A line of a file, or the lines from `startLine` to it. */
export interface WantedLines {
	filePath: string;
	side: Side;
	line: number;
	startLine?: number;
}

/** The lines that are meant, the first one only of several. */
export interface FoundLines {
	position: IDataObject;
	first?: DiffLine;
	last: DiffLine;
}

/**
 * Where lines are, as GitLab's positions say it.
 *
 * @throws GitlabError of kind `input` for a file that is not changed, or that has no such line
 * @see https://docs.gitlab.com/api/discussions/#create-a-new-thread-in-the-merge-request-diff
 */
export function positionOfLines(diff: Diff, { filePath, side, line, startLine }: WantedLines): FoundLines {
	const file = fileIn(diff, filePath);
	const [first, last] = [startLine, line].map((number) => number && lineIn(file, side, number));
	if (!last) throw new GitlabError('input', "'Line' must be 1 or more");
	const position = lineOf(diff.refs, file, last);
	if (!first || startLine === line) return { position, last };
	const [start, end] = [first, last].map((each) => rangeEnd(file, each));
	return { position: { ...position, line_range: { start, end } }, first, last };
}

/** The position of one line. */
export function lineOf(refs: DiffRefs, file: IDataObject, line: DiffLine): IDataObject {
	return { ...fileOf(refs, file), position_type: 'text', ...numbersOf(line) };
}

/** What positions say of a file. */
export function fileOf(refs: DiffRefs, file: IDataObject): IDataObject {
	return { ...refs, old_path: textOf(file.old_path), new_path: textOf(file.new_path) };
}

/** The changed file of a path, whether that is its path after the change or before. */
export function fileIn({ files }: Diff, wanted: string): IDataObject {
	const filePath = wanted.trim().replace(/^\.?\//, '');
	const file =
		files.find(({ new_path }) => new_path === filePath) ??
		files.find(({ old_path }) => old_path === filePath);
	if (file) return file;
	throw new GitlabError('input', `'File Path' is not among the changed files: ${shown(wanted)}`, {
		advice: 'GitLab takes such comments on changed files only. See Get Changes for their paths.',
	});
}

function lineIn(file: IDataObject, side: Side, number: number): DiffLine {
	const hunks = hunksIn(textOf(file.diff));
	const name = textOf(file.new_path);
	if (!hunks.length)
		throw new GitlabError('input', `GitLab shows no lines of ${shown(name)} that could be commented on`, {
			advice:
				"It is binary, too large, or only renamed. Set 'Position' to 'File' to comment on the file as a whole.",
		});
	const line = lineAt(hunks, side, number);
	const isWhole = file.new_file === true || file.deleted_file === true;
	// Before the first line of one file there can be none of the other.
	if ((line.type === null && isWhole) || line.oldAt < 1 || line.newAt < 1)
		throw new GitlabError('input', `${shown(name)} has no line ${number} ${where(side)} the change`, {
			advice: "Check 'Line', 'Start Line' and 'Line Of'.",
		});
	return line;
}

function where(side: Side): string {
	return side === 'new' ? 'after' : 'before';
}

/** Lines have codes of their own for ranges: the file's, and both numbers, whichever file has the line. */
function rangeEnd(file: IDataObject, line: DiffLine): IDataObject {
	const { type, oldAt, newAt } = line;
	const filePath = textOf(file.new_path) || textOf(file.old_path);
	const hash = createHash('sha1').update(filePath).digest('hex');
	return { line_code: `${hash}_${oldAt}_${newAt}`, ...(type && { type }), ...numbersOf(line) };
}
