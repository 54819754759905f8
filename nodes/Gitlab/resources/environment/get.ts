import { read } from '../../operation';
import { at } from './field';
import { simpleEnvironment } from './simple';

/** @see https://docs.gitlab.com/api/environments/#retrieve-an-environment */
export const get = read({
	name: 'Get',
	description: 'Retrieve an environment',
	role: 'Reporter',
	fields: [at],
	simplify: simpleEnvironment,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
