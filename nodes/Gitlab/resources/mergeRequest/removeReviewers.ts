import { required } from '../../fields';
import { write } from '../../operation';
import { usersParam } from '../user/field';
import { changeReviewers } from './reviewers';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const removeReviewers = write({
	name: 'Remove Reviewers',
	action: 'Remove reviewers from a merge request',
	description: 'Remove reviewers and keep the others',
	fields: [at, required(usersParam('reviewer_ids', 'Reviewer Names or IDs'))],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, reviewer_ids }) =>
		await changeReviewers(gitlab, at, (present) => present.filter((id) => !reviewer_ids.includes(id))),
});
