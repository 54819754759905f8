import type { INodeProperties } from 'n8n-workflow';
import { type Entry, type List, inLocator } from '../fields';
import type { Item } from '../item';
import type { Operation } from '../operation';
import { chosenPlace } from '../search/place';
import { firstEntries } from '../search/search';

const MOST_NAMED = 3;
const LONGEST = 100;
/** GitLab searches for no less in most of its lists. */
const BEGINNING = 3;

/**
 * What is there and most like what a model asked for in vain, as a sentence; none where nothing is known of it. One
 * list is asked for, once.
 *
 * @param message GitLab's words with the fields in quotes that they are about; the last of them is meant
 */
export async function nearestTo(operation: Operation, item: Item, message: string): Promise<string> {
	const asked = askedIn(operation, item, message);
	if (!asked) return '';
	const { list, given } = asked;
	try {
		// What is everywhere is too much to be looked through; what is in one place is not, and its beginning may be wrong.
		const isEverywhere = (await list.from({}, item, '')) !== undefined;
		const typed = isEverywhere ? lastPart(given).slice(0, BEGINNING) : '';
		const place = await chosenPlace(item);
		const entries = await firstEntries(item.gitlab, list, { place, item, typed });
		const nearest = ranked(entries, given).slice(0, MOST_NAMED);
		return nearest.length ? `The nearest that exist: ${nearest.map(shownAs).join(', ')}.` : '';
	} catch {
		// That GitLab gives no list does not change what failed.
		return '';
	}
}

function askedIn(
	operation: Operation,
	item: Item,
	message: string,
): { list: List; given: string } | undefined {
	const lists = new Map(
		operation.fields.flatMap(({ lists = [] }) => lists).map(({ list }) => [list.name, list]),
	);
	const properties = operation.fields.flatMap(({ properties }) => properties);
	const candidates = properties
		.flatMap((property) => [[property, item.value(property.name)] as const, ...membersOf(property, item)])
		.flatMap(([property, value]) => textsOf(value).map((given) => ({ property, given })))
		.flatMap(({ property, given }) => {
			const list = lists.get(listOf(property) as List['name']);
			return list ? [{ list, given, label: property.displayName }] : [];
		});
	const named = candidates.filter(({ given }) => message.includes(`'${given.replace(/^@/, '')}'`));
	return named.at(-1) ?? candidates.filter(({ label }) => message.includes(`'${label}'`)).at(-1);
}

function membersOf(property: INodeProperties, item: Item): Array<readonly [INodeProperties, unknown]> {
	if (property.type !== 'collection') return [];
	const values = (item.value(property.name) ?? {}) as Record<string, unknown>;
	return (property.options as INodeProperties[]).map((member) => [member, values[member.name]] as const);
}

function listOf({ typeOptions, modes }: INodeProperties): string | undefined {
	return typeOptions?.loadOptionsMethod ?? modes?.[0]?.typeOptions?.searchListMethod;
}

function textsOf(value: unknown): string[] {
	const held = inLocator(value)?.value ?? value;
	const texts = Array.isArray(held) ? held : typeof held === 'string' ? held.split(',') : [held];
	return texts
		.filter((each): each is string | number => typeof each === 'string' || typeof each === 'number')
		.map((each) => String(each).trim().slice(0, LONGEST))
		.filter(Boolean);
}

/** Of a path, what stands for itself. */
function lastPart(given: string): string {
	return (
		given
			.replace(/^[@~#!&]/, '')
			.split('/')
			.at(-1) ?? given
	);
}

function ranked(entries: Entry[], given: string): Entry[] {
	const wanted = given.toLowerCase();
	const isNumber = /^\d+$/.test(given);
	const far = ({ value, name }: Entry) =>
		isNumber && /^\d+$/.test(value)
			? Math.abs(Number(value) - Number(given))
			: Math.min(distance(value.toLowerCase(), wanted), distance(name.toLowerCase(), wanted));
	return entries
		.map((entry) => ({ entry, far: far(entry) }))
		.sort((a, b) => a.far - b.far)
		.map(({ entry }) => entry);
}

function shownAs({ name, value }: Entry): string {
	const label = name.slice(0, LONGEST);
	return label === value || label.includes(value) ? label : `${value} (${label})`;
}

/** In how many characters two texts differ. @see https://en.wikipedia.org/wiki/Levenshtein_distance */
function distance(one: string, other: string): number {
	const [a, b] = [one.slice(0, LONGEST), other.slice(0, LONGEST)];
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
		}
		row = next;
	}
	return row[b.length];
}
