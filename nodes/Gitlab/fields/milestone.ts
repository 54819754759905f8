import type { IDataObject } from 'n8n-workflow';
import { path } from '../client/path';
import type { Item } from '../operation';
import { locator } from './locator';
import type { Param } from './param';
import { project } from './project';

const MILESTONE_URL =
	'^https?:\\/\\/[^\\/\\s]+\\/(?:[\\w.+-]+\\/)+-\\/milestones\\/(\\d+)(?:[\\/?#][^\\s]*)?$';
const EXAMPLE = 'https://gitlab.com/group/project/-/milestones/3';

/** A milestone to put on something: given by ID, title or URL, sent as the ID that GitLab wants. */
export const milestoneParam: Param<'milestone_id', number> = locator<'milestone_id', number>({
	name: 'milestone_id',
	displayName: 'Milestone',
	search: 'searchMilestones',
	cleared: 0,
	url: { pattern: MILESTONE_URL, example: EXAMPLE },
	id: { displayName: 'Title or ID', example: 'Version 1.0' },
	resolve: async (identifier, item, fromUrl) => {
		// A milestone's address shows its number in the project or group, not its ID.
		if (fromUrl) return Number((await find({ iids: [identifier] }, item)).id);
		return /^\d+$/.test(identifier)
			? Number(identifier)
			: Number((await find({ title: identifier }, item)).id);
	},
});

/** A milestone to filter by: sent as its title, or GitLab's words for kinds of milestones. */
export function milestoneFilter<K extends string>(
	name: K,
	displayName = 'Milestone',
	sendAs?: string,
): Param<K, string> {
	return locator<K, string>({
		name,
		sendAs,
		displayName,
		search: 'searchMilestoneTitles',
		url: { pattern: MILESTONE_URL, example: EXAMPLE },
		id: { displayName: 'Title', example: 'Version 1.0', hint: 'Or one of None, Any, Upcoming, Started' },
		resolve: async (identifier, item, fromUrl) =>
			fromUrl ? String((await find({ iids: [identifier] }, item)).title) : identifier,
	});
}

/** Looks in the project and the groups above it. */
async function find(query: IDataObject, item: Item): Promise<IDataObject> {
	const place = await project.read(item);
	const key = `milestone ${place} ${JSON.stringify(query)}`;
	const found = await item.gitlab.once(key, async () => {
		return await item.gitlab.list(
			path`/projects/${place}/milestones`,
			{ ...query, include_ancestors: true },
			1,
		);
	});
	return (
		found[0] ??
		item.fail(`'Milestone' was not found in the project or its groups: ${String(Object.values(query)[0])}`)
	);
}
