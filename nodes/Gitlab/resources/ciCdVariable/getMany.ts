import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { place } from './field';
import { simpleVariable } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#list-project-variables
 * @see https://docs.gitlab.com/api/group_level_variables/#list-group-variables
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/#list-all-instance-variables
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the variables of a project, a group, or the instance',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, limit],
	simplify: simpleVariable,
	run: async ({ gitlab, place, limit }) => await gitlab.list(path`${place}/variables`, {}, limit),
});
