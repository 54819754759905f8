import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { create } from './create';
import { at } from './field';
import { getMany } from './getMany';
import { protection } from './protection';
import { simpleTag } from './simple';

/** @see https://docs.gitlab.com/api/tags/#get-a-single-repository-tag */
const get = getOne({ noun: 'a tag', at, simplify: simpleTag });

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
