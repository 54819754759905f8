import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { create } from './create';
import { at } from './field';
import { get } from './get';
import { getJobs } from './getJobs';
import { getMany } from './getMany';
import { inProject } from './inProject';
import { pausing } from './pausing';
import { simpleRunnerInDetail } from './simple';
import { update } from './update';

export const runner: Resource = {
	name: 'Runner',
	description: 'What runs jobs',
	operations: [
		create,
		get,
		getMany,
		update,
		deletion({ noun: 'a runner', at, simplify: simpleRunnerInDetail }, 'Maintainer'),
		...pausing,
		...inProject,
		getJobs,
	],
};
