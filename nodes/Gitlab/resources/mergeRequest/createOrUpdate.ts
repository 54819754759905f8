import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { project, projectId } from '../../fields/places';
import { write } from '../../operation';
import { tellLeftOut } from '../shared/leftOut';
import { upsert } from '../shared/upsert';
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
	run: async ({ gitlab, hint, project, source_branch, target_branch, title, additionalFields }) => {
		const { draft, target_project_id, ...rest } = additionalFields;
		const target = target_project_id === undefined ? project : String(target_project_id);
		const source = target_project_id === undefined ? undefined : await projectId(project, { gitlab });
		const requests = path`/projects/${target}/merge_requests`;
		const branches = { source_branch, target_branch };
		const key = JSON.stringify([project, target, source_branch, target_branch]);
		const { row } = await gitlab.inTurn(key, async () => {
			return await upsert({
				find: async () => await findOpen(gitlab, requests, branches, source),
				create: async () =>
					await gitlab.post(path`/projects/${project}/merge_requests`, {
						...branches,
						title: titled(title, draft),
						...rest,
						...(target_project_id !== undefined && { target_project_id }),
					}),
				update: async (known) =>
					await gitlab.put(path`${requests}/${Number(known.iid)}`, {
						title: titled(title, draft ?? draftUnlessSaid(known)),
						...rest,
					}),
			});
		});
		return tellLeftOut(hint, rest, row);
	},
});

/**
 * The open merge request between the branches. Anybody can have a fork with a branch of the same name, so its
 * source must be in the right project: in the target itself unless another is given.
 */
async function findOpen(
	gitlab: Gitlab,
	requests: Path,
	branches: IDataObject,
	source: number | undefined,
): Promise<IDataObject | undefined> {
	const rows = await gitlab.list(requests, { ...branches, state: 'opened', scope: 'all' });
	return rows.find(
		({ source_project_id, target_project_id }) =>
			// A fork that was deleted is null.
			typeof source_project_id === 'number' && source_project_id === (source ?? target_project_id),
	);
}

/** Where nothing is said about it, a draft stays one although the new title does not say so. */
function draftUnlessSaid({ title }: IDataObject): true | undefined {
	return isDraft(String(title)) || undefined;
}
