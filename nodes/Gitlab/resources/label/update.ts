import { path } from '../../client';
import { text, updateFields } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { color } from './color';
import { content } from './content';
import { ownLabel } from './field';
import { simpleLabel } from './simple';

/**
 * @see https://docs.gitlab.com/api/labels/#edit-an-existing-label
 * @see https://docs.gitlab.com/api/group_labels/#update-a-group-label
 */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a label',
	fields: [
		projectOrGroup,
		ownLabel,
		updateFields(text('new_name', { displayName: 'Name' }), color('color'), ...content),
	],
	simplify: simpleLabel,
	run: async ({ gitlab, place, label, updateFields }) =>
		await gitlab.put(path`${place}/labels/${label}`, updateFields),
});
