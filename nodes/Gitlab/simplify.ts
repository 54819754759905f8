import type { IDataObject } from 'n8n-workflow';

/**
 * Reduces a row to some of its values: those listed, `['id', 'title']`, and those that go by another name,
 * `{ author: 'author.username' }`. A way through a list gives the list of what is there; what is missing is null,
 * so that every row has the same fields.
 */
export function pick(...shape: ReadonlyArray<readonly string[] | Readonly<Record<string, string>>>) {
	const ways = shape.flatMap((part) =>
		isNames(part) ? part.map((name) => [name, name]) : Object.entries(part),
	);
	return (row: IDataObject): IDataObject =>
		Object.fromEntries(ways.map(([name, from]) => [name, valueAt(row, from.split('.'))])) as IDataObject;
}

function isNames(part: readonly string[] | Readonly<Record<string, string>>): part is readonly string[] {
	return Array.isArray(part);
}

function valueAt(value: unknown, [key, ...rest]: string[]): unknown {
	if (key === undefined) return value ?? null;
	if (Array.isArray(value)) return value.map((entry) => valueAt(entry, [key, ...rest]));
	return value && typeof value === 'object' ? valueAt((value as Record<string, unknown>)[key], rest) : null;
}
