import { path } from '../../client';
import { options, updateFields } from '../../fields';
import { write } from '../../operation';
import { content, newValue } from './content';
import { filterOf, key, place, scopeFilter } from './field';
import { simpleVariable } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#update-a-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#update-variable
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/#update-instance-variable
 */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a variable',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, key, updateFields(newValue, ...content), options(scopeFilter)],
	simplify: simpleVariable,
	run: async ({ gitlab, place, key, updateFields, options }) =>
		await gitlab.put(path`${place}/variables/${key}`, { ...updateFields, ...filterOf(options) }),
});
