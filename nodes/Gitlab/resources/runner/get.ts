import { flag, options } from '../../fields';
import { read } from '../../operation';
import { at } from './field';
import { simpleRunnerInDetail } from './simple';

/** @see https://docs.gitlab.com/api/runners/#get-runners-details */
export const get = read({
	name: 'Get',
	description: 'Retrieve a runner',
	fields: [
		at,
		options(flag('include_projects', 'Whether to tell its projects, without Simplify', { default: true })),
	],
	simplify: simpleRunnerInDetail,
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});
