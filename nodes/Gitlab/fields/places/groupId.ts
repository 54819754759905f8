import { path } from '../../client';
import type { Item } from '../../item';
import { possible } from '../locator';
import type { Param } from '../param';
import { several } from '../several';
import { isDigits } from '../value';
import { groupParam, groups } from './group';

/** One group, given by ID, path or URL, sent as the number that GitLab wants outside of its paths. */
export function groupIdParam<K extends string>(
	name: K,
	displayName: string,
	description?: string,
): Param<K, number> {
	const { convert, ...param } = groupParam(name, displayName, description);
	return {
		...param,
		convert: async (given, item, path) => await groupId(await convert(given, item, path), item),
	};
}

/** Several groups, given by ID or path, sent as the numbers that GitLab wants. */
export function groupIdsParam<K extends string>(name: K, displayName: string): Param<K, number[]> {
	return several(
		name,
		{
			displayName,
			list: groups,
			about: 'Text is a path, digits are an ID.',
			knownBy: ({ id, full_path }) => id ?? full_path,
			cleared: [],
		},
		async (given, item) =>
			await Promise.all(
				given.map(async ({ text }) => await groupId(possible(text, displayName, item), item)),
			),
	);
}

/** The ID of a group, where GitLab wants it as a number. */
export async function groupId(group: string, { gitlab }: Pick<Item, 'gitlab'>): Promise<number> {
	if (isDigits(group)) return Number(group);
	const { id } = await gitlab.once(`group ${group.toLowerCase()}`, async () => {
		return await gitlab.get(path`/groups/${group}`, { with_projects: false });
	});
	return Number(id);
}
