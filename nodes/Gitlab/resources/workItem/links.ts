import { choice, required } from '../../fields';
import { write } from '../../operation';
import { at, relatedItem } from './field';
import { locate } from './locate';
import { isShort, simpleWorkItem } from './row';
import { change } from './update';

const target = required(relatedItem('target', 'Target'));

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemaddlinkeditems */
export const link = write({
	name: 'Link',
	description: 'Link a work item to another one',
	fields: [
		at,
		target,
		required(
			choice(
				'linkType',
				{ RELATED: 'Relates To', BLOCKS: 'Blocks', BLOCKED_BY: 'Is Blocked By' },
				{ description: 'All but the first are Premium' },
			),
		),
		isShort,
	],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, target, linkType, isShort }) => {
		const [id, other] = await locate({ gitlab, hint }, at, target);
		const input = { id, workItemsIds: [other], linkType };
		return await change({ gitlab, hint }, 'workItemAddLinkedItems', input, isShort);
	},
});

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemremovelinkeditems */
export const unlink = write({
	name: 'Unlink',
	description: 'Remove a link of a work item',
	fields: [at, target, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, target, isShort }) => {
		const [id, other] = await locate({ gitlab, hint }, at, target);
		const input = { id, workItemsIds: [other] };
		return await change({ gitlab, hint }, 'workItemRemoveLinkedItems', input, isShort);
	},
});
