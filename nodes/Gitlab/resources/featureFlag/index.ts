import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { at } from './field';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const featureFlag: Resource = {
	name: 'Feature Flag',
	description: 'Switches that an application asks for',
	operations: [create, deletion({ noun: 'a feature flag', at }, 'Developer'), get, getMany, update],
};
