import type { IDataObject } from 'n8n-workflow';
import { type Param, choice, flag, named, number, rows, text, texts } from '../../fields';

/** Parts of a project, by the beginning of GitLab's parameter. */
const FEATURES = {
	analytics: 'Analytics',
	builds: 'CI/CD',
	...named('container_registry', 'environments', 'feature_flags'),
	forking: 'Forks',
	...named('infrastructure', 'issues', 'merge_requests', 'model_experiments', 'model_registry'),
	...named('monitor', 'package_registry', 'pages', 'releases', 'repository'),
	requirements: 'Requirements (Ultimate)',
	security_and_compliance: 'Security and Compliance',
	snippets: 'Snippets',
	wiki: 'Wiki',
};

const LEVELS = { enabled: 'Everyone With Access', private: 'Project Members', disabled: 'Nobody' };
/** Only these are also open to all, whatever the visibility of the project is. */
const OPEN = ['package_registry', 'pages'];

const isOpen = { show: { feature: OPEN } };

const openLevel = choice(
	'open_level',
	{ ...LEVELS, public: 'Everyone' },
	{ displayName: 'Who Can Use It', default: 'enabled' },
);

/** Who can use what of a project; each feature is one of GitLab's parameters: see {@link withFeatures}. */
const featureAccess: Param<'feature_access', IDataObject[]> = rows('feature_access', {
	displayName: 'Feature Access',
	each: 'Feature',
	required: [choice('feature', FEATURES, { default: 'issues' })],
	optional: [
		shown(choice('level', LEVELS, { displayName: 'Who Can Use It' }), { hide: { feature: OPEN } }),
		shown(openLevel, isOpen),
	],
});

/** What is sent of a project's fields: feature access under GitLab's names. n8n gives hidden levels too. */
export function withFeatures({ feature_access: given, ...fields }: IDataObject): IDataObject {
	// Cleared, it is an empty text: then no feature changes.
	const features = Array.isArray(given) ? (given as IDataObject[]) : [];
	const levels = features.map(({ feature, level, open_level }) => [
		`${String(feature)}_access_level`,
		OPEN.includes(String(feature)) ? (open_level ?? 'enabled') : (level ?? 'enabled'),
	]);
	return { ...fields, ...Object.fromEntries(levels) };
}

function shown(param: Param, displayOptions: Param['property']['displayOptions']): Param {
	return { ...param, property: { ...param.property, displayOptions } };
}

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
