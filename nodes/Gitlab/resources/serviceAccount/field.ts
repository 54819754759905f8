import type { IDataObject } from 'n8n-workflow';
import { type Path, GitlabError, path } from '../../client';
import { type List, byId, chosen, compose, entry, isEmpty, required, textOf } from '../../fields';
import { atIn, group } from '../../fields/places';
import type { Item } from '../../item';
import { inChosenGroup } from '../group/field';
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
export const inGroup = compose(
	'list',
	[group],
	async (item) => path`/groups/${await group.read(item)}/service_accounts`,
);

/** The path of a service account. */
export const at = compose(
	'at',
	[inGroup, account],
	async (item) => path`${await inGroup.read(item)}/${await account.read(item)}`,
);

/** The service account, which GitLab gives in the list only. */
export async function accountAt(_at: Path, item: Item): Promise<IDataObject> {
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

const token = chosen({
	name: 'accessToken',
	list: tokens,
	...byId(),
});

/** The path of a service account's token. */
export const tokenAt = atIn(at, path`/personal_access_tokens`, token);
