import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { approveOrReject } from './approveOrReject';
import { create } from './create';
import { at } from './field';
import { getMany } from './getMany';
import { getMergeRequests } from './getMergeRequests';
import { simpleDeploymentInDetail } from './simple';
import { update } from './update';
import { deploymentEvent } from './waitForEvent';

/** @see https://docs.gitlab.com/api/deployments/#get-a-specific-deployment */
const get = getOne({ noun: 'a deployment', at, role: 'Reporter', simplify: simpleDeploymentInDetail });

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
		deploymentEvent.operation,
	],
};
