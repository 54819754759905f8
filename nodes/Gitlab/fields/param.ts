import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Item } from '../item';
import type { Field } from '../operation';
import type { ListUse } from './list';
import { interpreted } from './quickActions';
import { dayFrom, momentFrom } from './time';
import { flagFrom, inLocator, numberFrom, textFrom } from './value';

/**
 * One parameter of GitLab as a field or a member of a collection. It is named as GitLab names it, so
 * nothing maps names; only what n8n's names cannot hold is told in `sendAs`.
 */
export interface Param<K extends string = string, V = unknown> {
	readonly name: K;
	/** The property as n8n shows it. */
	readonly property: INodeProperties;
	/** GitLab's own name where it differs: `not[labels]`. */
	readonly sendAs?: string;
	/**
	 * The value that the user gave, in GitLab's terms; it is never empty, and any JSON otherwise.
	 *
	 * @param path where it stands in the node's parameters: `additionalFields.assignee_ids`
	 */
	convert(given: unknown, item: Item, path?: string): Promise<V> | V;
	/** The editor's list that fills it, or the lists of what is in its rows. */
	readonly list?: ListUse | readonly ListUse[];
	/** What GitLab takes as "none", where a user cleared the value; the empty string unless said. */
	readonly cleared?: unknown;
}

type Looks = Partial<
	Pick<INodeProperties, 'description' | 'placeholder' | 'hint' | 'typeOptions' | 'default'>
>;

/** Title Case as people read it, from GitLab's name or ours: `due_date` is "Due Date", `matchBy` "Match By". */
export function labelOf(name: string): string {
	const words = name
		.split(/_|(?=[A-Z])/)
		.map((word) => (['id', 'url', 'sha', 'iid', 'ci'].includes(word) ? word.toUpperCase() : word));
	return words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ');
}

function param<K extends string, V>(
	name: K,
	property: Omit<INodeProperties, 'name' | 'displayName'> & { displayName?: string },
	convert: Param<K, V>['convert'],
	rest: Partial<Param<K, V>> = {},
): Param<K, V> {
	return {
		name,
		property: { displayName: labelOf(name), name, ...property } as INodeProperties,
		convert,
		...rest,
	};
}

/**
 * Free text. `lines` makes it a text area of that height. Where GitLab looks for `quickActions` in it, or may do so
 * later, those that a model writes do not run.
 */
export function text<K extends string>(
	name: K,
	{
		displayName,
		lines,
		sendAs,
		quickActions,
		...looks
	}: Looks & { displayName?: string; lines?: number; sendAs?: string; quickActions?: boolean } = {},
): Param<K, string> {
	const label = displayName ?? labelOf(name);
	const property = { displayName: label, type: 'string' as const, default: '', ...looks };
	const shown = lines ? { ...property, typeOptions: { rows: lines } } : property;
	const convert = (given: unknown, item: Item) => {
		const text = textFrom(given, label, item);
		return quickActions ? interpreted(text, item) : text;
	};
	return param(name, shown, convert, { sendAs });
}

/** A whole number; text that holds one is understood. */
export function number<K extends string>(
	name: K,
	{
		displayName,
		min,
		sendAs,
		...looks
	}: Looks & { displayName?: string; min?: number; sendAs?: string } = {},
): Param<K, number> {
	const label = displayName ?? labelOf(name);
	const property = {
		displayName: label,
		type: 'number' as const,
		default: min ?? 0,
		...(min !== undefined && { typeOptions: { minValue: min } }),
		...looks,
	};
	return param(name, property, (given, item) => numberFrom(given, label, item, min), { sendAs });
}

/** Yes or no; its description begins with "Whether". */
export function flag<K extends string>(
	name: K,
	description: string,
	{ displayName, ...rest }: { displayName?: string; default?: boolean; sendAs?: string } = {},
): Param<K, boolean> {
	const label = displayName ?? labelOf(name);
	const property = {
		displayName: label,
		type: 'boolean' as const,
		default: rest.default ?? false,
		description,
	};
	return param(name, property, (given, item) => flagFrom(given, label, item), { sendAs: rest.sendAs });
}

/** Values of GitLab's whose words say what they are, with these words: `at_risk` is "At Risk". */
export function named<const V extends string>(...values: readonly V[]): Record<V, string> {
	return Object.fromEntries(values.map((value) => [value, labelOf(value)])) as Record<V, string>;
}

/**
 * One of GitLab's fixed values.
 *
 * @param choices display name by value, the default first; n8n wants five and more in alphabetical order
 */
export function choice<K extends string>(
	name: K,
	choices: Readonly<Record<string, string>>,
	{ displayName, sendAs, ...looks }: Looks & { displayName?: string; sendAs?: string } = {},
): Param<K, string> {
	const options: INodePropertyOptions[] = Object.entries(choices).map(([value, shown]) => ({
		name: shown,
		value,
	}));
	const label = displayName ?? labelOf(name);
	const property = {
		displayName: label,
		type: 'options' as const,
		options: options.length < 5 ? options : [...options].sort((a, b) => a.name.localeCompare(b.name, 'en')),
		default: options[0].value,
		...looks,
	};
	return param(name, property, (given, item) => textFrom(given, label, item).trim(), { sendAs });
}

/** A moment, sent as ISO 8601. */
export function moment<K extends string>(
	name: K,
	{ displayName, sendAs, ...looks }: Looks & { displayName?: string; sendAs?: string } = {},
): Param<K, string> {
	const label = displayName ?? labelOf(name);
	const property = { displayName: label, type: 'dateTime' as const, default: '', ...looks };
	return param(name, property, (given, item) => momentFrom(given, label, item).toISOString(), { sendAs });
}

/** A day, sent as YYYY-MM-DD: the day that was given, whatever the zone it was given in. */
export function day<K extends string>(
	name: K,
	{ displayName, ...looks }: Looks & { displayName?: string } = {},
): Param<K, string> {
	const label = displayName ?? labelOf(name);
	const property = { displayName: label, type: 'dateTime' as const, default: '', ...looks };
	return param(name, property, (given, item) => dayFrom(given, label, item));
}

/** A param as a field of its own that must hold something. */
export function required<K extends string, V>(param: Param<K, V>): Field<K, V> {
	const { name, property, list, convert } = param;
	return {
		key: name,
		properties: [{ ...property, required: true }],
		labels: { [name]: property.displayName },
		lists: list && [list].flat(),
		read: (item) => {
			const given = item.value(property.name);
			return isEmpty(given)
				? item.fail(`'${property.displayName}' is empty`, missing(property))
				: convert(given, item, property.name);
		},
	};
}

/** A param as a field of its own that may be empty. */
export function optional<K extends string, V>(param: Param<K, V>): Field<K, V | undefined> {
	const { name, property, list, convert } = param;
	return {
		key: name,
		properties: [property],
		labels: { [name]: property.displayName },
		lists: list && [list].flat(),
		read: (item) => {
			const given = item.value(property.name);
			return isEmpty(given) ? undefined : convert(given, item, property.name);
		},
	};
}

function missing({ displayName }: INodeProperties): string {
	return `Fill in '${displayName}'. If it is an expression, check what it gives for this item.`;
}

/** Whether nothing was given: empty text, an empty list, a locator without value, or no value at all. */
export function isEmpty(given: unknown): boolean {
	if (given === undefined || given === null) return true;
	if (Array.isArray(given)) return given.length === 0;
	const locator = inLocator(given);
	if (locator) return isEmpty(locator.value);
	return typeof given === 'string' && given.trim() === '';
}
