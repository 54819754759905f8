import { text, updateFields } from '../../fields';
import { write } from '../../operation';
import { content, settings } from './content';
import { at } from './field';
import { simpleGroup } from './simple';

/** @see https://docs.gitlab.com/api/groups/#update-group-attributes */
export const update = write({
	name: 'Update',
	description: 'Change some settings of a group',
	role: 'Owner',
	fields: [at, updateFields(text('name'), text('path'), ...content, ...settings)],
	simplify: simpleGroup,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
