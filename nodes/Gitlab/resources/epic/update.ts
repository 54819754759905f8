import { choice, moment, text, updateFields } from '../../fields';
import { write } from '../../operation';
import { labelsParam } from '../label/field';
import { content, withFixedDates } from './content';
import { simpleEpic } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/epics/#update-epic */
export const update = write({
	name: 'Update',
	description: 'Change some fields of an epic; prefer Work Item',
	tier: 'Premium',
	role: 'Planner',
	fields: [
		at,
		updateFields(
			text('title'),
			...content,
			labelsParam('labels', { displayName: 'Set Label Names or IDs' }),
			labelsParam('add_labels', { displayName: 'Add Label Names or IDs' }),
			labelsParam('remove_labels', { displayName: 'Remove Label Names or IDs' }),
			choice('state_event', { close: 'Close', reopen: 'Reopen' }, { displayName: 'State' }),
			moment('updated_at', {
				description: 'For imports; only for owners and administrators',
			}),
		),
	],
	simplify: simpleEpic,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, withFixedDates(updateFields)),
});
