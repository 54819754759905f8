import { read } from '../../operation';
import { at } from './field';
import { simpleDeploymentInDetail } from './simple';

/** @see https://docs.gitlab.com/api/deployments/#get-a-specific-deployment */
export const get = read({
	name: 'Get',
	description: 'Retrieve a deployment',
	role: 'Reporter',
	fields: [at],
	simplify: simpleDeploymentInDetail,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
