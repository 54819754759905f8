import { write } from '../../operation';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const close = write({
	name: 'Close',
	action: 'Close a merge request',
	description: 'Close a merge request without merging it',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'close' }),
});
