import { choice, choices, flag, named, number, text } from '../../fields';
import { targetSelf } from './content';

const merging = [
	flag('allow_merge_on_skipped_pipeline', 'Whether a skipped pipeline lets merge'),
	text('issue_branch_template', { placeholder: 'e.g. %{id}-%{title}' }),
	text('merge_commit_template', { lines: 3, quickActions: true }),
	text('merge_request_title_regex', { displayName: 'Merge Request Title Pattern' }),
	text('merge_request_title_regex_description', { displayName: 'Merge Request Title Pattern Explained' }),
	flag('printing_merge_request_link_enabled', 'Whether a push prints a link to create a merge request', {
		displayName: 'Print Merge Request Link',
	}),
	flag('resolve_outdated_diff_discussions', 'Whether a push resolves threads on lines that it changes', {
		displayName: 'Resolve Outdated Threads',
	}),
	text('squash_commit_template', { lines: 3, quickActions: true }),
	text('suggestion_commit_message', { quickActions: true }),
	targetSelf,
];

const pipelines = [
	choice(
		'auto_cancel_pending_pipelines',
		{ enabled: 'On', disabled: 'Off' },
		{ displayName: 'Cancel Redundant Pipelines' },
	),
	choice('auto_devops_deploy_strategy', named('continuous', 'manual', 'timed_incremental')),
	choice('build_git_strategy', { fetch: 'Fetch', clone: 'Clone' }, { displayName: 'Git Strategy' }),
	flag(
		'ci_allow_fork_pipelines_to_run_in_parent_project',
		'Whether merge requests of forks run pipelines here',
		{ displayName: 'Run Fork Pipelines Here' },
	),
	number('ci_default_git_depth', { min: 0, displayName: 'Git Depth', default: 20 }),
	number('ci_delete_pipelines_in_seconds', {
		min: 86_400,
		displayName: 'Delete Pipelines After',
		description: 'In seconds',
	}),
	flag('ci_forward_deployment_enabled', 'Whether outdated deployments are prevented', {
		displayName: 'Prevent Outdated Deployments',
	}),
	flag('ci_forward_deployment_rollback_allowed', 'Whether jobs can be run again to roll back', {
		displayName: 'Allow Rollbacks',
	}),
	choices(
		'ci_id_token_sub_claim_components',
		{ project_path: 'Project Path', ref: 'Ref', ref_type: 'Ref Type' },
		{ displayName: 'ID Token Subject' },
	),
	choice(
		'ci_pipeline_variables_minimum_override_role',
		{ developer: 'Developers', maintainer: 'Maintainers', owner: 'Owners', no_one_allowed: 'No One' },
		{ displayName: 'Who Can Set Pipeline Variables' },
	),
	flag('ci_push_repository_for_job_token_allowed', 'Whether job tokens can push', {
		displayName: 'Job Tokens Push',
	}),
	flag('ci_separated_caches', 'Whether protected branches have caches of their own', {
		displayName: 'Separate Caches',
	}),
	flag('group_runners_enabled', 'Whether to use group runners', { displayName: 'Group Runners' }),
	flag('keep_latest_artifact', 'Whether the newest artifacts are kept'),
	number('max_artifacts_size', { min: 1, description: 'In megabytes' }),
	flag('public_jobs', 'Whether jobs can be seen by those who are no members'),
	choice(
		'resource_group_default_process_mode',
		named('unordered', 'oldest_first', 'newest_first', 'newest_ready_first'),
	),
];

const others = [
	flag('emails_enabled', 'Whether to send notifications by email', { default: true }),
	flag('enforce_auth_checks_on_uploads', 'Whether uploads need authentication', {
		displayName: 'Protect Uploads',
	}),
	text('external_authorization_classification_label', { displayName: 'Classification Label' }),
	text('repository_storage', { description: 'For administrators' }),
	flag('service_desk_enabled', 'Whether to use Service Desk', { displayName: 'Service Desk' }),
	flag('show_default_award_emojis', 'Whether thumbs are shown without a reaction'),
	flag('show_diff_preview_in_email', 'Whether emails show changed lines', { default: true }),
	flag('warn_about_potentially_unwanted_characters', 'Whether GitLab warns of hidden characters', {
		displayName: 'Warn of Hidden Characters',
	}),
	flag('web_based_commit_signing_enabled', 'Whether GitLab signs commits made in its UI', {
		displayName: 'Sign Web Commits',
	}),
];

