import type { IDataObject } from 'n8n-workflow';
import type { Item } from '../item';
import type { Field } from '../operation';
import { isEmpty } from './param';
import { isObject } from './value';

/** An object that is typed as JSON, or given by an expression; undefined where the field is empty. */
export function json<K extends string>(
	name: K,
	{ displayName, description }: { displayName: string; description?: string },
): Field<K, IDataObject | undefined> {
	return {
		key: name,
		properties: [{ displayName, name, type: 'json', default: '', ...(description && { description }) }],
		labels: { [name]: displayName },
		read: (item) => {
			const given = item.value(name);
			return isEmpty(given) ? undefined : objectFrom(given, displayName, item);
		},
	};
}

function objectFrom(given: unknown, label: string, item: Item): IDataObject {
	const value = typeof given === 'string' ? parsed(given, label, item) : given;
	return isObject(value)
		? value
		: item.fail(`'${label}' must be a JSON object`, 'It begins with { and ends with }.');
}

function parsed(text: string, label: string, item: Item): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return item.fail(
			`'${label}' is not valid JSON`,
			'Names and texts need double quotes, and there is no comma after the last entry. Check what expressions in it give.',
		);
	}
}
