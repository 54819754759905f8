import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { required } from '../../fields';
import { write } from '../../operation';
import { tellLeftOut } from '../shared/leftOut';
import { listBelow } from '../shared/plain';
import { usersParam } from '../user/field';
import { at, simpleMergeRequest, simpleReviewer } from './field';

/** GitLab takes reviewers only as a whole list: reads it and sends it changed, where that changes it. */
async function changeReviewers(
	gitlab: Gitlab,
	at: Path,
	change: (present: number[]) => number[],
): Promise<IDataObject> {
	return await gitlab.inTurn(`reviewers ${at.encoded}`, async () => {
		const current = await gitlab.get(at);
		const present = ((current.reviewers ?? []) as IDataObject[]).map(({ id }) => Number(id));
		const reviewer_ids = [...new Set(change(present))];
		const isSame = reviewer_ids.length === present.length && present.every((id) => reviewer_ids.includes(id));
		return isSame ? current : await gitlab.put(at, { reviewer_ids });
	});
}

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

/** @see https://docs.gitlab.com/api/merge_requests/#retrieve-merge-request-reviewers */
export const getReviewers = listBelow(at, path`/reviewers`, {
	name: 'Get Reviewers',
	description: 'List the reviewers and the state of each review',
	simplify: simpleReviewer,
});
