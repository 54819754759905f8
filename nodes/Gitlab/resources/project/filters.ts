import { choice, day, filters, flag, moment, number, role, text } from '../../fields';

/** What narrows any list of projects. */
const common = [
	flag('archived', 'Whether to return only these (off: only the others)'),
	number('id_after', { min: 0, displayName: 'ID After' }),
	number('id_before', { min: 1, displayName: 'ID Before' }),
	flag('membership', 'Whether to return only these'),
	role('min_access_level', { displayName: 'My Role at Least' }),
	flag('owned', 'Whether to return only these'),
	text('search', { description: 'In path, name and description' }),
	flag('starred', 'Whether to return only these'),
	moment('updated_after'),
	moment('updated_before'),
	choice('visibility', { internal: 'Internal', private: 'Private', public: 'Public' }),
	flag('with_issues_enabled', 'Whether to return only these'),
	flag('with_merge_requests_enabled', 'Whether to return only these'),
	text('with_programming_language', { displayName: 'Programming Language', placeholder: 'e.g. TypeScript' }),
] as const;

/** What narrows the list of a user's projects. */
export const userProjectFilters = filters(...common);

/** What narrows the list of all projects. */
export const projectFilters = filters(
	...common,
	flag('active', 'Whether to leave out archived ones and those marked for deletion'),
	flag('imported', 'Whether to return only these'),
	flag('include_hidden', 'Whether to include these (administrators, Premium)'),
	flag('include_pending_delete', 'Whether to include these (administrators)'),
	moment('last_activity_after'),
	moment('last_activity_before'),
	day('marked_for_deletion_on', { description: 'Premium' }),
	flag('repository_checksum_failed', 'Whether to return only these (administrators, Premium)'),
	text('repository_storage', { description: 'For administrators' }),
	flag('search_namespaces', 'Whether to look in the paths of groups too', {
		displayName: 'Search in Group Paths',
	}),
	text('topic', {
		displayName: 'Topics',
		placeholder: 'e.g. ruby,rails',
		description: 'Separated by commas; projects must have all',
	}),
	number('topic_id', { min: 1 }),
	flag('wiki_checksum_failed', 'Whether to return only these (administrators, Premium)'),
);
