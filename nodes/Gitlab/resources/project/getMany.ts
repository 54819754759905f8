import { path } from '../../client/path';
import { limit } from '../../fields/paging';
import { sorting } from '../../fields/sorting';
import { read } from '../../operation';
import { projectFilters } from './filters';
import { more } from './more';
import { simpleProject } from './simple';

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

/** @see https://docs.gitlab.com/api/projects/#list-all-projects */
export const getMany = read({
	name: 'Get Many',
	action: 'Get many projects',
	description: 'List projects that you can see: all of them, your own, or where you are a member',
	fields: [limit, projectFilters, sorting(COLUMNS, ...more)],
	simplify: simpleProject,
	run: async ({ gitlab, limit, filters, options }) =>
		await gitlab.list(path`/projects`, { ...filters, ...options }, limit),
});
