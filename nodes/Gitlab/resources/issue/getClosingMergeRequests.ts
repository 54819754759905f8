import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleMergeRequest } from '../mergeRequest/simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#list-merge-requests-that-close-a-particular-issue-on-merge */
export const getClosingMergeRequests = read({
	name: 'Get Closing Merge Requests',
	action: 'Get closing merge requests of an issue',
	description: 'List the merge requests that close an issue',
	fields: [at, limit],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/closed_by`, {}, limit),
});
