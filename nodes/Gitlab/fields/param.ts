import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Field, Item } from '../operation';

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
	/** The value that the user gave, in GitLab's terms; it is never empty. */
	convert(given: unknown, item: Item): Promise<V> | V;
	/** What GitLab takes as "none", where a user cleared the value; the empty string unless said. */
	readonly cleared?: unknown;
}

type Looks = Partial<
	Pick<INodeProperties, 'description' | 'placeholder' | 'hint' | 'typeOptions' | 'default'>
>;

/** Title Case as people read it, from GitLab's name: `due_date` is "Due Date". */
function labelOf(name: string): string {
	const words = name
		.split('_')
		.map((word) => (['id', 'url', 'sha', 'iid', 'ci'].includes(word) ? word.toUpperCase() : word));
	return words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ');
}

function param<K extends string, V>(
	name: K,
	property: Omit<INodeProperties, 'name' | 'displayName'> & { displayName?: string },
	convert: (given: unknown, item: Item) => Promise<V> | V,
	rest: Partial<Param<K, V>> = {},
): Param<K, V> {
	return {
		name,
		property: { displayName: labelOf(name), name, ...property } as INodeProperties,
		convert,
		...rest,
	};
}

/** Free text. `lines` makes it a text area of that height. */
export function text<K extends string>(
	name: K,
	{
		displayName,
		lines,
		sendAs,
		...looks
	}: Looks & { displayName?: string; lines?: number; sendAs?: string } = {},
): Param<K, string> {
	const property = {
		displayName: displayName ?? labelOf(name),
		type: 'string' as const,
		default: '',
		...looks,
	};
	return param(name, lines ? { ...property, typeOptions: { rows: lines } } : property, String, { sendAs });
}

/** A number; text that holds one is understood. */
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
	return param(name, property, (given, item) => numberOf(given, label, item), { sendAs });
}

function numberOf(given: unknown, label: string, item: Item): number {
	const value = Number(given);
	return Number.isFinite(value) ? value : item.fail(`'${label}' must be a number`, `It is: ${String(given)}`);
}

/** Yes or no; its description begins with "Whether". */
export function flag<K extends string>(
	name: K,
	description: string,
	{ displayName, ...rest }: { displayName?: string; default?: boolean; sendAs?: string } = {},
): Param<K, boolean> {
	const property = {
		displayName: displayName ?? labelOf(name),
		type: 'boolean' as const,
		default: rest.default ?? false,
		description,
	};
	return param(name, property, (given) => given === true || given === 'true', { sendAs: rest.sendAs });
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
	const property = {
		displayName: displayName ?? labelOf(name),
		type: 'options' as const,
		options: options.length < 5 ? options : [...options].sort((a, b) => a.name.localeCompare(b.name, 'en')),
		default: options[0].value,
		...looks,
	};
	return param(name, property, String, { sendAs });
}

/** A moment, sent as ISO 8601. */
export function moment<K extends string>(
	name: K,
	{ displayName, sendAs, ...looks }: Looks & { displayName?: string; sendAs?: string } = {},
): Param<K, string> {
	const label = displayName ?? labelOf(name);
	const property = { displayName: label, type: 'dateTime' as const, default: '', ...looks };
	return param(name, property, (given, item) => momentOf(given, label, item).toISOString(), { sendAs });
}

/** A day, sent as YYYY-MM-DD: the day that was given, whatever the zone it was given in. */
export function day<K extends string>(
	name: K,
	{ displayName, ...looks }: Looks & { displayName?: string } = {},
): Param<K, string> {
	const label = displayName ?? labelOf(name);
	return param(name, { displayName: label, type: 'dateTime', default: '', ...looks }, (given, item) => {
		const written = /^\d{4}-\d{2}-\d{2}/.exec(String(given).trim())?.[0];
		return written ?? momentOf(given, label, item).toISOString().slice(0, 10);
	});
}

/** Dates come as text, as `Date`, or as Luxon's `DateTime`, whose text is ISO 8601. */
function momentOf(given: unknown, label: string, item: Item): Date {
	const text = given instanceof Date ? given.toISOString() : String(given).trim();
	const hasZone = !/^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+)?$/.test(text);
	const date = hasZone
		? new Date(text)
		: inZone(new Date(`${text.replace(' ', 'T').padEnd(11, 'T').padEnd(16, '00:00')}Z`), item.timezone);
	return Number.isNaN(date.getTime()) ? item.fail(`'${label}' is not a date`, `It is: ${text}`) : date;
}

/** What the editor's date picker gives has no zone: it means the workflow's. */
function inZone(clock: Date, timeZone: string): Date {
	if (Number.isNaN(clock.getTime())) return clock;
	const shown = new Date(`${clock.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`);
	return new Date(2 * clock.getTime() - shown.getTime() - clock.getMilliseconds());
}

/** A param as a field of its own that must hold something. */
export function required<K extends string, V>(param: Param<K, V>): Field<K, V> {
	const { name, property, convert } = param;
	return {
		key: name,
		properties: [{ ...property, required: true }],
		labels: { [name]: property.displayName },
		read: (item) => {
			const given = item.value(property.name);
			return isEmpty(given)
				? item.fail(`'${property.displayName}' is empty`, missing(property))
				: convert(given, item);
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
	if (typeof given === 'object' && '__rl' in given) return isEmpty((given as { value?: unknown }).value);
	return typeof given === 'string' && given.trim() === '';
}
