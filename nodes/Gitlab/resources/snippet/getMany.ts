import { path } from '../../client';
import { filters, limit, moment, shownFor } from '../../fields';
import { projectOrMe } from '../../fields/places';
import { read } from '../../operation';
import { simpleSnippet } from './simple';

/** GitLab only narrows the list of a user's own. */
const ownFilters = shownFor('belongsTo', ['me'], filters(moment('created_after'), moment('created_before')));

/**
 * @see https://docs.gitlab.com/api/project_snippets/#list-snippets
 * @see https://docs.gitlab.com/api/snippets/#list-all-snippets-for-current-user
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the snippets of a project, or your own',
	fields: [projectOrMe, limit, ownFilters],
	simplify: simpleSnippet,
	run: async ({ gitlab, place, limit, filters }) =>
		await gitlab.list(path`${place}/snippets`, filters, limit),
});
