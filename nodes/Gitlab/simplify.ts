import type { IDataObject } from 'n8n-workflow';

/**
 * Reduces a row to some of its values, under the names given: `{ author: 'author.username' }`. A way through a
 * list gives the list of what is there; what is missing is null, so that every row has the same fields.
 */
export function pick(shape: Readonly<Record<string, string>>): (row: IDataObject) => IDataObject {
	return (row) =>
		Object.fromEntries(
			Object.entries(shape).map(([name, from]) => [name, valueAt(row, from.split('.'))]),
		) as IDataObject;
}

function valueAt(value: unknown, [key, ...rest]: string[]): unknown {
	if (key === undefined) return value ?? null;
	if (Array.isArray(value)) return value.map((entry) => valueAt(entry, [key, ...rest]));
	return value && typeof value === 'object' ? valueAt((value as Record<string, unknown>)[key], rest) : null;
}
