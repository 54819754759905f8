import { path } from '../../client/path';
import { options } from '../../fields/collection';
import { mergeRequest } from './field';
import { project } from '../../fields/places/project';
import { read } from '../../operation';
import { download } from '../shared/download';
import { changesAs, unidiff } from './changesAs';
import { simpleChange } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_requests/#list-merge-request-diffs
 * @see https://docs.gitlab.com/api/merge_requests/#show-merge-request-raw-diffs
 */
export const getChanges = read({
	name: 'Get Changes',
	action: 'Get changes of a merge request',
	description: 'See what a merge request changes: an item for each file, or all as one diff file',
	fields: [project, mergeRequest, changesAs, options(unidiff)],
	simplify: simpleChange,
	run: async ({ gitlab, context, project, mergeRequest, changesAs, options }) => {
		const at = path`/projects/${project}/merge_requests/${mergeRequest}`;
		if (changesAs.as === 'rows') return await gitlab.list(path`${at}/diffs`, options, changesAs.limit);
		return await download({ gitlab, context }, path`${at}/raw_diffs`, {
			field: changesAs.field,
			name: `merge-request-${mergeRequest}.diff`,
			mimeType: 'text/x-diff',
			row: { iid: mergeRequest },
		});
	},
});
