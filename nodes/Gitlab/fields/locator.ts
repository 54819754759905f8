import type { INodeProperties } from 'n8n-workflow';
import { withoutUserInfo } from '../client/server';
import type { Item } from '../operation';
import type { Param } from './param';

/** One thing of GitLab that a user picks from a list, by a pasted URL, or by what identifies it. */
export interface LocatorSpec<K extends string, V> {
	/** GitLab's name of the parameter, or the argument's. */
	name: K;
	/** What users call it: `Merge Request`. */
	displayName: string;
	description?: string;
	/** The list search that fills the list. */
	search: string;
	/** What a URL of it looks like: a pattern whose only group identifies it, and an example. */
	url: { pattern: string; example: string };
	/** How it is named without a URL: the mode's label, an example, and the pattern it must match. */
	id: { displayName: string; example: string; pattern?: string; hint?: string };
	sendAs?: string;
	cleared?: unknown;
	/**
	 * Turns what identifies it into what GitLab wants.
	 *
	 * @param url the URL that it was cut out of, where it was
	 * @returns undefined where a URL looks right but leads to something else
	 */
	resolve(identifier: string, item: Item, url?: string): Promise<V | undefined> | V | undefined;
}

/** A resource locator with the modes list, URL and ID. A URL is understood in every mode. */
export function locator<K extends string, V>(spec: LocatorSpec<K, V>): Param<K, V> {
	const { name, sendAs, cleared } = spec;
	return {
		name,
		sendAs,
		cleared,
		property: propertyOf(spec),
		convert: async (given, item) => {
			const typed = textOf(given);
			if (!isUrl(typed)) return (await spec.resolve(identify(typed, spec, item), item)) as V;
			const found = new RegExp(spec.url.pattern).exec(typed)?.[1];
			const resolved = found === undefined ? found : await spec.resolve(decode(found), item, typed);
			if (resolved !== undefined) return resolved;
			return item.fail(
				`The URL in '${spec.displayName}' does not lead to one`,
				`It is ${withoutUserInfo(typed)}. A URL that is understood: ${spec.url.example}`,
			);
		},
	};
}

/** What stands in a locator, whichever mode it is in. */
export function textOf(given: unknown): string {
	return String(isLocatorValue(given) ? given.value : given).trim();
}

/** Whether text can only be a URL. */
export function isUrl(typed: string): boolean {
	return /^https?:\/\//i.test(typed);
}

function identify<K extends string, V>(
	typed: string,
	{ id, displayName }: LocatorSpec<K, V>,
	item: Item,
): string {
	if (id.pattern && !new RegExp(id.pattern).test(typed)) {
		item.fail(
			`'${displayName}' has no valid ${id.displayName}: ${typed}`,
			`It should look like ${id.example}`,
		);
	}
	return typed;
}

function propertyOf<K extends string, V>(spec: LocatorSpec<K, V>): INodeProperties {
	const { name, displayName, description, search, url, id } = spec;
	const validation = (regex: string, errorMessage: string) => [
		{ type: 'regex' as const, properties: { regex, errorMessage } },
	];
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...(description && { description }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${url.example}`,
				extractValue: { type: 'regex', regex: url.pattern },
				validation: validation(url.pattern, `'${displayName}' does not understand this URL`),
			},
			{
				displayName: `By ${id.displayName}`,
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${id.example}`,
				...(id.hint && { hint: id.hint }),
				...(id.pattern && { validation: validation(id.pattern, `This is not a valid ${id.displayName}`) }),
			},
		],
	};
}

function isLocatorValue(given: unknown): given is { value: unknown } {
	return typeof given === 'object' && given !== null && 'value' in given;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
