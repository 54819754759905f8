import { read } from '../../operation';
import { at } from './field';
import { simpleSnippet } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_snippets/#get-a-snippet
 * @see https://docs.gitlab.com/api/snippets/#get-a-snippet
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a snippet without what is in its files',
	fields: [at],
	simplify: simpleSnippet,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
