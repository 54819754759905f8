import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';
import type { Field } from '../operation';
import type { Param } from './param';

type Part = Pick<Field, 'properties' | 'labels' | 'lists'>;

/**
 * A field made of others: it shows what they show, and reads them as one argument.
 *
 * @param parts fields, parameters, and plain properties of n8n's
 */
export function compose<K extends string, V>(
	key: K,
	parts: ReadonlyArray<Part | Param | INodeProperties>,
	read: (item: Item) => Promise<V> | V,
): Field<K, V> {
	const all = parts.map(partOf);
	return {
		key,
		properties: all.flatMap(({ properties }) => properties),
		labels: Object.assign({}, ...all.map(({ labels }) => labels)) as Field['labels'],
		lists: all.flatMap(({ lists = [] }) => lists),
		read,
	};
}

function partOf(part: Part | Param | INodeProperties): Part {
	if ('properties' in part) return part;
	if (!('property' in part)) return { properties: [part], labels: {} };
	const { name, sendAs, property, list } = part;
	return {
		properties: [property],
		labels: { [sendAs ?? name]: property.displayName },
		lists: list && [list].flat(),
	};
}

/** The same field, shown only while another one has one of the given values. */
export function shownFor<F extends Part>(other: string, values: readonly string[], field: F): F {
	const properties = field.properties.map((property) => ({
		...property,
		displayOptions: { show: { [other]: [...values], ...property.displayOptions?.show } },
	}));
	return { ...field, properties };
}
