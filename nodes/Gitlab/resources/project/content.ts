import { choice, flag, named, number, text, texts } from '../../fields';
import { featureAccess } from './features';

const topics = texts('topics', {
	placeholder: 'e.g. ruby,rails',
	description: 'Separated by commas',
	cleared: [],
});

/** Who can see a project, fork or import. */
export const visibility = choice('visibility', named('private', 'internal', 'public'));

/** What a fork or an import can be given of it too. */
export const description = text('description', { lines: 4 });

/** Where merge requests of a fork go at first. */
export const targetSelf = flag('mr_default_target_self', 'Whether merge requests of a fork stay in it', {
	displayName: 'Merge Requests Target Self',
});

/** What a project can have, new or there. */
export const content = [
	flag('auto_devops_enabled', 'Whether to use Auto DevOps', { displayName: 'Auto DevOps' }),
	flag('autoclose_referenced_issues', 'Whether merging closes issues that are named', {
		displayName: 'Close Referenced Issues',
		default: true,
	}),
	number('build_timeout', { min: 600, default: 3600, displayName: 'Job Timeout', description: 'In seconds' }),
	text('ci_config_path', { displayName: 'CI/CD Configuration File', placeholder: 'e.g. .gitlab-ci.yml' }),
	text('default_branch', { placeholder: 'e.g. main' }),
	description,
	featureAccess,
	flag('lfs_enabled', 'Whether to use Git LFS', { displayName: 'Git LFS', default: true }),
	choice('merge_method', { merge: 'Merge Commit', rebase_merge: 'Semi-Linear', ff: 'Fast-Forward' }),
	flag('only_allow_merge_if_all_discussions_are_resolved', 'Whether open threads block merging', {
		displayName: 'Threads Must Be Resolved',
	}),
	flag('only_allow_merge_if_pipeline_succeeds', 'Whether merging needs a green pipeline', {
		displayName: 'Pipelines Must Succeed',
	}),
	flag('remove_source_branch_after_merge', 'Whether merging deletes source branches', { default: true }),
	flag('request_access_enabled', 'Whether users can ask for access', { default: true }),
	flag('shared_runners_enabled', 'Whether to use instance runners', {
		displayName: 'Instance Runners',
		default: true,
	}),
	choice('squash_option', {
		default_off: 'Allow',
		default_on: 'Encourage',
		always: 'Require',
		never: 'Do Not Allow',
	}),
	topics,
	visibility,
] as const;
