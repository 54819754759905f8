import { filters } from '../../fields/collection';
import { choice, day, flag, moment, number, text } from '../../fields/param';
import { role } from '../../fields/role';

/** What narrows any list of projects. */
const common = [
	flag('archived', 'Whether to return only archived projects (off: only projects that are not archived)'),
	number('id_after', { min: 0, displayName: 'ID After' }),
	number('id_before', { min: 1, displayName: 'ID Before' }),
	flag('membership', 'Whether to return only projects where you are a member'),
	role('min_access_level', {
		displayName: 'My Role at Least',
		description: 'Only projects where you have this role or a higher one',
	}),
	flag('owned', 'Whether to return only projects that you own'),
	text('search', { description: 'Words to look for in path, name and description' }),
	flag('starred', 'Whether to return only projects that you starred'),
	moment('updated_after'),
	moment('updated_before'),
	choice('visibility', { internal: 'Internal', private: 'Private', public: 'Public' }),
	flag('with_issues_enabled', 'Whether to return only projects with issues switched on'),
	flag('with_merge_requests_enabled', 'Whether to return only projects with merge requests switched on'),
	text('with_programming_language', { displayName: 'Programming Language', placeholder: 'e.g. TypeScript' }),
] as const;

/** What narrows the list of a user's projects. */
export const userProjectFilters = filters(...common);

/** What narrows the list of all projects. */
export const projectFilters = filters(
	...common,
	flag(
		'active',
		'Whether to return only projects that are not archived or marked for deletion (off: only those that are)',
	),
	flag('imported', 'Whether to return only projects that you imported from elsewhere'),
	flag('include_hidden', 'Whether to include hidden projects, for self-managed administrators (Premium)'),
	flag('include_pending_delete', 'Whether to include projects marked for deletion, for administrators'),
	moment('last_activity_after'),
	moment('last_activity_before'),
	day('marked_for_deletion_on', {
		description: 'Only projects that were marked for deletion on that day (Premium)',
	}),
	flag(
		'repository_checksum_failed',
		'Whether to return only projects whose repository is damaged, for self-managed administrators (Premium)',
	),
	text('repository_storage', { description: 'Only projects stored there, for self-managed administrators' }),
	flag('search_namespaces', 'Whether Search looks in the paths of groups too', {
		displayName: 'Search in Group Paths',
	}),
	text('topic', {
		displayName: 'Topics',
		placeholder: 'e.g. ruby,rails',
		description: 'Names of topics, separated by commas, all of which a project must have',
	}),
	number('topic_id', { min: 1 }),
	flag(
		'wiki_checksum_failed',
		'Whether to return only projects whose wiki is damaged, for self-managed administrators (Premium)',
	),
);
