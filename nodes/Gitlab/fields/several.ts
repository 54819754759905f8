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
			const entries = typeof given === 'object' ? [given].flat() : String(given).split(',');
			const named = entries.map((entry) => nameOf(entry, load === 'getLabels' ? 'name' : 'id'));
			return await convert(named.filter(Boolean), item);
		},
	};
}

/** Lists out of GitLab's own answers hold whole labels and users. */
function nameOf(entry: unknown, property: 'id' | 'name'): string {
	const isWhole = typeof entry === 'object' && entry !== null && property in entry;
	return String(isWhole ? (entry as Record<string, unknown>)[property] : entry).trim();
}
