import { choice, flag, text, updateFields } from '../../fields';
import { write } from '../../operation';
import { branchParam } from '../branch/field';
import { labelsParam } from '../label/field';
import { tellLeftOut } from '../shared/leftOut';
import { details } from './details';
import { retitle, titled } from './draft';
import { simpleMergeRequest } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#update-a-merge-request */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a merge request',
	fields: [
		at,
		updateFields(
			text('title'),
			...details,
			labelsParam('add_labels', { displayName: 'Add Label Names or IDs' }),
			labelsParam('remove_labels', { displayName: 'Remove Label Names or IDs' }),
			branchParam('target_branch', { displayName: 'Target Branch' }),
			choice('state_event', { close: 'Close', reopen: 'Reopen' }, { displayName: 'State' }),
			flag('discussion_locked', 'Whether only members can comment'),
		),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, hint, at, updateFields }) => {
		const { draft, title, ...others } = updateFields;
		if (typeof draft === 'boolean' && title === undefined) {
			const row = await retitle(gitlab, at, (current) => titled(current, draft), others);
			return tellLeftOut(hint, others, row);
		}
		const changes = { ...others, ...(title !== undefined && { title: titled(String(title), draft) }) };
		return tellLeftOut(hint, changes, await gitlab.put(at, changes));
	},
});
