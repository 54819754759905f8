import type { Resource } from '../../operation';
import { close } from './close';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';

export const issue: Resource = {
	name: 'Issue',
	description: 'Plan and track work',
	operations: [close, create, get, getMany],
};
