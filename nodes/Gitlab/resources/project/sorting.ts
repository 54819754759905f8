import { sorting } from '../../fields/sorting';
import { more } from './more';

const COLUMNS = {
	created_at: 'Created At',
	id: 'ID',
	last_activity_at: 'Last Activity At',
	name: 'Name',
	packages_size: 'Packages Size (Administrators)',
	path: 'Path',
	repository_size: 'Repository Size (Administrators)',
	similarity: 'Similarity to Search',
	star_count: 'Stars',
	storage_size: 'Storage Size (Administrators)',
	updated_at: 'Updated At',
	wiki_size: 'Wiki Size (Administrators)',
};

/** The order of a list of projects, and what it has more of each. */
export const projectSorting = sorting(COLUMNS, ...more);
