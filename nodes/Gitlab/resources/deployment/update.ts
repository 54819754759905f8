import { write } from '../../operation';
import { status } from './content';
import { at } from './field';
import { simpleDeploymentInDetail } from './simple';

/** @see https://docs.gitlab.com/api/deployments/#update-a-deployment */
export const update = write({
	name: 'Update',
	description: 'Change the status of a deployment that was created by API',
	role: 'Developer',
	fields: [at, status],
	simplify: simpleDeploymentInDetail,
	run: async ({ gitlab, at, status }) => await gitlab.put(at, { status }),
});
