import { path } from '../../client';
import { limit, sorting } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { ref } from '../file/field';

/** @see https://docs.gitlab.com/api/repositories/#list-repository-contributors */
export const getContributors = read({
	name: 'Get Contributors',
	action: 'Get the contributors of a repository',
	description: 'List who has made commits, and how many',
	fields: [project, ref, limit, sorting({ commits: 'Commits', email: 'Email', name: 'Name' })],
	run: async ({ gitlab, project, ref, limit, options }) =>
		await gitlab.list(
			path`/projects/${project}/repository/contributors`,
			{ ...(ref !== undefined && { ref }), ...options },
			limit,
			{ key: 'email' },
		),
});
