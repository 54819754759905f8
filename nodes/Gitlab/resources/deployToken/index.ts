import { path } from '../../client';
import { additionalFields, filters, flag, limit, required, text } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { confirmed } from '../shared/confirmation';
import { deleteIt } from '../shared/deletion';
import { expiryMoment } from '../shared/expiry';
import { deployScopes } from '../shared/scopes';
import { at } from './field';

const username = text('username', {
	placeholder: 'e.g. deployer',
	description: 'GitLab makes one up unless given',
});

/** @see https://docs.gitlab.com/api/deploy_tokens/#create-a-project-deploy-token */
const create = write({
	name: 'Create',
	description: 'Make a deploy token, whose value GitLab tells only now; groups need the role Owner',
	role: 'Maintainer',
	secrets: ['token'],
	fields: [
		projectOrGroup,
		required(text('name', { placeholder: 'e.g. Nightly deployment' })),
		deployScopes,
		additionalFields(expiryMoment, username),
	],
	run: async ({ gitlab, place, name, scopes, additionalFields }) =>
		await gitlab.post(path`${place}/deploy_tokens`, { name, scopes, ...additionalFields }),
});

/** @see https://docs.gitlab.com/api/deploy_tokens/#list-project-deploy-tokens */
const getMany = read({
	name: 'Get Many',
	description: 'List the deploy tokens of a project or group',
	role: 'Maintainer',
	fields: [projectOrGroup, limit, filters(flag('active', 'Whether to return only these'))],
	run: async ({ gitlab, place, limit, filters }) =>
		await gitlab.list(path`${place}/deploy_tokens`, filters, limit),
});

/** @see https://docs.gitlab.com/api/deploy_tokens/#delete-a-project-deploy-token */
const remove = write({
	name: 'Delete',
	action: 'Delete a deploy token (cannot be undone)',
	description: 'Make a deploy token worthless at once; it cannot be undone',
	role: 'Maintainer',
	fields: [confirmed(at, 'name')],
	run: deleteIt,
});

export const deployToken: Resource = {
	name: 'Deploy Token',
	description: 'What deployments get packages, images and code with',
	operations: [create, getMany, remove],
};
