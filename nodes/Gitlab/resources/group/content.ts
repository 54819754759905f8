import { choice, flag, number, text } from '../../fields';

/** What a group can have, new or there. */
export const content = [
	flag('auto_devops_enabled', 'Whether to use it in projects', { displayName: 'Auto DevOps' }),
	text('default_branch', { placeholder: 'e.g. main' }),
	text('description', { lines: 4 }),
	flag('emails_enabled', 'Whether to send them', { default: true }),
	flag('lfs_enabled', 'Whether to use it in projects', { displayName: 'Git LFS', default: true }),
	flag('mentions_disabled', 'Whether mentions of the group notify nobody'),
	choice(
		'project_creation_level',
		{
			developer: 'Developers',
			maintainer: 'Maintainers',
			owner: 'Owners',
			administrator: 'Administrators',
			noone: 'No One',
		},
		{ displayName: 'Who Can Create Projects', default: 'developer' },
	),
	flag('request_access_enabled', 'Whether users can ask for access', { default: true }),
	flag('require_two_factor_authentication', 'Whether all members need it'),
	flag('share_with_group_lock', 'Whether its projects cannot be shared with other groups'),
	choice(
		'subgroup_creation_level',
		{ maintainer: 'Maintainers', owner: 'Owners' },
		{ displayName: 'Who Can Create Subgroups' },
	),
	number('two_factor_grace_period', { min: 0, default: 48, description: 'In hours' }),
	choice('visibility', { private: 'Private', internal: 'Internal', public: 'Public' }),
] as const;

/**
 * What is changed of groups that are there: a new one is given them by Update. Settings of LDAP, and what only
 * administrators may, 'API Call' can send.
 */
export const settings = [
	choice(
		'enabled_git_access_protocol',
		{ all: 'SSH and HTTP', ssh: 'SSH', http: 'HTTP' },
		{ displayName: 'Git Access' },
	),
	flag('membership_lock', 'Whether to keep users from being added to its projects (Premium)'),
	choice(
		'shared_runners_setting',
		{
			enabled: 'On',
			disabled_and_overridable: 'Off, Can Be Switched on Below',
			disabled_and_unoverridable: 'Off',
		},
		{ displayName: 'Instance Runners' },
	),
	flag('show_diff_preview_in_email', 'Whether to show changed lines', { default: true }),
	choice(
		'wiki_access_level',
		{ enabled: 'Everybody', private: 'Members', disabled: 'Nobody' },
		{ displayName: 'Wiki', description: 'Premium' },
	),

	text('allowed_email_domains_list', {
		displayName: 'Allowed Email Domains',
		placeholder: 'e.g. example.com,example.org',
		description: 'Separated by commas (Premium)',
	}),
	flag('allow_merge_on_skipped_pipeline', 'Whether to allow it (Premium)'),
	text('ip_restriction_ranges', {
		displayName: 'Allowed IP Ranges',
		placeholder: 'e.g. 192.0.2.0/24,198.51.100.7',
		description: 'Separated by commas (Premium)',
	}),
	flag('auto_duo_code_review_enabled', 'Whether GitLab Duo reviews merge requests (Premium)', {
		displayName: 'Automatic Duo Reviews',
	}),
	choice(
		'duo_availability',
		{ default_on: 'On', default_off: 'Off, Can Be Switched on Below', never_on: 'Off' },
		{ displayName: 'GitLab Duo', description: 'Premium' },
	),
	flag('duo_core_features_enabled', 'Whether to use it (Premium)', { displayName: 'GitLab Duo Core' }),
	flag('duo_remote_flows_availability', 'Whether to use them (Premium)', { displayName: 'GitLab Duo Flows' }),
	flag('duo_sast_fp_detection_availability', 'Whether to use it (Ultimate)', {
		displayName: 'GitLab Duo False Positive Detection',
	}),
	flag('experiment_features_enabled', 'Whether to use GitLab Duo features that are not ready (Premium)', {
		displayName: 'GitLab Duo Experiments',
	}),
	number('max_artifacts_size', { min: 1, description: 'In megabytes' }),
	flag('auto_ban_user_on_excessive_projects_download', 'Whether to ban who downloads more (Ultimate)', {
		displayName: 'Project Download Limit: Ban',
	}),
	number('unique_project_download_limit', {
		min: 0,
		displayName: 'Project Download Limit',
		description: 'Projects that a user may download in the interval (Ultimate)',
	}),
	number('unique_project_download_limit_interval_in_seconds', {
		min: 0,
		displayName: 'Project Download Limit: Interval',
		description: 'In seconds',
	}),
	flag('only_allow_merge_if_all_discussions_are_resolved', 'Whether merging needs it (Premium)', {
		displayName: 'Threads Must Be Resolved',
	}),
	flag('only_allow_merge_if_pipeline_succeeds', 'Whether merging needs it (Premium)', {
		displayName: 'Pipelines Must Succeed',
	}),
	flag('prevent_forking_outside_group', 'Whether to prevent it (Premium)'),
	flag('prevent_sharing_groups_outside_hierarchy', 'Whether to prevent it, at the top level'),
	flag('service_access_tokens_expiration_enforced', 'Whether they must expire (Premium)', {
		displayName: 'Service Account Tokens Expire',
	}),
] as const;
