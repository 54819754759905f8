import { read } from '../../operation';
import { at } from './field';

/** @see https://docs.gitlab.com/api/feature_flags/#get-a-single-feature-flag */
export const get = read({
	name: 'Get',
	action: 'Get a feature flag',
	description: 'Retrieve one feature flag of a project with its strategies',
	role: 'Developer',
	fields: [at],
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
