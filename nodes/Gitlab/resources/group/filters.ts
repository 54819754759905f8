import {
	type Param,
	choice,
	day,
	filters,
	flag,
	identifiersFrom,
	numberFrom,
	role,
	sorting,
	text,
} from '../../fields';
import { withCustomAttributes } from '../user/simple';

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
	flag('active', 'Whether to leave out archived ones and those marked for deletion'),
	flag('all_available', 'Whether to include groups that you are no member of'),
	flag('archived', 'Whether to return only these'),
	day('marked_for_deletion_on', { description: 'Premium' }),
	role('min_access_level', { displayName: 'My Role at Least' }),
	flag('owned', 'Whether to return only these'),
	text('repository_storage', { description: 'For administrators' }),
	text('search', { description: 'Part of a name or path' }),
	skipGroups,
	flag('top_level_only', 'Whether to leave subgroups out'),
	choice('visibility', { internal: 'Internal', private: 'Private', public: 'Public' }),
);

/** How groups are sorted, and what else is told of them. */
export const groupSorting = sorting(
	{ id: 'ID', name: 'Name', path: 'Path', similarity: 'Similarity to Search' },
	flag('statistics', 'Whether to return how much space they take (administrators)', {
		displayName: 'Statistics',
	}),
	withCustomAttributes,
);
