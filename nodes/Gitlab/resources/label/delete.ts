import { path } from '../../client';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { ownLabel } from './field';

/**
 * @see https://docs.gitlab.com/api/labels/#delete-a-label
 * @see https://docs.gitlab.com/api/group_labels/#delete-a-group-label
 */
export const remove = write({
	name: 'Delete',
	action: 'Delete a label (cannot be undone)',
	description: 'Delete a label permanently, also from everything that has it',
	fields: [projectOrGroup, ownLabel],
	run: async ({ gitlab, place, label }) => {
		await gitlab.delete(path`${place}/labels/${label}`);
		return { deleted: true };
	},
});
