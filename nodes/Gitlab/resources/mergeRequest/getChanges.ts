import { path } from '../../client/path';
import { options } from '../../fields/collection';
import { mergeRequest } from './field';
import { flag } from '../../fields/param';
import { project } from '../../fields/places/project';
import { File, read } from '../../operation';
import { changesAs } from './changesAs';
import { simpleChange } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_requests/#list-merge-request-diffs
 * @see https://docs.gitlab.com/api/merge_requests/#show-merge-request-raw-diffs
 */
export const getChanges = read({
	name: 'Get Changes',
	action: 'Get changes of a merge request',
	description: 'See what a merge request changes: an item for each file, or all as one diff file',
	fields: [
		project,
		mergeRequest,
		changesAs,
		options(
			flag('unidiff', 'Whether diffs start with the file names, as the patch program expects', {
				displayName: 'Unified Diff',
				default: true,
			}),
		),
	],
	simplify: simpleChange,
	run: async ({ gitlab, context, project, mergeRequest, changesAs, options }) => {
		const at = path`/projects/${project}/merge_requests/${mergeRequest}`;
		if (changesAs.as === 'rows') return await gitlab.list(path`${at}/diffs`, options, changesAs.limit);
		// As bytes: the files that changed may be in any encoding.
		const { body } = await gitlab.request({ method: 'GET', path: path`${at}/raw_diffs`, as: 'binary' });
		const file_name = `merge-request-${mergeRequest}.diff`;
		const file = await context.helpers.prepareBinaryData(body as Buffer, file_name, 'text/x-diff');
		return new File(
			{ iid: mergeRequest, file_name, file_size: (body as Buffer).length },
			{ [changesAs.field]: file },
		);
	},
});
