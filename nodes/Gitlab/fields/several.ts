import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';
import type { List } from './list';
import type { Param } from './param';
import { type Identifier, identifiersFrom } from './value';

/**
 * Several things at once: picked from a list that loads from the project or group, given as a list by an
 * expression, or as text separated by commas.
 *
 * @param list what the editor offers to choose from
 * @param about what text and numbers mean
 * @param knownBy what a whole object is known by, as GitLab answers and sends them
 * @param convert turns what was given into GitLab's value
 */
export function several<K extends string, V>(
	name: K,
	{
		displayName,
		list,
		about,
		knownBy,
		sendAs,
		cleared,
	}: {
		displayName: string;
		list: List;
		about: string;
		knownBy(row: IDataObject): unknown;
		sendAs?: string;
		cleared?: unknown;
	},
	convert: (entries: Identifier[], item: Item) => Promise<V> | V,
): Param<K, V> {
	const property: INodeProperties = {
		displayName,
		name,
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: list.name,
			loadOptionsDependsOn: ['project.value', 'group.value', 'belongsTo'],
		},
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	};
	return {
		name,
		sendAs,
		cleared,
		list: { list, as: 'options' },
		property: { ...property, description: `${property.description}. ${about}` },
		convert: async (given, item, path) =>
			await convert(identifiersFrom(given, displayName, item, { knownBy, path }), item),
	};
}
