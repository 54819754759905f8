import { path } from '../../client';
import { filters, limit, sorting, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { simpleTag } from './simple';

/** @see https://docs.gitlab.com/api/tags/#list-project-repository-tags */
export const getMany = read({
	name: 'Get Many',
	description: 'List the tags of a project',
	fields: [
		project,
		limit,
		filters(text('search', { description: '^term and term$ match beginning and end' })),
		sorting({ updated: 'Updated At', name: 'Name', version: 'Version' }),
	],
	simplify: simpleTag,
	run: async ({ gitlab, project, limit, filters, options }) =>
		await gitlab.list(path`/projects/${project}/repository/tags`, { ...filters, ...options }, limit, {
			key: 'name',
			countsMore: true,
		}),
});
