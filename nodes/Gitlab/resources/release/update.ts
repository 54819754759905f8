import { updateFields } from '../../fields';
import { write } from '../../operation';
import { content } from './content';
import { at } from './field';
import { simpleRelease } from './simple';

/** @see https://docs.gitlab.com/api/releases/#update-a-release */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a release',
	role: 'Developer',
	fields: [at, updateFields(...content)],
	simplify: simpleRelease,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
