import { required, text } from '../../fields';
import { write } from '../../operation';
import { change } from './change';
import { fields } from './content';
import type { ItemRef } from './field';
import { customFieldsInput, globalIds, inputOf } from './input';
import { locate } from './locate';
import { namespace } from './namespace';
import { simpleWorkItem } from './row';
import { isShort } from './short';
import { type } from './types';

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemcreate */
export const create = write({
	name: 'Create',
	description: 'Add a task, epic, issue or other work item',
	role: 'Guest',
	fields: [namespace, type, required(text('title')), fields.create, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, namespace: path, type: workItemTypeId, title, fields: given, isShort }) => {
		const { labels, parent } = given as { labels?: number[]; parent?: ItemRef };
		const asking = { gitlab, hint };
		const input = {
			namespacePath: path,
			workItemTypeId,
			...inputOf({ title, ...given }),
			...(labels && { labelsWidget: { labelIds: globalIds('Label', labels) } }),
			...(parent && { hierarchyWidget: { parentId: (await locate(asking, parent))[0] } }),
			...(await customFieldsInput(asking, given, { path }, workItemTypeId)),
		};
		return await change(asking, 'workItemCreate', input, isShort);
	},
});
