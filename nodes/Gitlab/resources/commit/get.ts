import { flag, options } from '../../fields';
import { read } from '../../operation';
import { at } from './field';
import { simpleCommit } from './simple';

/** @see https://docs.gitlab.com/api/commits/#retrieve-a-commit */
export const get = read({
	name: 'Get',
	description: 'Retrieve a commit',
	fields: [at, options(flag('stats', 'Whether to count changed lines', { default: true }))],
	simplify: simpleCommit,
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});
