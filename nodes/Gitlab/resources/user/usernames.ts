import { path } from '../../client';
import { type Param, entry, several, textOf } from '../../fields';
import type { Item } from '../../item';
import { members } from './field';

/** The members of the chosen place, as GraphQL knows them: by username. */
const usernames = {
	...members,
	name: 'searchUsernames',
	entry: entry('username', (user) => `${textOf(user.name)} (@${textOf(user.username)})`),
} as const;

/** Several users to filter by, sent as the usernames that GraphQL wants. */
export function usernamesParam<K extends string>(
	name: K,
	displayName: string,
	sendAs?: string,
): Param<K, string[]> {
	return several(
		name,
		{
			displayName,
			sendAs,
			list: usernames,
			about: 'Text is a username, numbers are IDs.',
			knownBy: ({ username, id }) => username ?? id,
		},
		async (given, item) =>
			await Promise.all(
				given.map(async (user) =>
					user.origin === 'number' ? await usernameOf(user.text, item) : user.text.replace(/^@/, ''),
				),
			),
	);
}

async function usernameOf(id: string, { gitlab }: Item): Promise<string> {
	const at = path`/users/${id}`;
	return String((await gitlab.once(at.encoded, async () => await gitlab.get(at))).username);
}
