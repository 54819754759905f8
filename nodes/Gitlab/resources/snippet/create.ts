import { path } from '../../client';
import { additionalFields, required } from '../../fields';
import { projectOrMe } from '../../fields/places';
import { write } from '../../operation';
import { content, files, title } from './content';
import { simpleSnippet } from './simple';

/**
 * @see https://docs.gitlab.com/api/project_snippets/#create-a-snippet
 * @see https://docs.gitlab.com/api/snippets/#create-a-snippet
 */
export const create = write({
	name: 'Create',
	description: 'Add a snippet to a project, or of your own',
	role: 'Reporter',
	fields: [projectOrMe, required(title), files, additionalFields(...content)],
	simplify: simpleSnippet,
	run: async ({ gitlab, place, title, files, additionalFields }) =>
		await gitlab.post(path`${place}/snippets`, { title, files, ...additionalFields }),
});
