import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { deleteMerged } from './deleteMerged';
import { at } from './field';
import { get } from './get';
import { getMany } from './getMany';
import { protection } from './protection';
import { simpleBranch } from './simple';

export const branch: Resource = {
	name: 'Branch',
	description: 'Branches, and who may change them',
	operations: [
		create,
		get,
		getMany,
		deletion({ noun: 'a branch', at, simplify: simpleBranch }, 'Developer'),
		deleteMerged,
		...protection,
	],
};
