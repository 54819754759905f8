import { choice, text, updateFields } from '../../fields';
import { write } from '../../operation';
import { content } from './content';
import { simpleMilestone } from './simple';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/milestones/#edit-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#edit-milestone
 */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a milestone',
	role: 'Planner',
	fields: [
		at,
		updateFields(
			text('title'),
			choice('state_event', { close: 'Close', activate: 'Reopen' }, { displayName: 'State' }),
			...content,
		),
	],
	simplify: simpleMilestone,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
});
