import type { Resource } from '../../operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const ciCdVariable: Resource = {
	name: 'CI/CD Variable',
	description: 'What pipelines know',
	operations: [create, createOrUpdate, remove, get, getMany, update],
};
