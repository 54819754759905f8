import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleReviewer } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#retrieve-merge-request-reviewers */
export const getReviewers = read({
	name: 'Get Reviewers',
	action: 'Get reviewers of a merge request',
	description: 'List the reviewers and the state of each review',
	fields: [at, limit],
	simplify: simpleReviewer,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/reviewers`, {}, limit),
});
