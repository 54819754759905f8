import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';
import type { List } from './list';
import type { Param } from './param';
import { type Origin, identify, inLocator, isDigits, isObject, shown } from './value';

/** One thing of GitLab that a user picks from a list, by a pasted URL, or by what identifies it. */
export interface LocatorSpec<K extends string, V> {
	/** GitLab's name of the parameter, or the argument's. */
	name: K;
	/** What users call it: `Merge Request`. */
	displayName: string;
	description?: string;
	/** What the editor offers to choose from. */
	list: List;
	/**
	 * What an address of it looks like, mostly a URL: a pattern whose only group identifies it, and an example.
	 * Anybody's text meets it, also in n8n's editor: it must take linear time. None where GitLab has no page of it.
	 */
	url?: { pattern: string; example: string };
	/** How it is named without a URL: the mode's label, an example, and what the whole text must match. */
	id: { displayName: string; example: string; pattern?: string; hint?: string };
	/** What a whole object of it, as GitLab answers and sends them, is known by; undefined where it is another's. */
	knownBy(row: IDataObject): unknown;
	sendAs?: string;
	cleared?: unknown;
	/**
	 * Turns what identifies it into what GitLab wants.
	 *
	 * @returns undefined where a URL looks right but leads to something else
	 */
	resolve(identifier: string, item: Item, source: Source): Promise<V | undefined> | V | undefined;
}

/** Where a locator's value comes from. */
export interface Source {
	origin: Origin;
	/** The URL that it was cut out of, where it was. */
	url?: string;
}

/** A resource locator with the modes list, URL and ID. A URL is understood in every mode. */
export function locator<K extends string, V>(spec: LocatorSpec<K, V>): Param<K, V> {
	const { name, displayName, sendAs, cleared } = spec;
	const property = propertyOf(spec);
	const page = spec.url && new RegExp(spec.url.pattern);
	const id = spec.id.pattern === undefined ? undefined : new RegExp(idOrUrl(spec.id.pattern));
	const convert: Param<K, V>['convert'] = async (given, item, path) => {
		const { value, mode } = inLocator(given) ?? { value: given };
		const { text, origin } = identify(value, displayName, item, { knownBy: spec.knownBy, path });
		const found = isDigits(text) ? undefined : page?.exec(text)?.[1];
		if (found === undefined && !isUrl(text)) {
			if (id?.test(text) === false) refuseId(text, spec, item);
			const isChosen = mode === 'list' && origin === 'typed';
			return (await spec.resolve(text, item, { origin: isChosen ? 'list' : origin })) as V;
		}
		const source: Source = { origin: 'address', ...(isWebAddress(text) && { url: text }) };
		const resolved = found === undefined ? found : await spec.resolve(decode(found), item, source);
		return resolved === undefined ? refuseUrl(text, spec, item) : resolved;
	};
	return {
		name,
		sendAs,
		cleared,
		property,
		list: { list: spec.list, as: 'search' },
		convert: async (given, item, path) => possible(await convert(given, item, path), displayName, item),
	};
}

function refuseId<V>(text: string, { displayName, id }: LocatorSpec<string, V>, item: Item): never {
	return item.fail(
		`'${displayName}' is not a valid ${id.displayName}: ${shown(text)}`,
		`It should look like ${id.example}`,
	);
}

function refuseUrl<V>(text: string, { displayName, url, id }: LocatorSpec<string, V>, item: Item): never {
	return item.fail(
		`The URL in '${displayName}' is not one that this field understands`,
		`It is ${shown(text)}. ${url ? `Use a URL such as ${url.example}` : `It should look like ${id.example}`}`,
	);
}

/** What can be in a path: longer numbers would come out as others, and no path can hold these texts. */
export function possible<V>(resolved: V, displayName: string, item: Item): V {
	if (resolved === '' || resolved === '.' || resolved === '..')
		item.fail(`'${displayName}' cannot be '${resolved}'`, 'Check what its expression gives for this item.');
	return typeof resolved === 'number' && !Number.isSafeInteger(resolved)
		? item.fail(`'${displayName}' has too many digits`)
		: resolved;
}

/** The address of what a field holds in GitLab: a URL itself, or that of an object of GitLab's. */
export function addressIn(given: unknown): string | undefined {
	const held = inLocator(given)?.value ?? given;
	const address = isObject(held) ? (held.web_url ?? held.url) : held;
	return typeof address === 'string' && isWebAddress(address.trim()) ? address.trim() : undefined;
}

/** Whether text can only be a URL. */
function isUrl(text: string): boolean {
	return isWebAddress(text) || /^ssh:\/\//i.test(text);
}

function isWebAddress(text: string): boolean {
	return /^https?:\/\//i.test(text);
}

/**
 * The property without patterns: what a value must look like is told when it is read, expressions and pasted URLs
 * alike, and the node's description is an eighth smaller for it.
 */
function propertyOf<K extends string, V>(spec: LocatorSpec<K, V>): INodeProperties {
	const { name, displayName, description, list, url, id } = spec;
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
				typeOptions: { searchListMethod: list.name, searchable: true },
			},
			...(url
				? [
						{
							displayName: 'By URL',
							name: 'url',
							type: 'string' as const,
							placeholder: `e.g. ${url.example}`,
						},
					]
				: []),
			{
				displayName: `By ${id.displayName}`,
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${id.example}`,
				...(id.hint && { hint: id.hint }),
			},
		],
	};
}

/** A URL is understood in every mode. */
function idOrUrl(pattern: string): string {
	return String.raw`^\s*(?:${pattern}|(?:https?|ssh)://\S+)\s*$`;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
