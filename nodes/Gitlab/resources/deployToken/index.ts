import { path } from '../../client';
import {
	type List,
	additionalFields,
	byId,
	chosen,
	entry,
	filters,
	flag,
	inPlace,
	required,
	text,
	textOf,
} from '../../fields';
import { atIn, projectOrGroup } from '../../fields/places';
import { type Resource, write } from '../../operation';
import { confirmed } from '../shared/confirmation';
import { expiryMoment } from '../shared/expiry';
import { listBelow } from '../shared/plain';
import { deployScopes } from '../shared/scopes';

const deployTokens: List = {
	name: 'searchDeployTokens',
	from: inPlace(path`/deploy_tokens`),
	query: { active: true },
	searchBy: 'names',
	entry: entry('id', (token) => `${textOf(token.name)} (${textOf(token.username)})`),
};

const chosenToken = chosen({ name: 'deployToken', list: deployTokens, ...byId() });

/** The path of a deploy token. */
const at = atIn(projectOrGroup, path`/deploy_tokens`, chosenToken);

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
const getMany = listBelow(projectOrGroup, path`/deploy_tokens`, {
	name: 'Get Many',
	description: 'List the deploy tokens of a project or group',
	role: 'Maintainer',
	fields: [filters(flag('active', 'Whether to return only these'))],
});

/** @see https://docs.gitlab.com/api/deploy_tokens/#delete-a-project-deploy-token */
const remove = write({
	name: 'Delete',
	description: 'Make a deploy token worthless at once; it cannot be undone',
	role: 'Maintainer',
	fields: [confirmed(at, 'name')],
	run: async ({ gitlab, at }) => await gitlab.delete(at),
});

export const deployToken: Resource = {
	name: 'Deploy Token',
	description: 'What deployments get packages, images and code with',
	operations: [create, getMany, remove],
};
