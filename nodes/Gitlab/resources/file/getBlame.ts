import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { number, options } from '../../fields';
import { read } from '../../operation';
import { pick } from '../../simplify';
import { at, refOrDefault } from './field';

/** More lines than any file has: GitLab wants both ends of a range, and takes the file's end for a later one. */
const LAST_LINE = 1_000_000_000;

/** What most workflows use of lines that came with one commit. */
const simpleLines = pick(
	{ commit: 'commit.id', message: 'commit.message', author_name: 'commit.author_name' },
	{ author_email: 'commit.author_email', authored_date: 'commit.authored_date' },
	['first_line', 'last_line', 'lines'],
);

/** @see https://docs.gitlab.com/api/repository_files/#retrieve-file-blame-history-from-a-repository */
export const getBlame = read({
	name: 'Get Blame',
	action: 'Get the blame of a file',
	description: 'See which commit each line came with: an item for each group of lines',
	fields: [at, refOrDefault, options(number('firstLine', { min: 1 }), number('lastLine', { min: 1 }))],
	simplify: simpleLines,
	run: async ({ gitlab, at, ref, options: { firstLine, lastLine } }) => {
		const [start, end] = [Number(firstLine ?? 1), Number(lastLine ?? LAST_LINE)];
		const range = (firstLine ?? lastLine) === undefined ? {} : { 'range[start]': start, 'range[end]': end };
		const rows = await gitlab.list(path`${at}/blame`, { ref, ...range }, undefined, {
			// A commit can stand for several groups of lines that are all equal.
			key: 'first_line',
			isPaged: false,
		});
		return numbered(rows, start);
	},
});

/** Where in the file each group of lines stands. */
function numbered(rows: IDataObject[], start: number): IDataObject[] {
	let next = start;
	return rows.map((row) => {
		const first_line = next;
		next += (row.lines as unknown[] | undefined)?.length ?? 0;
		return { ...row, first_line, last_line: next - 1 };
	});
}
