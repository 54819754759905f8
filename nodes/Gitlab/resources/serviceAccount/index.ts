import { path } from '../../client';
import { additionalFields, flag, limit, options, required, sorting, text } from '../../fields';
import { type Resource, read, write } from '../../operation';
import { simpleNewOwnToken } from '../accessToken/field';
import { confirmed } from '../shared/confirmation';
import { rotatedExpiry, tokenExpiry } from '../shared/expiry';
import { scopes } from '../shared/scopes';
import { accountAt, at, inGroup, tokenAt } from './field';

/** @see https://docs.gitlab.com/api/service_accounts/#create-a-group-service-account */
const create = write({
	name: 'Create',
	description:
		'Add a user for automation to a top-level group; it has no access until you add it as a member',
	role: 'Owner',
	fields: [
		inGroup,
		additionalFields(
			text('email', { placeholder: 'e.g. deployer@example.com' }),
			text('name'),
			text('username', { placeholder: 'e.g. deployer' }),
		),
	],
	run: async ({ gitlab, list, additionalFields }) => await gitlab.post(list, additionalFields),
});

/** @see https://docs.gitlab.com/api/service_accounts/#list-all-group-service-accounts */
const getMany = read({
	name: 'Get Many',
	description: 'List the service accounts of a top-level group',
	role: 'Owner',
	fields: [inGroup, limit, sorting({ id: 'ID', username: 'Username' })],
	run: async ({ gitlab, list, limit, options }) => await gitlab.list(list, options, limit),
});

/** @see https://docs.gitlab.com/api/service_accounts/#delete-a-group-service-account */
const remove = write({
	name: 'Delete',
	action: 'Delete a service account (cannot be undone)',
	description: 'Delete a service account with its tokens; it cannot be undone',
	role: 'Owner',
	fields: [
		confirmed(at, 'username', accountAt),
		options(
			flag('hard_delete', 'Whether to delete also what it made, and groups that only it owns', {
				displayName: 'Delete Contributions',
			}),
		),
	],
	run: async ({ gitlab, at, options: { hard_delete } }) => {
		await gitlab.delete(at, hard_delete === undefined ? undefined : { hard_delete });
		return { deleted: true };
	},
});

/** @see https://docs.gitlab.com/api/service_accounts/#create-a-personal-access-token-for-a-group-service-account */
const createToken = write({
	name: 'Create Token',
	action: 'Create a token of a service account',
	description: 'Make an access token, whose value GitLab tells only now',
	role: 'Owner',
	secrets: ['token'],
	fields: [
		at,
		required(text('name', { placeholder: 'e.g. Nightly deployment' })),
		scopes,
		additionalFields(text('description'), tokenExpiry),
	],
	simplify: simpleNewOwnToken,
	run: async ({ gitlab, at, name, scopes, additionalFields }) =>
		await gitlab.post(path`${at}/personal_access_tokens`, { name, scopes, ...additionalFields }),
});

/** @see https://docs.gitlab.com/api/service_accounts/#rotate-a-personal-access-token-for-a-group-service-account */
const rotateToken = write({
	name: 'Rotate Token',
	action: 'Rotate a token of a service account',
	description: 'Give a token a new value, told only now; the old one is worthless at once',
	role: 'Owner',
	secrets: ['token'],
	fields: [tokenAt, additionalFields(rotatedExpiry)],
	simplify: simpleNewOwnToken,
	run: async ({ gitlab, at, additionalFields }) => await gitlab.post(path`${at}/rotate`, additionalFields),
});

export const serviceAccount: Resource = {
	name: 'Service Account',
	description: 'Users for automation, and their tokens',
	operations: [create, getMany, remove, createToken, rotateToken],
};
