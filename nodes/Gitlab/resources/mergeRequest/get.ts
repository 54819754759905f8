import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { flag, options } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { mergeRequest } from './field';
import { simpleMergeRequest } from './simple';

/** What GitLab only tells when it is asked for. */
const ASKED = ['diverged_commits_count', 'rebase_in_progress', 'title_html', 'description_html'];

/** @see https://docs.gitlab.com/api/merge_requests/#retrieve-a-merge-request */
export const get = read({
	name: 'Get',
	description: 'Retrieve a merge request',
	fields: [
		project,
		mergeRequest,
		options(
			flag('include_diverged_commits_count', 'Whether to count the commits it is behind'),
			flag('include_rebase_in_progress', 'Whether to return it'),
			flag('render_html', 'Whether to return HTML too', {
				displayName: 'Render HTML',
			}),
		),
	],
	simplify: (row) => ({ ...simpleMergeRequest(row), ...asked(row) }),
	inList: ({ project, mergeRequest, options }) =>
		Object.keys(options).length
			? undefined
			: {
					list: path`/projects/${project}/merge_requests`,
					iid: mergeRequest,
					// Getting one has GitLab check whether it can be merged, and so must the list.
					query: { with_merge_status_recheck: true },
				},
	run: async ({ gitlab, project, mergeRequest, options }) =>
		await gitlab.get(path`/projects/${project}/merge_requests/${mergeRequest}`, options),
});

function asked(row: IDataObject): IDataObject {
	return Object.fromEntries(ASKED.filter((name) => name in row).map((name) => [name, row[name]]));
}
