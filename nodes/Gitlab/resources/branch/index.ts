import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { create } from './create';
import { deleteMerged } from './deleteMerged';
import { at } from './field';
import { getMany } from './getMany';
import { protection } from './protection';
import { simpleBranch } from './simple';

/** @see https://docs.gitlab.com/api/branches/#get-single-repository-branch */
const get = getOne({
	noun: 'a branch',
	at,
	description: 'Retrieve a branch with its newest commit',
	simplify: simpleBranch,
});

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
