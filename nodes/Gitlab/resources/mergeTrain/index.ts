import type { Resource } from '../../operation';
import { add } from './add';
import { get } from './get';
import { getMany } from './getMany';

export const mergeTrain: Resource = {
	name: 'Merge Train',
	description: 'Merge requests merged one after another',
	operations: [add, get, getMany],
};
