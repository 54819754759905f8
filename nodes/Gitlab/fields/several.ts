import type { Item } from '../operation';
import type { Param } from './param';

/**
 * Several things at once: picked from a list that loads from the project or group, given as a list by an
 * expression, or as text separated by commas.
 *
 * @param load n8n's name of the options list
 * @param convert turns what was given into GitLab's value
 */
export function several<K extends string, V>(
	name: K,
	{
		displayName,
		load,
		sendAs,
		cleared,
	}: {
		displayName: string;
		load: 'getLabels' | 'getUsers' | 'getUsersAnyNone';
		sendAs?: string;
		cleared?: unknown;
	},
	convert: (entries: string[], item: Item) => Promise<V> | V,
): Param<K, V> {
	return {
		name,
		sendAs,
		cleared,
		property: {
			displayName,
			name,
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: load,
				loadOptionsDependsOn: ['project.value', 'group.value', 'belongsTo'],
			},
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		convert: async (given, item) => {
			const entries = Array.isArray(given) ? given.map(String) : String(given).split(',');
			return await convert(entries.map((entry) => entry.trim()).filter(Boolean), item);
		},
	};
}
