import { required } from '../../fields';
import { write } from '../../operation';
import { change } from './change';
import { status } from './content';
import { at } from './field';
import { locate } from './locate';
import { simpleWorkItem } from './row';
import { isShort } from './short';

/** @see https://docs.gitlab.com/user/work_items/status/ */
export const setStatus = write({
	name: 'Set Status',
	action: 'Set the status of a work item',
	description: 'Give a work item a status, which may close or reopen it',
	tier: 'Premium',
	fields: [at, required(status), isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, status: statusWidget, isShort }) => {
		const [id] = await locate({ gitlab, hint }, at);
		return await change({ gitlab, hint }, 'workItemUpdate', { id, statusWidget }, isShort);
	},
});
