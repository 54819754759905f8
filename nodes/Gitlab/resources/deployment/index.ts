import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { approveOrReject } from './approveOrReject';
import { create } from './create';
import { at } from './field';
import { get } from './get';
import { getMany } from './getMany';
import { getMergeRequests } from './getMergeRequests';
import { simpleDeploymentInDetail } from './simple';
import { update } from './update';

export const deployment: Resource = {
	name: 'Deployment',
	description: 'What was deployed where, and when',
	operations: [
		create,
		get,
		getMany,
		getMergeRequests,
		update,
		deletion({ noun: 'a deployment', at, simplify: simpleDeploymentInDetail }, 'Maintainer'),
		approveOrReject,
	],
};
