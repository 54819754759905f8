import { write } from '../../operation';
import { asReady, retitle } from './draft';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/user/project/merge_requests/drafts/ */
export const markAsReady = write({
	name: 'Mark as Ready',
	action: 'Mark a merge request as ready',
	description: 'Let a merge request be merged',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => await retitle(gitlab, at, asReady),
});
