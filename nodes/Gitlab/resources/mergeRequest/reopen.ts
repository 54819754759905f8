import { write } from '../../operation';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const reopen = write({
	name: 'Reopen',
	action: 'Reopen a merge request',
	description: 'Open a closed merge request again',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => await gitlab.put(at, { state_event: 'reopen' }),
});
