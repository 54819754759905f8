import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { deleteTagsByRule } from './deleteTagsByRule';
import { at } from './field';
import { getMany } from './getMany';
import { simpleRepository } from './simple';
import { tags } from './tags';

export const containerRegistry: Resource = {
	name: 'Container Registry',
	description: 'Container images and their tags',
	operations: [
		getMany,
		deletion({ noun: 'a container repository', at, simplify: simpleRepository }, 'Maintainer'),
		deleteTagsByRule,
		...tags,
	],
};
