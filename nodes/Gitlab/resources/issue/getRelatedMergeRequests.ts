import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleMergeRequest } from '../mergeRequest/simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#list-merge-requests-related-to-issue */
export const getRelatedMergeRequests = read({
	name: 'Get Related Merge Requests',
	action: 'Get related merge requests of an issue',
	description: 'List the merge requests that mention an issue',
	fields: [at, limit],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/related_merge_requests`, {}, limit),
});
