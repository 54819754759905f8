import { required } from '../../fields';
import { write } from '../../operation';
import { tellLeftOut } from '../shared/leftOut';
import { usersParam } from '../user/field';
import { changeReviewers } from './reviewers';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const addReviewers = write({
	name: 'Add Reviewers',
	action: 'Add reviewers to a merge request',
	description: 'Add reviewers and keep the others (more than one: Premium)',
	fields: [at, required(usersParam('reviewer_ids', 'Reviewer Names or IDs'))],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, hint, at, reviewer_ids }) => {
		const row = await changeReviewers(gitlab, at, (present) => [...present, ...reviewer_ids]);
		return tellLeftOut(hint, { reviewer_ids }, row);
	},
});
