import type { Resource } from '../../operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { remove } from './delete';
import { get } from './get';
import { getBlame } from './getBlame';
import { getMany } from './getMany';
import { update } from './update';

export const file: Resource = {
	name: 'File',
	description: 'Files in repositories',
	operations: [create, createOrUpdate, get, getMany, update, remove, getBlame],
};
