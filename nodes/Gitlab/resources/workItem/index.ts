import type { Resource } from '../../operation';
import { convertType } from './convertType';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getChildren } from './getChildren';
import { getMany } from './getMany';
import { getTypes } from './getTypes';
import { link, unlink } from './links';
import { setParent } from './setParent';
import { setStatus } from './setStatus';
import { stateChanges } from './state';
import { update } from './update';

export const workItem: Resource = {
	name: 'Work Item',
	description: 'Tasks, epics, issues and all else that is planned',
	operations: [
		convertType,
		create,
		remove,
		get,
		getChildren,
		getMany,
		getTypes,
		link,
		setParent,
		setStatus,
		...stateChanges,
		unlink,
		update,
	],
};
