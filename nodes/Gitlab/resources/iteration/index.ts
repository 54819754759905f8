import type { Resource } from '../../operation';
import { getMany } from './getMany';

export const iteration: Resource = {
	name: 'Iteration',
	description: 'Sprints',
	operations: [getMany],
};
