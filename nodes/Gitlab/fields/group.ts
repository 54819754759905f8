import type { Field } from '../operation';
import { locator } from './locator';
import { required } from './param';
import { belowServer } from './project';

const GROUP_URL =
	'^https?:\\/\\/[^\\/\\s]+\\/((?:(?!-(?:\\/|$))[\\w.+-]+\\/)*(?!-(?:\\/|$))[\\w.+-]+)\\/?(?:\\/-(?:\\/[^\\s]*)?)?(?:[?#][^\\s]*)?$';

/** One group, by its ID or its full path, as GitLab's `:id` takes it. */
export function groupParam<K extends string>(name: K, displayName = 'Group', description?: string) {
	return locator<K, string>({
		name,
		displayName,
		description,
		search: 'searchGroups',
		url: { pattern: GROUP_URL, example: 'https://gitlab.com/group/subgroup' },
		id: {
			displayName: 'ID or Path',
			example: 'group/subgroup',
			pattern: '^(?:\\d+|[\\w.+-]+(?:\\/[\\w.+-]+)*)$',
		},
		// A group's own pages are below /groups/, its address is not.
		resolve: (identifier, item, fromUrl) =>
			fromUrl ? belowServer(identifier, item).replace(/^groups\//, '') : identifier,
	});
}

/** The group that an operation works in. */
export const group: Field<'group', string> = required(groupParam('group'));
