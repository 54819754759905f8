import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { at } from './field';
import { get } from './get';
import { getContent } from './getContent';
import { getMany } from './getMany';
import { update } from './update';

export const snippet: Resource = {
	name: 'Snippet',
	description: 'Files to share',
	operations: [create, deletion({ noun: 'a snippet', at }), get, getContent, getMany, update],
};
