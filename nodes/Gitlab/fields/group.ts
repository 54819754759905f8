import type { Field } from '../operation';
import { belowServer, isReserved, NOT_RESERVED, placeUrl } from './address';
import { locator } from './locator';
import { required } from './param';

/** What has pages below `/-/` without `/groups/` before it is a project. */
const NOT_A_PROJECT = String.raw`(?=(?:[\w.+-]+\/){0,3}?groups\/|(?![^?#\s]*\/-(?:[\/?#]|$)))`;
const PATH = String.raw`(?:groups\/)?((?:(?!-\/)[\w.+-]+\/)*?(?!-(?:[\/?#]|$))[\w.+-]+?)`;
const PAGES = String.raw`\/-(?:\/[^?#\s]*)?`;

/** GitLab's own pages, but for `/groups/`, which stands before the addresses of groups. */
const OWN_PAGES = NOT_RESERVED.replace('groups|', '') + String.raw`(?!groups\/?(?:[?#]|$))`;

/** One group, by its ID or its full path, as GitLab's `:id` takes it. */
export function groupParam<K extends string>(name: K, displayName = 'Group', description?: string) {
	return locator<K, string>({
		name,
		displayName,
		description,
		search: 'searchGroups',
		url: {
			pattern: placeUrl(OWN_PAGES + NOT_A_PROJECT + PATH, PAGES),
			example: 'https://gitlab.com/group/subgroup',
		},
		id: {
			displayName: 'ID or Path',
			example: 'group/subgroup',
			pattern: '^(?:\\d+|[\\w.+-]+(?:\\/[\\w.+-]+)*)$',
		},
		resolve: (identifier, item, url) => {
			if (!url) return identifier;
			// A group's own pages are below /groups/, its address is not.
			const path = belowServer(identifier, item).replace(/^groups\//, '');
			return path && !isReserved(path) ? path : undefined;
		},
	});
}

/** The group that an operation works in. */
export const group: Field<'group', string> = required(groupParam('group'));
