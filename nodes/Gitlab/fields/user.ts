import { path } from '../client/path';
import type { Item } from '../operation';
import { belowServer, NOT_RESERVED, placeUrl } from './address';
import { locator } from './locator';
import type { Param } from './param';
import { several } from './several';

/** A profile page, also of a server that lives below a path, and the pages beside it. */
const USER_URL = placeUrl(
	NOT_RESERVED.replace('|users', '') + String.raw`((?:[\w.-]+\/){0,2}?(?:users\/)?@?[\w.-]+)`,
	String.raw`\/(?:activity|contributed|followers|following|groups|projects|snippets|starred)\/?`,
);

interface UserLooks {
	displayName: string;
	description?: string;
	sendAs?: string;
	cleared?: unknown;
}

/** One user, given by ID or username, sent as the ID that GitLab wants. */
export function userParam<K extends string>(name: K, looks: UserLooks): Param<K, number> {
	return locator<K, number>({ name, ...looks, ...BY_USERNAME, search: 'searchUsers', resolve: resolveOne });
}

const BY_USERNAME = {
	url: { pattern: USER_URL, example: 'https://gitlab.com/maria.santos' },
	id: { displayName: 'Username or ID', example: 'maria.santos', pattern: '^@?[\\w.-]+$' },
} as const;

/** One user to filter by, or GitLab's words for anyone and no one. */
export function userFilter<K extends string>(name: K, looks: UserLooks): Param<K, number | string> {
	return locator<K, number | string>({
		name,
		...looks,
		...BY_USERNAME,
		search: 'searchUsersAnyNone',
		resolve: (identifier, item, url) =>
			isAnyOrNone(identifier) && !url ? capitalize(identifier) : resolveOne(identifier, item, url),
	});
}

/** Several users, given by ID or username, sent as IDs; cleared, GitLab unassigns all. */
export function usersParam<K extends string>(name: K, displayName: string): Param<K, number[]> {
	const param = several(name, { displayName, load: 'getUsers', cleared: [] }, async (users, item) => {
		return await Promise.all(users.map(async (user) => await resolveUser(user, item)));
	});
	const description = `More than one needs Premium. ${param.property.description}`;
	return { ...param, property: { ...param.property, description } };
}

/** Several users to filter by, or GitLab's words for anyone and no one, which stand alone. */
export function usersFilter<K extends string>(
	name: K,
	displayName: string,
	edition?: 'Premium',
): Param<K, number[] | string> {
	const param = several(name, { displayName, load: 'getUsersAnyNone' }, async (users, item) => {
		const word = users.find(isAnyOrNone);
		if (word === undefined)
			return await Promise.all(users.map(async (user) => await resolveUser(user, item)));
		return users.length === 1
			? capitalize(word)
			: item.fail(`'${displayName}' cannot hold '${word}' beside others`, 'Choose either it or users.');
	});
	if (!edition) return param;
	return {
		...param,
		property: { ...param.property, description: `${edition}. ${param.property.description}` },
	};
}

/** The ID of a user by what a locator holds: a URL names them by username, whatever it looks like. */
async function resolveOne(identifier: string, item: Item, url?: string): Promise<number | undefined> {
	if (!url) return await resolveUser(identifier, item);
	const username = belowServer(identifier, item).replace(/^users\//, '');
	return /^@?[\w.-]+$/.test(username) ? await resolveUser(`@${username.replace(/^@/, '')}`, item) : undefined;
}

/** The ID of a user. Digits are an ID; `@123` is the username `123`. */
export async function resolveUser(identifier: string, item: Item): Promise<number> {
	if (/^\d+$/.test(identifier)) return Number(identifier);
	const username = identifier.replace(/^@/, '');
	const found = await item.gitlab.once(`user ${username.toLowerCase()}`, async () => {
		return await item.gitlab.list(path`/users`, { username }, 1);
	});
	if (!found.length)
		item.fail(
			`There is no user '${username}'`,
			'Check the spelling of the username, without the part before @ of an email.',
		);
	return Number(found[0].id);
}

function isAnyOrNone(word: string): boolean {
	return /^(any|none)$/i.test(word);
}

function capitalize(word: string): string {
	return word[0].toUpperCase() + word.slice(1).toLowerCase();
}
