import { path } from '../../client/path';
import type { Item } from '../../operation';
import type { Param } from '../param';
import { isDigits } from '../value';
import { groupParam } from './group';

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

/** The ID of a group, where GitLab wants it as a number. */
export async function groupId(group: string, { gitlab }: Pick<Item, 'gitlab'>): Promise<number> {
	if (isDigits(group)) return Number(group);
	const { id } = await gitlab.once(`group ${group.toLowerCase()}`, async () => {
		return await gitlab.get(path`/groups/${group}`, { with_projects: false });
	});
	return Number(id);
}
