import type { IDataObject } from 'n8n-workflow';
import { flatten } from '../../client';

/**
 * Why GitLab does not merge, by its `detailed_merge_status`.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#merge-status
 */
const REASONS = new Map(
	Object.entries({
		approvals_syncing: 'its approvals are being brought up to date',
		checking: 'GitLab is still checking it',
		ci_must_pass: 'a pipeline must succeed first',
		ci_still_running: 'its pipeline is still running',
		commits_status: 'its source branch is missing or has no commits',
		conflict: 'it has conflicts with its target branch',
		discussions_not_resolved: 'threads must be resolved first',
		draft_status: 'it is a draft',
		jira_association_missing: 'its title or description must name a Jira issue',
		locked_lfs_files: 'it changes LFS files that others have locked',
		locked_paths: 'it changes paths that others have locked',
		merge_request_blocked: 'another merge request blocks it',
		merge_time: 'it may only be merged later',
		need_rebase: 'it must be rebased first',
		not_approved: 'it must be approved first',
		not_open: 'it is not open',
		preparing: 'GitLab is still preparing it',
		requested_changes: 'a reviewer has requested changes',
		security_policy_evaluation: 'security policies are being evaluated',
		security_policy_pipeline_check: 'all pipelines of its newest commit must succeed first',
		security_policy_violations: 'it violates security policies',
		status_checks_must_pass: 'external status checks must pass first',
		title_regex: 'its title does not fit the form that the project wants',
		unchecked: 'GitLab has not checked it yet',
	}),
);

/** What GitLab shows where nothing stands in the way; the second is older servers' word. */
const MERGEABLE = ['mergeable', 'can_be_merged'];

/** Why a merge request cannot be merged now, if GitLab tells; a status that is not known here is shown as it is. */
export function whyNotMergeable({
	state,
	merge_error,
	detailed_merge_status,
	merge_status,
}: IDataObject): string | undefined {
	if (state === 'merged') return 'it is merged already';
	if (state === 'locked') return 'GitLab is merging it at this moment';
	const status = detailed_merge_status ?? merge_status;
	if (typeof status === 'string' && status && !MERGEABLE.includes(status))
		return REASONS.get(status) ?? `its merge status is '${status}'`;
	return flatten(merge_error) || undefined;
}
