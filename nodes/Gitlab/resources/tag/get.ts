import { read } from '../../operation';
import { at } from './field';
import { simpleTag } from './simple';

/** @see https://docs.gitlab.com/api/tags/#get-a-single-repository-tag */
export const get = read({
	name: 'Get',
	description: 'Retrieve a tag',
	fields: [at],
	simplify: simpleTag,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
