import { path } from '../../client';
import { options } from '../../fields';
import { read } from '../../operation';
import { filterOf, key, place, scopeFilter } from './field';
import { simpleVariable } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#get-a-single-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#show-variable-details
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a variable',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, key, options(scopeFilter)],
	simplify: simpleVariable,
	run: async ({ gitlab, place, key, options }) =>
		await gitlab.get(path`${place}/variables/${key}`, filterOf(options)),
});
