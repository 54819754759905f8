import { path as at } from '../../client';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { BEFORE_PATH, belowServer, isReserved, NOT_RESERVED, placeAddress, SLASH } from '../address';
import { entry, textOf } from '../entry';
import type { List } from '../list';
import { locator } from '../locator';
import { required } from '../param';
import { isDigits } from '../value';

/** Groups of the user's own first; all others where none of these has what is typed. */
export const groups: List = {
	name: 'searchGroups',
	from: () => at`/groups`,
	query: { all_available: false },
	elseBy: { all_available: true },
	entry: entry('id', (group) => textOf(group.full_name)),
};

/** What has pages below `/-/` without `/groups/` before it is a project. */
const NOT_A_PROJECT = String.raw`(?=(?:[\w.+-]+\/){0,3}?groups\/|(?![^?#\s]*\/-(?:[\/?#\s]|$)))`;
const PATH = String.raw`(?:groups\/)?((?:(?!-\/)[\w.+-]+${SLASH})*?(?!-(?:[\/?#\s]|$))[\w.+-]+?)`;
const PAGES = String.raw`\/-(?:\/[^?#\s]*)?`;

/** GitLab's own pages, but for `/groups/`, which stands before the addresses of groups. */
const OWN_PAGES = NOT_RESERVED.replace('groups|', '') + String.raw`(?!groups\/?(?:[?#\s]|$))`;

/** One group, by its ID or its full path, as GitLab's `:id` takes it. */
export function groupParam<K extends string>(name: K, displayName = 'Group', description?: string) {
	return locator<K, string>({
		name,
		displayName,
		description,
		list: groups,
		url: {
			pattern: placeAddress(OWN_PAGES + NOT_A_PROJECT + PATH, PAGES),
			example: 'https://gitlab.com/group/subgroup',
		},
		id: {
			displayName: 'ID or Path',
			example: 'group/subgroup',
			pattern: String.raw`${BEFORE_PATH}[\w.+-]+(?:${SLASH}[\w.+-]+)*\/?`,
			hint: 'Digits are an ID; write a path of digits as /123',
		},
		knownBy: ({ id, full_path }) => id ?? full_path,
		resolve: async (identifier, item, { origin, url }) => {
			if (origin !== 'address') return identifier;
			// A group's own pages are below /groups/, its address is not.
			const path = (url ? belowServer(identifier, item) : identifier).replace(/^groups\//, '');
			if (!path || isReserved(path)) return undefined;
			return isDigits(path) ? await idOf(path, displayName, item) : path;
		},
	});
}

/** The group that an operation works in. */
export const group: Field<'group', string> = required(groupParam('group'));

/** The ID of a group whose path is digits only, which the API would take for another group's ID. */
async function idOf(path: string, displayName: string, item: Item): Promise<string> {
	const { gitlab } = item;
	const groups = await gitlab.once(`group at ${path}`, async () => {
		return await gitlab.list(at`/groups`, { search: path, all_available: true, top_level_only: true });
	});
	const found = groups.find(({ full_path }) => full_path === path);
	return found
		? String(found.id)
		: item.fail(`'${displayName}' was not found: there is no group at /${path}`, 'Check the path.');
}
