import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { additionalFields, choice, flag, moment, required, text, updateFields } from '../../fields';
import { project, projectId, projectIdParam } from '../../fields/places';
import { write } from '../../operation';
import { branchAnywhere, branchParam } from '../branch/field';
import { labelsParam } from '../label/field';
import { milestoneParam } from '../milestone/field';
import { tellLeftOut } from '../shared/leftOut';
import { upsert } from '../shared/upsert';
import { usersParam } from '../user/field';
import { isDraft, retitle, titled } from './draft';
import { at, simpleMergeRequest } from './field';

/** The branch with the changes. */
const sourceBranch = required(branchParam('source_branch', { displayName: 'Source Branch' }));

/** The branch that the changes are for: also of another project, which a fork's changes go to. */
const targetBranch = required(branchAnywhere('target_branch', { displayName: 'Target Branch' }));

/** What a merge request can be given when it is made, and later. */
const details = [
	text('description', { lines: 4, quickActions: true, description: 'In GitLab Flavored Markdown' }),
	usersParam('assignee_ids', 'Assignee Names or IDs'),
	usersParam('reviewer_ids', 'Reviewer Names or IDs'),
	labelsParam('labels'),
	milestoneParam,
	flag('draft', 'Whether to keep it from being merged'),
	flag('remove_source_branch', 'Whether to delete it after merging'),
	flag('squash', 'Whether to make one commit of all'),
	flag('allow_collaboration', 'Whether those who can merge may push to the fork'),
	moment('merge_after'),
] as const;

/** The project that a fork's branch is to be merged into. */
const targetProject = projectIdParam(
	'target_project_id',
	'Target Project',
	"If the source branch is in a fork: then 'Project' is the fork",
);

/** @see https://docs.gitlab.com/api/merge_requests/#create-a-merge-request */
export const create = write({
	name: 'Create',
	description: 'Open a new merge request',
	fields: [
		project,
		sourceBranch,
		targetBranch,
		required(text('title')),
		additionalFields(...details, targetProject),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, hint, project, source_branch, target_branch, title, additionalFields }) => {
		const { draft, ...rest } = additionalFields;
		const request = { source_branch, target_branch, title: titled(title, draft), ...rest };
		return tellLeftOut(hint, request, await gitlab.post(path`/projects/${project}/merge_requests`, request));
	},
});

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const update = write({
	name: 'Update',
	fields: [
		at,
		updateFields(
			text('title'),
			...details,
			labelsParam('add_labels', { displayName: 'Add Label Names or IDs' }),
			labelsParam('remove_labels', { displayName: 'Remove Label Names or IDs' }),
			branchParam('target_branch', { displayName: 'Target Branch' }),
			choice('state_event', { close: 'Close', reopen: 'Reopen' }, { displayName: 'State' }),
			flag('discussion_locked', 'Whether only members can comment'),
		),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, hint, at, updateFields }) => {
		const { draft, title, ...others } = updateFields;
		if (typeof draft === 'boolean' && title === undefined) {
			const row = await retitle(gitlab, at, (current) => titled(current, draft), others);
			return tellLeftOut(hint, others, row);
		}
		const changes = { ...others, ...(title !== undefined && { title: titled(String(title), draft) }) };
		return tellLeftOut(hint, changes, await gitlab.put(at, changes));
	},
});

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
