import { path } from '../../client';
import { choice, filters, flag, limit, moment, options, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { filePathParam, ref } from '../file/field';
import { simpleCommit } from './simple';

/** @see https://docs.gitlab.com/api/commits/#list-repository-commits */
export const getMany = read({
	name: 'Get Many',
	description: 'List the commits of a branch, a tag or a repository',
	fields: [
		project,
		ref,
		limit,
		filters(
			flag('all', 'Whether to include all branches and tags', { displayName: 'All Branches' }),
			text('author', {
				placeholder: 'e.g. maria.santos@example.com',
				description: 'Part of the name or email address',
			}),
			filePathParam('path', 'File or Folder'),
			flag('first_parent', 'Whether to leave out what came in by merges'),
			moment('since'),
			moment('until'),
		),
		options(
			choice('order', { default: 'Newest First', topo: 'Branch by Branch' }, { displayName: 'Order' }),
			flag('trailers', 'Whether to return them'),
			flag('with_stats', 'Whether to count changed lines', {
				displayName: 'With Statistics',
			}),
		),
	],
	simplify: simpleCommit,
	run: async ({ gitlab, project, ref, limit, filters, options }) =>
		await gitlab.list(
			path`/projects/${project}/repository/commits`,
			{ ...(ref !== undefined && { ref_name: ref }), ...filters, ...options },
			limit,
		),
});
