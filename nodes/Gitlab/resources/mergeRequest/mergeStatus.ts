/**
 * Why GitLab does not merge, by its `detailed_merge_status`.
 *
 * @see https://docs.gitlab.com/api/merge_requests/#merge-status
 */
const REASONS: Readonly<Record<string, string>> = {
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
	security_policy_violations: 'it violates security policies',
	status_checks_must_pass: 'external status checks must pass first',
	title_regex: 'its title does not fit the form that the project wants',
	unchecked: 'GitLab has not checked it yet',
};

/** Why a merge request cannot be merged now, if its status tells. */
export function whyNotMergeable(status: unknown): string | undefined {
	return REASONS[String(status)];
}
