import { read } from '../../operation';
import { at } from './field';
import { simpleBranch } from './simple';

/** @see https://docs.gitlab.com/api/branches/#get-single-repository-branch */
export const get = read({
	name: 'Get',
	description: 'Retrieve a branch with its newest commit',
	fields: [at],
	simplify: simpleBranch,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
