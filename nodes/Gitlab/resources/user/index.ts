import type { Resource } from '../../operation';
import { setOwnAvatar } from '../shared/avatar';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getCurrent } from './getCurrent';
import { getMany } from './getMany';
import { lists } from './lists';
import { states } from './states';
import { status } from './status';
import { update } from './update';

export const user: Resource = {
	name: 'User',
	description: 'People and bots',
	operations: [
		create,
		remove,
		get,
		getCurrent,
		getMany,
		...lists,
		...states,
		...status,
		update,
		setOwnAvatar,
	],
};
