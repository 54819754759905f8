import type { Resource } from '../../operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { sendAndWait } from './sendAndWait';
import { suggestionOperations } from './suggestions';
import { update } from './update';

export const note: Resource = {
	name: 'Comment',
	description: 'On issues, merge requests, commits and more',
	operations: [...suggestionOperations, create, createOrUpdate, remove, get, getMany, sendAndWait, update],
};
