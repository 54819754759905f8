import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { write } from '../../operation';
import { content, hidden, value } from './content';
import { place } from './field';
import { simpleVariable } from './simple';

/** The key of a new variable. */
export const newKey = required(text('key', { placeholder: 'e.g. DEPLOY_TO' }));

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#create-a-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#create-variable
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/#create-instance-variable
 */
export const create = write({
	name: 'Create',
	description: 'Add a variable to a project, a group, or the instance',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, newKey, value, additionalFields(...content, hidden)],
	simplify: simpleVariable,
	run: async ({ gitlab, place, key, value, additionalFields }) =>
		await gitlab.post(path`${place}/variables`, { key, value, ...additionalFields }),
});
