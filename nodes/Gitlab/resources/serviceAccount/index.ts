import type { IDataObject } from 'n8n-workflow';
import { type Path, GitlabError, path } from '../../client';
import {
	type List,
	additionalFields,
	byId,
	chosen,
	compose,
	entry,
	flag,
	isEmpty,
	options,
	required,
	sorting,
	text,
	textOf,
} from '../../fields';
import { atIn, group } from '../../fields/places';
import type { Item } from '../../item';
import { type Resource, write } from '../../operation';
import { simpleNewOwnToken } from '../accessToken/field';
import { inChosenGroup } from '../group/field';
import { confirmed } from '../shared/confirmation';
import { rotatedExpiry, tokenExpiry } from '../shared/expiry';
import { listBelow, postBelow } from '../shared/plain';
import { scopes } from '../shared/scopes';
import { userEntry, userParam } from '../user/field';

const accounts: List = {
	name: 'searchServiceAccounts',
	from: inChosenGroup(path`/service_accounts`),
	searchBy: 'names',
	entry: userEntry,
};

/** A service account of the chosen group. */
const account = required(userParam('serviceAccount', { displayName: 'Service Account', list: accounts }));

/** Where the chosen group has its service accounts. */
const inGroup = compose(
	'list',
	[group],
	async (item) => path`/groups/${await group.read(item)}/service_accounts`,
);

/** The path of a service account. */
const at = compose(
	'at',
	[inGroup, account],
	async (item) => path`${await inGroup.read(item)}/${await account.read(item)}`,
);

/** The service account, which GitLab gives in the list only. */
async function accountAt(_at: Path, item: Item): Promise<IDataObject> {
	const id = await account.read(item);
	const accounts = await item.gitlab.list(await inGroup.read(item));
	const found = accounts.find((one) => one.id === id);
	if (!found) throw new GitlabError('notFound', '404 Service Account Not Found', { status: 404 });
	return found;
}

const tokens: List = {
	name: 'searchServiceAccountTokens',
	from: async (_place, item) =>
		isEmpty(item.value('group')) || isEmpty(item.value('serviceAccount'))
			? undefined
			: path`${await at.read(item)}/personal_access_tokens`,
	query: { state: 'active' },
	entry: entry('id', (token) => textOf(token.name)),
};

const token = chosen({ name: 'accessToken', list: tokens, ...byId() });

/** The path of a service account's token. */
const tokenAt = atIn(at, path`/personal_access_tokens`, token);

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
const getMany = listBelow(inGroup, path``, {
	name: 'Get Many',
	description: 'List the service accounts of a top-level group',
	role: 'Owner',
	fields: [sorting({ id: 'ID', username: 'Username' })],
});

/** @see https://docs.gitlab.com/api/service_accounts/#delete-a-group-service-account */
const remove = write({
	name: 'Delete',
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
	run: async ({ gitlab, at, options: { hard_delete } }) =>
		await gitlab.delete(at, hard_delete === undefined ? undefined : { hard_delete }),
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
const rotateToken = postBelow(tokenAt, path`/rotate`, {
	name: 'Rotate Token',
	action: 'Rotate a token of a service account',
	description: 'Give a token a new value, told only now; the old one is worthless at once',
	role: 'Owner',
	secrets: ['token'],
	simplify: simpleNewOwnToken,
	fields: [additionalFields(rotatedExpiry)],
});

export const serviceAccount: Resource = {
	name: 'Service Account',
	description: 'Users for automation, and their tokens',
	operations: [create, getMany, remove, createToken, rotateToken],
};
