import { filters } from '../../fields/collection';
import type { Param } from '../../fields/param';
import { choice, day, flag, text } from '../../fields/param';
import { role } from '../../fields/role';
import { sorting } from '../../fields/sorting';
import { identifiersFrom, numberFrom } from '../../fields/value';
import { withCustomAttributes } from '../user/more';

/** Groups that a list leaves out. */
export const skipGroups: Param<'skip_groups', number[]> = {
	...text('skip_groups', {
		displayName: 'Without Group IDs',
		placeholder: 'e.g. 7, 12',
		description: 'Separated by commas',
	}),
	convert: (given, item) =>
		identifiersFrom(given, 'Without Group IDs', item, { knownBy: ({ id }) => id }).map(({ text }) =>
			numberFrom(text, 'Without Group IDs', item, 1),
		),
};

/** What narrows a list of groups. */
export const groupFilters = filters(
	flag(
		'active',
		'Whether to return only groups that are neither archived nor marked for deletion (off: those)',
	),
	flag('all_available', 'Whether to include groups that you can see without being a member'),
	flag('archived', 'Whether to return only archived groups'),
	day('marked_for_deletion_on', {
		description: 'Only groups that were marked for deletion on that day (Premium)',
	}),
	role('min_access_level', {
		displayName: 'My Role at Least',
		description: 'Only groups where you have this role or a higher one',
	}),
	flag('owned', 'Whether to return only groups that you own'),
	text('repository_storage', { description: 'Only groups stored there, for self-managed administrators' }),
	text('search', { description: 'Part of a name or path' }),
	skipGroups,
	flag('top_level_only', 'Whether to return only groups at the top level'),
	choice('visibility', { internal: 'Internal', private: 'Private', public: 'Public' }),
);

/** How groups are sorted, and what else is told of them. */
export const groupSorting = sorting(
	{ id: 'ID', name: 'Name', path: 'Path', similarity: 'Similarity to Search' },
	flag('statistics', 'Whether to return how much space they take, for administrators', {
		displayName: 'Statistics',
	}),
	withCustomAttributes,
);
