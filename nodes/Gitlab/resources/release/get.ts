import { options } from '../../fields';
import { read } from '../../operation';
import { at, html } from './field';
import { simpleRelease } from './simple';

/** @see https://docs.gitlab.com/api/releases/#get-a-release-by-a-tag-name */
export const get = read({
	name: 'Get',
	description: 'Retrieve a release',
	fields: [at, options(html)],
	simplify: simpleRelease,
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});
