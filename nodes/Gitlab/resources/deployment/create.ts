import { path } from '../../client';
import { flag, required, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { status } from './content';
import { simpleDeploymentInDetail } from './simple';

/** @see https://docs.gitlab.com/api/deployments/#create-a-deployment */
export const create = write({
	name: 'Create',
	description: 'Tell GitLab of a deployment that something else does',
	role: 'Developer',
	fields: [
		project,
		required(
			text('environment', {
				placeholder: 'e.g. production',
				description: 'Created if needed',
			}),
		),
		required(text('ref', { displayName: 'Branch or Tag', placeholder: 'e.g. main' })),
		required(text('sha', { placeholder: 'e.g. 8888888888888888888888888888888888888888' })),
		required(flag('tag', 'Whether it is a tag', { displayName: 'Is Tag' })),
		status,
	],
	simplify: simpleDeploymentInDetail,
	run: async ({ gitlab, project, environment, ref, sha, tag, status }) =>
		await gitlab.post(path`/projects/${project}/deployments`, { environment, ref, sha, tag, status }),
});
