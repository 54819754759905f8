import type { IDataObject } from 'n8n-workflow';
import { oneLine, withoutUserInfo } from '../client';
import type { Item } from '../item';

/**
 * Where what identifies something comes from, which tells whether digits are an ID or a name: chosen from a
 * list, typed into the workflow, text or a number out of an expression, a property of an object of GitLab's,
 * or cut out of an address.
 */
export type Origin = 'list' | 'typed' | 'expression' | 'number' | 'object' | 'address';

/** Text that identifies something. */
export interface Identifier {
	text: string;
	origin: Origin;
}

const DIGITS = /^\d+$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** More would not help anybody to see what is wrong. */
const LONGEST_SHOWN = 100;

/** What JavaScript, and so n8n, makes of an object within text. */
const OBJECT_IN_TEXT = '[object Object]';

/** Whether text can be an ID as well as a name. */
export function isDigits(text: string): boolean {
	return DIGITS.test(text);
}

/**
 * What a field holds, as text: the one way from any JSON to what GitLab is sent. A list of one stands for it.
 *
 * @throws through `item` where it is no text: an object, a list, nothing, or half of a character
 */
export function textFrom(given: unknown, label: string, item: Pick<Item, 'fail'>): string {
	const one = onlyOne(given);
	const text = plainText(one);
	if (text === undefined)
		return item.fail(
			`'${label}' cannot be ${kindOf(one)}`,
			`${contentsOf(one)}Use one of its values instead.`,
		);
	return LONE_SURROGATE.test(text)
		? item.fail(
				`'${label}' has characters that cannot be sent`,
				'Check whether the text was cut in the middle of a character.',
			)
		: text;
}

/** A whole number; text that holds one is understood. */
export function numberFrom(given: unknown, label: string, item: Pick<Item, 'fail'>, min?: number): number {
	const text = textFrom(given, label, item).trim();
	const value = /^[+-]?\d+(?:\.0+)?$/.test(text) ? Number(text) : NaN;
	if (!Number.isSafeInteger(value)) {
		const kind = Number.isFinite(Number(text)) ? 'a whole number' : 'a number';
		return item.fail(`'${label}' must be ${kind}`, `It is: ${shown(text)}`);
	}
	return min !== undefined && value < min
		? item.fail(`'${label}' must be ${min} or more`, `It is: ${value}`)
		: value;
}

/** Yes or no; text and numbers that say so are understood. */
export function flagFrom(given: unknown, label: string, item: Pick<Item, 'fail'>): boolean {
	const text = textFrom(given, label, item).trim().toLowerCase();
	if (text === 'true' || text === '1') return true;
	if (text === 'false' || text === '0') return false;
	return item.fail(`'${label}' must be true or false`, `It is: ${shown(text)}`);
}

/** One of the values that a field can have. */
export function oneOf<T extends string>(given: unknown, values: readonly T[], label: string, item: Item): T {
	const text = textFrom(given, label, item).trim();
	return (
		values.find((value) => value === text) ??
		item.fail(`'${label}' cannot be '${shown(text)}' here`, `It can be: ${values.join(', ')}`)
	);
}

/**
 * Several things: a list, an object, or text separated by commas. Entries without a value are left out.
 *
 * @param knownBy what an object of GitLab's is known by
 * @param path where they stand in the node's parameters
 * @throws through `item` where nothing is left, or something is neither text nor such an object
 */
export function identifiersFrom(
	given: unknown,
	label: string,
	item: Item,
	{ knownBy, path }: { knownBy?: (row: IDataObject) => unknown; path?: string } = {},
): Identifier[] {
	const isText = typeof given === 'string';
	const entries = isText ? given.split(',') : [given].flat();
	const found = entries
		.filter((entry) => entry !== undefined && entry !== null)
		.map((entry) => {
			const identifier = identify(entry, label, item, { knownBy, path });
			const isChosen = identifier.origin === 'typed' && !isText;
			return isChosen ? { ...identifier, origin: 'list' as const } : identifier;
		})
		.filter(({ text }) => text !== '');
	return found.length
		? found
		: item.fail(`'${label}' is empty`, 'Check what its expression gives for this item.');
}

/** Text that identifies something, trimmed, and where it comes from. */
export function identify(
	given: unknown,
	label: string,
	item: Item,
	{ knownBy, path }: { knownBy?: (row: IDataObject) => unknown; path?: string } = {},
): Identifier {
	const one = onlyOne(given);
	const known = knownBy && isObject(one) ? (knownBy(one) ?? one) : one;
	const text = textFrom(known, label, item).trim();
	if (text.includes(OBJECT_IN_TEXT))
		item.fail(
			`'${label}' cannot be an object`,
			'The expression has text around it, so n8n turns the object into text. Use one of its values instead, such as its title.',
		);
	if (typeof known === 'number') return { text, origin: 'number' };
	if (known !== one) return { text, origin: 'object' };
	const isWorkedOut = isDigits(text) && path !== undefined && item.isExpression?.(path) === true;
	return { text, origin: isWorkedOut ? 'expression' : 'typed' };
}

/** What was given, as errors show it: one line, and nothing that can be a password before an `@`. */
export function shown(text: string): string {
	return text.includes(':') ? withoutUserInfo(text) : oneLine(text, LONGEST_SHOWN);
}

/** The value and the mode of a resource locator, as n8n keeps them; undefined for any other value. */
export function inLocator(given: unknown): { value: unknown; mode?: unknown } | undefined {
	const isLocator =
		typeof given === 'object' && given !== null && 'value' in given && ('__rl' in given || 'mode' in given);
	return isLocator ? given : undefined;
}

/** Whether something is an object, as against a list or a date. */
export function isObject(given: unknown): given is IDataObject {
	return (
		typeof given === 'object' && given !== null && !Array.isArray(given) && dateText(given) === undefined
	);
}

function onlyOne(given: unknown): unknown {
	return Array.isArray(given) && given.length === 1 ? (given[0] as unknown) : given;
}

function plainText(given: unknown): string | undefined {
	if (typeof given === 'string') return given;
	if (typeof given === 'boolean' || typeof given === 'bigint') return String(given);
	if (typeof given === 'number') return Number.isFinite(given) ? String(given) : undefined;
	return typeof given === 'object' && given !== null ? (dateText(given) ?? undefined) : undefined;
}

/** The ISO 8601 of a `Date` or of Luxon's `DateTime`: null where it is no moment, undefined for all else. */
function dateText(given: object): string | null | undefined {
	if (given instanceof Date) return Number.isNaN(given.getTime()) ? null : given.toISOString();
	const { toISO } = given as { toISO?: unknown };
	return typeof toISO === 'function' ? (toISO.call(given) as string | null) : undefined;
}

function kindOf(given: unknown): string {
	if (Array.isArray(given)) return 'a list';
	if (isObject(given)) return 'an object';
	if (typeof given === 'object' && given !== null) return 'an invalid date';
	return typeof given === 'number' ? 'this number' : 'nothing';
}

function contentsOf(given: unknown): string {
	if (Array.isArray(given)) return `It has ${given.length} entries. `;
	return isObject(given) ? `It has: ${shown(Object.keys(given).join(', ')) || 'nothing'}. ` : '';
}
