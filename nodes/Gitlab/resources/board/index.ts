import type { Resource } from '../../operation';
import { get } from './get';
import { getLists } from './getLists';
import { getMany } from './getMany';

export const board: Resource = {
	name: 'Board',
	description: 'Issue boards and their lists',
	operations: [get, getLists, getMany],
};
