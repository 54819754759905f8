import { choice, moment, text, updateFields } from '../../fields';
import { write } from '../../operation';
import { labelsParam } from '../label/field';
import { tellLeftOut } from '../shared/leftOut';
import { content } from './content';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const update = write({
	name: 'Update',
	description: 'Change some fields of an issue',
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
	simplify: simpleIssue,
	run: async ({ gitlab, hint, at, updateFields }) =>
		tellLeftOut(hint, updateFields, await gitlab.put(at, updateFields)),
});
