import type { INodeProperties } from 'n8n-workflow';
import type { Param } from './param';
import { identifiersFrom, oneOf } from './value';

/**
 * Several of GitLab's fixed values.
 *
 * @param values display name by value
 */
export function choices<K extends string>(
	name: K,
	values: Readonly<Record<string, string>>,
	{ displayName }: { displayName: string },
): Param<K, string[]> {
	const property: INodeProperties = {
		displayName,
		name,
		type: 'multiOptions',
		options: Object.entries(values)
			.map(([value, shown]) => ({ name: shown, value }))
			.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		default: [],
	};
	return {
		name,
		property,
		convert: (given, item, path) =>
			identifiersFrom(given, displayName, item, { path }).map(({ text }) =>
				oneOf(text, Object.keys(values), displayName, item),
			),
	};
}
