import type { Resource } from '../../operation';
import { getMany } from './getMany';
import { markAllAsDone, markAsDone } from './markAsDone';

export const toDo: Resource = {
	name: 'To-Do',
	description: 'What waits for you',
	operations: [getMany, markAsDone, markAllAsDone],
};
