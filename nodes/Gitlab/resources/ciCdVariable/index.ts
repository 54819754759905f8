import type { Resource } from '../../operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const ciCdVariable: Resource = {
	name: 'CI/CD Variable',
	description: 'Variables for pipelines',
	operations: [create, createOrUpdate, remove, get, getMany, update],
};
