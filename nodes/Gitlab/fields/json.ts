import type { IDataObject } from 'n8n-workflow';
import type { Item } from '../item';
import type { Field } from '../operation';
import { isEmpty } from './param';
import { interpretedWithin } from './quickActions';
import { isObject } from './value';

/**
 * An object that is typed as JSON, or given by an expression; undefined where the field is empty. Where GitLab looks
 * for `quickActions` in its texts, those that a model writes do not run.
 */
export function json<K extends string>(
	name: K,
	{
		displayName,
		description,
		quickActions,
	}: { displayName: string; description?: string; quickActions?: boolean },
): Field<K, IDataObject | undefined> {
	return {
		key: name,
		properties: [{ displayName, name, type: 'json', default: '', ...(description && { description }) }],
		labels: { [name]: displayName },
		read: (item) => {
			const given = item.value(name);
			if (isEmpty(given)) return undefined;
			const object = objectFrom(given, displayName, item);
			return quickActions ? interpretedWithin(object, item) : object;
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
