import { path } from '../../client/path';
import { limit } from '../../fields/paging';
import { read } from '../../operation';
import { projectFilters } from './filters';
import { simpleProject } from './simple';
import { projectSorting } from './sorting';

/** @see https://docs.gitlab.com/api/projects/#list-all-projects */
export const getMany = read({
	name: 'Get Many',
	action: 'Get many projects',
	description: 'List projects that you can see',
	fields: [limit, projectFilters, projectSorting],
	simplify: simpleProject,
	run: async ({ gitlab, limit, filters, options }) =>
		await gitlab.list(path`/projects`, { ...filters, ...options }, limit),
});
