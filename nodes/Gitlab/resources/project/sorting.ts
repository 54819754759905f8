import { sorting } from '../../fields';
import { more } from './more';

/** By what any list of projects can be sorted. */
const COMMON = {
	created_at: 'Created At',
	id: 'ID',
	last_activity_at: 'Last Activity At',
	name: 'Name',
	path: 'Path',
	star_count: 'Stars',
	updated_at: 'Updated At',
};

/** By what all projects can be sorted. */
export const COLUMNS = {
	...COMMON,
	packages_size: 'Packages Size (Administrators)',
	repository_size: 'Repository Size (Administrators)',
	similarity: 'Similarity to Search',
	storage_size: 'Storage Size (Administrators)',
	wiki_size: 'Wiki Size (Administrators)',
};

/** The order of a user's projects, and what the list has more of each. */
export const userProjectSorting = sorting(COMMON, ...more);
