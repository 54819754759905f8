import { write } from '../../operation';
import { asDraft, retitle } from './draft';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/user/project/merge_requests/drafts/ */
export const markAsDraft = write({
	name: 'Mark as Draft',
	action: 'Mark a merge request as draft',
	description: 'Keep a merge request from being merged',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => await retitle(gitlab, at, asDraft),
});
