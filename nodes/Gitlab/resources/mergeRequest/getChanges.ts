import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { options } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { diffOf } from '../shared/diff/diff';
import { download } from '../shared/download';
import { changesAs, unidiff } from './changesAs';
import { mergeRequest } from './field';
import { hunkRows, simpleHunk } from './hunkRows';
import { leaveOut, leavingOut } from './leaveOut';
import { simpleChange } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_requests/#list-merge-request-diffs
 * @see https://docs.gitlab.com/api/merge_requests/#show-merge-request-raw-diffs
 */
export const getChanges = read({
	name: 'Get Changes',
	action: 'Get changes of a merge request',
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
