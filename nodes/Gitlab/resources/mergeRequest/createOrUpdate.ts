import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client/path';
import { additionalFields } from '../../fields/collection';
import { required, text } from '../../fields/param';
import { project } from '../../fields/project';
import { projectId } from '../../fields/projectId';
import { write } from '../../operation';
import { sourceBranch, targetBranch } from './branches';
import { details, targetProject } from './details';
import { isDraft, titled } from './draft';
import { simpleMergeRequest } from './simple';

/**
 * GitLab allows one open merge request for each pair of branches: that one is updated.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	action: 'Create or update a merge request',
	description:
		'Create a new record, or update the current one if it already exists (upsert): the open merge request between the same branches',
	fields: [
		project,
		sourceBranch,
		targetBranch,
		required(text('title')),
		additionalFields(...details, targetProject),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, project, source_branch, target_branch, title, additionalFields }) => {
		const { draft, target_project_id, ...rest } = additionalFields;
		const target = target_project_id === undefined ? project : String(target_project_id);
		const source = target_project_id === undefined ? undefined : await projectId(project, { gitlab });
		const key = JSON.stringify([project, target, source_branch, target_branch]);
		return await gitlab.inTurn(key, async () => {
			const known = (
				await gitlab.list(path`/projects/${target}/merge_requests`, {
					source_branch,
					target_branch,
					state: 'opened',
					scope: 'all',
				})
			).find((row) => row.source_project_id === (source ?? row.target_project_id));
			if (!known) {
				return await gitlab.post(path`/projects/${project}/merge_requests`, {
					source_branch,
					target_branch,
					title: titled(title, draft),
					...rest,
					...(target_project_id !== undefined && { target_project_id }),
				});
			}
			return await gitlab.put(path`/projects/${target}/merge_requests/${known.iid as number}`, {
				title: titled(title, draft ?? draftUnlessSaid(known)),
				...rest,
			});
		});
	},
});

/** Where nothing is said about it, a draft stays one although the new title does not say so. */
function draftUnlessSaid({ title }: IDataObject): true | undefined {
	return isDraft(String(title)) || undefined;
}
