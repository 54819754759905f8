import { path } from '../../client';
import { choice, filters, limit, options, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { simpleBranch } from './simple';

/** @see https://docs.gitlab.com/api/branches/#list-repository-branches */
export const getMany = read({
	name: 'Get Many',
	description: 'List the branches of a project',
	fields: [
		project,
		limit,
		filters(
			text('search', { description: '^term and term$ match beginning and end' }),
			text('regex', {
				displayName: 'Regular Expression',
				placeholder: 'e.g. ^release/',
				description: 'RE2 syntax; not together with Search',
			}),
		),
		options(
			choice(
				'sort',
				{ name_asc: 'Name', updated_desc: 'Newest Commit First', updated_asc: 'Oldest Commit First' },
				{ displayName: 'Sort By' },
			),
		),
	],
	simplify: simpleBranch,
	run: async ({ gitlab, project, limit, filters, options }) =>
		await gitlab.list(path`/projects/${project}/repository/branches`, { ...filters, ...options }, limit, {
			key: 'name',
			countsMore: true,
		}),
});
