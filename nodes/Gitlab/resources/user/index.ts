import type { Resource } from '../../operation';
import { get } from './get';
import { getCurrent } from './getCurrent';
import { getMany } from './getMany';

export const user: Resource = {
	name: 'User',
	description: 'People and bots on the server',
	operations: [get, getCurrent, getMany],
};
