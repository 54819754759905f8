import { read } from '../../operation';
import { at } from './field';

/** @see https://docs.gitlab.com/api/feature_flags/#get-a-single-feature-flag */
export const get = read({
	name: 'Get',
	description: 'Retrieve a feature flag',
	role: 'Developer',
	fields: [at],
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
