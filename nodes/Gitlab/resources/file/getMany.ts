import { path } from '../../client';
import { flag, limit, options } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { folder, ref } from './field';

/**
 * Files that are equal have one ID, so they are told apart by their paths. GitLab reads page by page only with
 * keysets; by numbers it would read the whole tree for each page.
 *
 * @see https://docs.gitlab.com/api/repositories/#list-all-repository-trees-in-a-project
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the files and folders of a repository',
	fields: [project, ref, limit, options(folder, flag('recursive', 'Whether to list what is in folders too'))],
	run: async ({ gitlab, project, ref, limit, options }) =>
		await gitlab.list(
			path`/projects/${project}/repository/tree`,
			{ ...(ref !== undefined && { ref }), ...options, pagination: 'keyset' },
			limit,
			{ key: 'path' },
		),
});
