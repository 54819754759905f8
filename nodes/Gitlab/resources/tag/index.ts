import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { at } from './field';
import { get } from './get';
import { getMany } from './getMany';
import { protection } from './protection';
import { simpleTag } from './simple';

export const tag: Resource = {
	name: 'Tag',
	description: 'Names of commits',
	operations: [
		create,
		get,
		getMany,
		deletion({ noun: 'a tag', at, simplify: simpleTag }, 'Developer'),
		...protection,
	],
};
