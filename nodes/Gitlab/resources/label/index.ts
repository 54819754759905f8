import type { Resource } from '../../operation';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { remove } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { promote } from './promote';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';
import { update } from './update';

export const label: Resource = {
	name: 'Label',
	description: 'Labels of projects and groups',
	operations: [create, createOrUpdate, remove, get, getMany, promote, subscribe, unsubscribe, update],
};
