import { updateFields } from '../../fields';
import { write } from '../../operation';
import { changedFiles, content, title } from './content';
import { at } from './field';
import { simpleSnippet } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_snippets/#update-a-snippet
 * @see https://docs.gitlab.com/api/snippets/#update-a-snippet
 */
export const update = write({
	name: 'Update',
	description: 'Change some fields or files of a snippet; those of others need the role Maintainer',
	fields: [at, updateFields(title, ...content, changedFiles)],
	simplify: simpleSnippet,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
