import type { Resource } from '../../operation';
import { getMany } from './getMany';
import { markAllAsDone, markAsDone } from './markAsDone';

export const toDo: Resource = {
	name: 'To-Do',
	description: 'What waits for the user behind the credential',
	operations: [getMany, markAsDone, markAllAsDone],
};
