import { path } from '../../client';
import { options } from '../../fields';
import { write } from '../../operation';
import { filterOf, key, place, scopeFilter } from './field';

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#delete-a-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#remove-variable
 */
export const remove = write({
	name: 'Delete',
	action: 'Delete a CI/CD variable (cannot be undone)',
	description: 'Delete a variable permanently',
	role: 'Maintainer',
	fields: [place, key, options(scopeFilter)],
	run: async ({ gitlab, place, key, options }) => {
		await gitlab.delete(path`${place}/variables/${key}`, filterOf(options));
		return { deleted: true };
	},
});
