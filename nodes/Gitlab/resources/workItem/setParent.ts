import { required } from '../../fields';
import { write } from '../../operation';
import { change } from './change';
import { at, relatedItem } from './field';
import { locate } from './locate';
import { simpleWorkItem } from './row';
import { isShort } from './short';

/** @see https://docs.gitlab.com/user/work_items/parent_and_child_items/ */
export const setParent = write({
	name: 'Set Parent',
	action: 'Set the parent of a work item',
	description: "Put a work item below another one; to take it out, clear 'Parent' with Update",
	fields: [at, required(relatedItem('parent', 'Parent')), isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, parent, isShort }) => {
		const [id, parentId] = await locate({ gitlab, hint }, at, parent);
		return await change({ gitlab, hint }, 'workItemUpdate', { id, hierarchyWidget: { parentId } }, isShort);
	},
});
