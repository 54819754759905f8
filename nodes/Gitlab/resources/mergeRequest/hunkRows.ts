import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../fields';
import { pick } from '../../simplify';
import type { Diff, DiffRefs } from '../shared/diff/diff';
import { type Hunk, hunksIn } from '../shared/diff/hunks';
import { numbersOf } from '../shared/diff/lines';
import { lineOf } from '../shared/diff/position';

/** A row for each hunk of files; files that GitLab shows no lines of have none. */
export function hunkRows({ refs }: Diff, files: IDataObject[]): IDataObject[] {
	return files.flatMap(({ diff, ...file }) => hunksIn(textOf(diff)).map((hunk) => rowOf(refs, file, hunk)));
}

function rowOf(refs: DiffRefs, file: IDataObject, { lines, ...hunk }: Hunk): IDataObject {
	// A comment on a hunk stands below it; what was added last is most of what it is about.
	const line = lines.filter(({ type }) => type === 'new').at(-1) ?? lines.at(-1);
	return {
		...file,
		...hunk,
		lines: lines.map((each) => ({
			type: each.type ?? 'unchanged',
			old_line: null,
			new_line: null,
			...numbersOf(each),
			text: each.text,
		})),
		position: line ? lineOf(refs, file, line) : null,
	};
}

/** What most workflows use of a hunk. */
export const simpleHunk = pick(
	['new_path', 'old_path', 'new_file', 'renamed_file', 'deleted_file', 'old_start'],
	['old_count', 'new_start', 'new_count', 'lines', 'position'],
);
