import type { Resource } from '../../operation';
import { add } from './add';
import { getMany } from './getMany';
import { remove } from './remove';

export const reaction: Resource = {
	name: 'Reaction',
	description: 'Emoji on issues, merge requests and comments',
	operations: [add, getMany, remove],
};
