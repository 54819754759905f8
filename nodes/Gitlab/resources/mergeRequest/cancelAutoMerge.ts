import { failureOf, path } from '../../client';
import { write } from '../../operation';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#cancel-merge-when-pipeline-succeeds */
export const cancelAutoMerge = write({
	name: 'Cancel Auto-Merge',
	action: 'Cancel auto-merge of a merge request',
	description: 'Stop GitLab from merging as soon as all checks pass',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => {
		const answer = await gitlab.post(path`${at}/cancel_merge_when_pipeline_succeeds`);
		// GitLab answers 201 also where it refuses, and with the outcome instead of the merge request.
		if (answer.status === 'error') throw failureOf(Number(answer.http_status ?? 406), answer);
		return answer.iid === undefined ? await gitlab.get(at) : answer;
	},
});
