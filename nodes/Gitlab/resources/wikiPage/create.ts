import { path } from '../../client';
import { additionalFields, required } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { body, content, title } from './content';

/**
 * @see https://docs.gitlab.com/api/wikis/#create-a-wiki-page
 * @see https://docs.gitlab.com/api/group_wikis/#create-a-wiki-page
 */
export const create = write({
	name: 'Create',
	description: 'Add a wiki page; groups: Premium',
	role: 'Developer',
	fields: [projectOrGroup, required(title), required(body), additionalFields(...content)],
	run: async ({ gitlab, place, title, content, additionalFields }) =>
		await gitlab.post(path`${place}/wikis`, { title, content, ...additionalFields }),
});
