import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type Identifier,
	type List,
	type Param,
	type Source,
	belowServer,
	entry,
	inPlace,
	isDigits,
	locator,
	NOT_RESERVED,
	several,
	shown,
	textOf,
	userPage,
} from '../../fields';
import type { Item } from '../../item';

/** The members of the chosen place, inherited ones too; all users where none is chosen. */
export const members: List = {
	name: 'searchUsers',
	from: (...chosen) => inPlace(path`/members/all`)(...chosen) ?? path`/users`,
	searchBy: (typed, place) => ((place.group ?? place.project) ? { query: typed } : { search: typed }),
	entry: entry('id', (user) => `${textOf(user.name)} (@${textOf(user.username)})`),
};

const membersAnyNone: List = { ...members, name: 'searchUsersAnyNone', before: ['Any', 'None'] };

/** A profile page, also of a server that lives below a path, and the pages beside it. */
const USER_URL = userPage(
	NOT_RESERVED.replace('|users', '') + String.raw`((?:[\w.-]+\/){0,2}?(?:users\/)?@?[\w.-]+)`,
	String.raw`\/(?:activity|contributed|followers|following|groups|projects|snippets|starred)\/?`,
);

interface UserLooks {
	displayName: string;
	description?: string;
	sendAs?: string;
	cleared?: unknown;
}

/** One user, given by ID or username, sent as the ID that GitLab wants. Unless said, members of the place are offered. */
export function userParam<K extends string>(
	name: K,
	{ list = members, ...looks }: UserLooks & { list?: List },
): Param<K, number> {
	return locator<K, number>({ name, ...looks, ...BY_USERNAME, list, resolve: resolveOne });
}

/** How users are shown in lists. */
export const userEntry = members.entry;

/** Everybody, members or not. */
export const allUsers: List = { name: 'searchAllUsers', from: () => path`/users`, entry: userEntry };

const BY_USERNAME = {
	url: { pattern: USER_URL, example: 'https://gitlab.com/maria.santos' },
	id: {
		displayName: 'Username or ID',
		example: 'maria.santos',
		pattern: '@?[\\w.-]+',
		hint: 'Digits are an ID, @123 is a username; digits from an expression are tried as a username first',
	},
	knownBy: ({ id, username }: IDataObject) => id ?? username,
} as const;

/** What fields of several users have in common. */
const SEVERAL = {
	about: 'Text from an expression is a username; digits that are no username are an ID.',
	knownBy: BY_USERNAME.knownBy,
} as const;

/** One user to filter by, or GitLab's words for anyone and no one. */
export function userFilter<K extends string>(name: K, looks: UserLooks): Param<K, number | string> {
	return locator<K, number | string>({
		name,
		...looks,
		...BY_USERNAME,
		list: membersAnyNone,
		resolve: (identifier, item, source) =>
			isAnyOrNone({ text: identifier, ...source })
				? capitalize(identifier)
				: resolveOne(identifier, item, source),
	});
}

/** Several users, given by ID or username, sent as IDs; cleared, GitLab unassigns all. */
export function someUsersParam<K extends string>(name: K, displayName: string): Param<K, number[]> {
	const spec = { displayName, list: members, cleared: [], ...SEVERAL } as const;
	return several(name, spec, async (users, item) => {
		return await Promise.all(users.map(async (user) => await resolveUser(user, item)));
	});
}

/** The same, where only Premium has more than one. */
export function usersParam<K extends string>(name: K, displayName: string): Param<K, number[]> {
	const param = someUsersParam(name, displayName);
	const description = `More than one needs Premium. ${param.property.description}`;
	return { ...param, property: { ...param.property, description } };
}

/** Several users to filter by, or GitLab's words for anyone and no one, which stand alone. */
export function usersFilter<K extends string>(
	name: K,
	displayName: string,
	edition?: 'Premium',
): Param<K, number[] | string> {
	const param = several(name, { displayName, list: membersAnyNone, ...SEVERAL }, async (users, item) => {
		const word = users.find(isAnyOrNone);
		if (word === undefined)
			return await Promise.all(users.map(async (user) => await resolveUser(user, item)));
		return users.length === 1
			? capitalize(word.text)
			: item.fail(`'${displayName}' cannot hold '${word.text}' beside others`, 'Choose either it or users.');
	});
	if (!edition) return param;
	return {
		...param,
		property: { ...param.property, description: `${edition}. ${param.property.description}` },
	};
}

/** The ID of a user by what a locator holds: a URL names them by username, whatever it looks like. */
async function resolveOne(text: string, item: Item, { origin, url }: Source): Promise<number | undefined> {
	if (!url) return await resolveUser({ text, origin }, item);
	const username = belowServer(text, item).replace(/^users\//, '');
	return /^@?[\w.-]+$/.test(username) ? await resolveUser({ text: username, origin }, item) : undefined;
}

/**
 * The ID of a user. Digits out of an expression are a username first, because so GitLab's answers and the node's
 * own output name people; other digits are an ID, and `@123` is always the username `123`.
 */
async function resolveUser({ text, origin }: Identifier, item: Item): Promise<number> {
	const username = text.replace(/^@/, '');
	const isId = isDigits(text) && ['list', 'typed', 'number'].includes(origin);
	const found = isId ? undefined : await named(username, item);
	if (found) return Number(found.id);
	return isDigits(text) && (isId || origin === 'expression')
		? Number(text)
		: item.fail(
				`There is no user '${shown(username)}'`,
				'Check the spelling of the username, without the part before @ of an email.',
			);
}

async function named(username: string, { gitlab }: Item): Promise<IDataObject | undefined> {
	const found = await gitlab.once(`user ${username.toLowerCase()}`, async () => {
		return await gitlab.list(path`/users`, { username }, 1);
	});
	return found[0];
}

/** GitLab's words, unless they can only be somebody's username. */
function isAnyOrNone({ text, origin }: Identifier): boolean {
	return /^(any|none)$/i.test(text) && origin !== 'address' && origin !== 'object';
}

function capitalize(word: string): string {
	return word[0].toUpperCase() + word.slice(1).toLowerCase();
}
