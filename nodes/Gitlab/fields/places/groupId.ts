import { path } from '../../client/path';
import type { Item } from '../../item';
import { isDigits } from '../value';

/** The ID of a group, where GitLab wants it as a number. */
export async function groupId(group: string, { gitlab }: Pick<Item, 'gitlab'>): Promise<number> {
	if (isDigits(group)) return Number(group);
	const { id } = await gitlab.once(`group ${group.toLowerCase()}`, async () => {
		return await gitlab.get(path`/groups/${group}`, { with_projects: false });
	});
	return Number(id);
}
