import { updateFields } from '../../fields';
import { write } from '../../operation';
import { body, content, title } from './content';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/wikis/#update-a-wiki-page
 * @see https://docs.gitlab.com/api/group_wikis/#update-a-wiki-page
 */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a wiki page; a new title moves it',
	role: 'Developer',
	fields: [at, updateFields(title, body, ...content)],
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
