import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { groupIdParam } from '../../fields/places';
import { write } from '../../operation';
import { content } from './content';
import { simpleGroup } from './simple';

/** @see https://docs.gitlab.com/api/groups/#create-a-group */
export const create = write({
	name: 'Create',
	description: 'Add a group, at the top level or in another one',
	fields: [
		required(text('name')),
		required(text('path', { placeholder: 'e.g. platform-team' })),
		additionalFields(...content, groupIdParam('parent_id', 'Parent Group')),
	],
	simplify: simpleGroup,
	run: async ({ gitlab, name, path: last, additionalFields }) =>
		await gitlab.post(path`/groups`, { name, path: last, ...additionalFields }),
});
