import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { at } from './field';
import { get, getMany } from './get';
import { simpleRule } from './simple';
import { update } from './update';

export const approvalRule: Resource = {
	name: 'Approval Rule',
	description: 'Who must approve merge requests',
	operations: [
		create,
		{ ...deletion({ noun: 'an approval rule', at, simplify: simpleRule }, 'Developer'), tier: 'Premium' },
		get,
		getMany,
		update,
	],
};
