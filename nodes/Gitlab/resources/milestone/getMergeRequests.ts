import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleMergeRequest } from '../mergeRequest/simple';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/milestones/#get-all-merge-requests-assigned-to-a-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-all-merge-requests-assigned-to-a-single-milestone
 */
export const getMergeRequests = read({
	name: 'Get Merge Requests',
	action: 'Get merge requests of a milestone',
	description: 'List the merge requests of a milestone',
	fields: [at, limit],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/merge_requests`, {}, limit),
});
