import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { compose, flag, limit, oneOf, options, outputDataField, shownFor, textOf, texts } from '../../fields';
import { project } from '../../fields/places';
import { type Field, read } from '../../operation';
import { pick } from '../../simplify';
import { isAnyLike } from '../../wildcards';
import { type Diff, type DiffRefs, diffOf } from '../shared/diff/diff';
import { type Hunk, hunksIn } from '../shared/diff/hunks';
import { numbersOf } from '../shared/diff/lines';
import { lineOf } from '../shared/diff/position';
import { download } from '../shared/download';
import { mergeRequest, simpleChange } from './field';

/** How changes are wanted: as rows, up to a limit, or as a file in one of the item's binary fields. */
type ChangesAs = { as: 'hunks' | 'rows'; limit: number | undefined } | { as: 'file'; field: string };

const changes: INodeProperties = {
	displayName: 'Changes As',
	name: 'changesAs',
	type: 'options',
	options: [
		{ name: 'Diff File', value: 'file' },
		{ name: 'Items', value: 'rows' },
		{ name: 'Items by Hunk', value: 'hunks', description: 'With the position for a comment' },
	],
	default: 'rows',
};

/** How a diff begins. */
export const unidiff = flag('unidiff', 'Whether to start diffs with the file names', {
	displayName: 'Unified Diff',
	default: true,
});

/** The form in which changes come out. */
const changesAs: Field<'changesAs', ChangesAs> = compose(
	'changesAs',
	[
		changes,
		shownFor('changesAs', ['hunks', 'rows'], limit),
		shownFor('changesAs', ['file'], outputDataField),
	],
	async (item) => {
		const as = oneOf(item.value('changesAs'), ['file', 'hunks', 'rows'], 'Changes As', item);
		return as === 'file'
			? { as, field: await outputDataField.read(item) }
			: { as, limit: await limit.read(item) };
	},
);

/** A row for each hunk of files; files that GitLab shows no lines of have none. */
function hunkRows({ refs }: Diff, files: IDataObject[]): IDataObject[] {
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
const simpleHunk = pick(
	['new_path', 'old_path', 'new_file', 'renamed_file', 'deleted_file', 'old_start'],
	['old_count', 'new_start', 'new_count', 'lines', 'position'],
);

const patterns = texts('leave_out_paths', {
	displayName: 'Leave Out Paths Like',
	placeholder: 'e.g. *.lock, dist/*',
	description: 'Separated by commas; * stands for any characters',
});

/** Which changed files are not wanted; no parameters of GitLab's. */
const leaveOut = [
	flag('leave_out_generated', 'Whether to leave these out', {
		displayName: 'Leave Out Generated Files',
		default: true,
	}),
	flag('leave_out_without_lines', 'Whether to leave out binary, too large and only renamed files', {
		displayName: 'Leave Out Files Without Lines',
		default: true,
	}),
	patterns,
] as const;

/**
 * Tells what of the options is for GitLab, and which files pass the others.
 *
 * @returns `passes` only where something is to be left out
 */
function leavingOut({
	leave_out_generated,
	leave_out_without_lines,
	leave_out_paths,
	...query
}: IDataObject): { query: IDataObject; passes?: (file: IDataObject) => boolean } {
	const like = (leave_out_paths ?? []) as string[];
	if (!leave_out_generated && !leave_out_without_lines && !like.length) return { query };
	const passes = ({ generated_file, diff, new_path, old_path }: IDataObject): boolean => {
		if (leave_out_generated && generated_file === true) return false;
		if (leave_out_without_lines && !diff) return false;
		return !isAnyLike([textOf(new_path) || textOf(old_path)], like);
	};
	return { query, passes };
}

/**
 * @see https://docs.gitlab.com/api/merge_requests/#list-merge-request-diffs
 * @see https://docs.gitlab.com/api/merge_requests/#show-merge-request-raw-diffs
 */
export const getChanges = read({
	name: 'Get Changes',
	description: 'See what changes: an item for each file or hunk, or one diff file',
	fields: [project, mergeRequest, changesAs, options(unidiff, ...leaveOut)],
	simplify: (row) => ('lines' in row ? simpleHunk(row) : simpleChange(row)),
	run: async ({ gitlab, context, project, mergeRequest, changesAs, options }) => {
		const at = path`/projects/${project}/merge_requests/${mergeRequest}`;
		if (changesAs.as !== 'file')
			return await (changesAs.as === 'hunks' ? hunks : files)(gitlab, at, {
				options,
				limit: changesAs.limit,
			});
		return await download({ gitlab, context }, path`${at}/raw_diffs`, {
			field: changesAs.field,
			name: `merge-request-${mergeRequest}.diff`,
			mimeType: 'text/x-diff',
			row: { iid: mergeRequest },
		});
	},
});

interface Wanted {
	options: IDataObject;
	limit: number | undefined;
}

async function files(gitlab: Gitlab, at: Path, { options, limit }: Wanted): Promise<IDataObject[]> {
	const { query, passes } = leavingOut(options);
	const rows = await gitlab.list(path`${at}/diffs`, query, passes ? undefined : limit);
	return passes ? rows.filter(passes).slice(0, limit) : rows;
}

async function hunks(gitlab: Gitlab, at: Path, { options, limit }: Wanted): Promise<IDataObject[]> {
	const { passes = () => true } = leavingOut(options);
	const diff = await diffOf(gitlab, { kind: 'mergeRequest', at });
	return hunkRows(diff, diff.files.filter(passes)).slice(0, limit);
}
