import type { Resource } from '../../operation';
import { get } from './get';
import { getMany } from './getMany';

export const project: Resource = {
	name: 'Project',
	description: 'Projects that you can see',
	operations: [get, getMany],
};
