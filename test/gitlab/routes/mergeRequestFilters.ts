import { isDraft } from '../entities/mergeRequest';
import * as values from '../http/values';
import type { Rule } from '../table/rules';
import { byUser, byWord } from '../table/rules';
import type { MergeRequest } from '../world/model';
import { sharedRules } from './filters';

/** Filters that are asked with 'yes' and 'no'. */
const byYes =
	(is: (request: MergeRequest) => boolean): Rule<MergeRequest> =>
	(given, name) => {
		const wanted = values.choice(given, name, ['yes', 'no', 'true', 'false']);
		return wanted && ((request) => is(request) === (wanted === 'yes' || wanted === 'true'));
	};

const approvers = (request: MergeRequest) => request.approvals.map((each) => each.user);
const isApproved = (request: MergeRequest) =>
	request.approvals.length > 0 && request.approvals.length >= request.approvals_required;

/** The filters of lists of merge requests. */
export const mergeRequestRules: Record<string, Rule<MergeRequest>> = {
	...sharedRules,
	reviewer_id: byUser((request) => request.reviewers, 'id'),
	reviewer_username: byUser((request) => request.reviewers, 'username'),
	approved_by_ids: byUser(approvers, 'id'),
	approved_by_usernames: byUser(approvers, 'username'),
	merge_user_id: byUser((request) => [request.merge_user], 'id'),
	merge_user_username: byUser((request) => [request.merge_user], 'username'),
	approved: byYes(isApproved),
	wip: byYes(isDraft),
	draft: byYes(isDraft),
	source_branch: byWord((request) => request.source_branch),
	target_branch: byWord((request) => request.target_branch),
	source_project_id: byWord((request) => String(request.project.id)),
};
