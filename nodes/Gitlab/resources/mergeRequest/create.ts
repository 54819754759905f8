import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { tellLeftOut } from '../shared/leftOut';
import { sourceBranch, targetBranch } from './branches';
import { details, targetProject } from './details';
import { titled } from './draft';
import { simpleMergeRequest } from './simple';

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