const paid = [
	flag('duo_remote_flows_enabled', 'Whether to use them (Premium)', { displayName: 'GitLab Duo Flows' }),
	flag('duo_sast_fp_detection_enabled', 'Whether to use it (Ultimate)', {
		displayName: 'GitLab Duo False Positive Detection',
	}),
	flag('duo_sast_vr_workflow_enabled', 'Whether to use it (Ultimate)', {
		displayName: 'GitLab Duo Vulnerability Resolution',
	}),
	flag('spp_repository_pipeline_access', 'Whether security policies may read its pipelines (Ultimate)', {
		displayName: 'Security Policy Access',
	}),
	flag('allow_pipeline_trigger_approve_deployment', 'Whether who starts a pipeline may approve (Premium)', {
		displayName: 'Approve Own Deployments',
	}),
	flag('auto_duo_code_review_enabled', 'Whether GitLab Duo reviews merge requests (Premium)', {
		displayName: 'Automatic Duo Reviews',
	}),
	choice(
		'ci_restrict_pipeline_cancellation_role',
		{ developer: 'Developers', maintainer: 'Maintainers', no_one: 'No One' },
		{ displayName: 'Who Can Cancel Pipelines', description: 'Premium' },
	),
	number('fallback_approvals_required', {
		min: 0,
		displayName: 'Fallback Approvals',
		description: 'Ultimate',
	}),
	text('issues_template', {
		lines: 3,
		quickActions: true,
		displayName: 'Issue Template',
		description: 'Premium',
	}),
	flag('merge_pipelines_enabled', 'Whether to run merged results pipelines (Premium)', {
		displayName: 'Merged Results Pipelines',
	}),
	text('merge_requests_template', {
		lines: 3,
		quickActions: true,
		displayName: 'Merge Request Template',
		description: 'Premium',
	}),
	flag('merge_trains_enabled', 'Whether to use merge trains (Premium)', { displayName: 'Merge Trains' }),
	flag('merge_trains_skip_train_allowed', 'Whether merging past the train is possible (Premium)', {
		displayName: 'Skip Merge Train',
	}),
	flag('only_allow_merge_if_all_status_checks_passed', 'Whether status checks must pass (Ultimate)', {
		displayName: 'Status Checks Must Pass',
	}),
	flag('prevent_merge_without_jira_issue', 'Whether merging needs a Jira issue (Ultimate)', {
		displayName: 'Jira Issue Required',
	}),
];

const pullMirror = [
	flag('mirror', 'Whether to pull from Import URL (Premium)', { displayName: 'Pull Mirror' }),
	text('import_url', {
		displayName: 'Import URL',
		placeholder: 'e.g. https://example.com/group/project.git',
	}),
	text('mirror_branch_regex', { displayName: 'Pull Mirror: Branch Pattern', description: 'Premium' }),
	flag('mirror_overwrites_diverged_branches', 'Whether diverged branches are overwritten (Premium)', {
		displayName: 'Pull Mirror: Overwrite',
	}),
	flag('mirror_trigger_builds', 'Whether pulling runs pipelines (Premium)', {
		displayName: 'Pull Mirror: Run Pipelines',
	}),
	number('mirror_user_id', { min: 1, displayName: 'Pull Mirror: User ID', description: 'Premium' }),
	flag('only_mirror_protected_branches', 'Whether only protected branches are pulled (Premium)', {
		displayName: 'Pull Mirror: Protected Only',
	}),
];

/** What is changed of projects that are there: a new one is given them by Update. */
export const settings = [...merging, ...pipelines, ...others, ...paid, ...pullMirror];
