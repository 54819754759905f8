import { updateFields } from '../../fields';
import { write } from '../../operation';
import { content } from './content';
import { at } from './field';
import { simpleEnvironment } from './simple';

/** @see https://docs.gitlab.com/api/environments/#update-an-environment */
export const update = write({
	name: 'Update',
	description: 'Change some fields of an environment',
	role: 'Developer',
	fields: [at, updateFields(...content)],
	simplify: simpleEnvironment,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
