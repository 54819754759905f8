import { write } from '../../operation';
import { change } from './change';
import { at } from './field';
import { locate } from './locate';
import { simpleWorkItem } from './row';
import { isShort } from './short';
import { type } from './types';

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemconvert */
export const convertType = write({
	name: 'Convert Type',
	action: 'Convert a work item to another type',
	description: 'Change the type; what the new type does not have is lost',
	fields: [at, type, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, type: workItemTypeId, isShort }) => {
		const [id] = await locate({ gitlab, hint }, at);
		return await change({ gitlab, hint }, 'workItemConvert', { id, workItemTypeId }, isShort);
	},
});
