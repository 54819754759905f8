import type { INodeProperties } from 'n8n-workflow';
import { type Entry, type List, inLocator } from '../fields';
import type { Item } from '../item';
import type { Operation } from '../operation';
import { chosenPlace } from '../search/place';
import { firstEntries } from '../search/search';

const MOST_NAMED = 3;
const MOST_FILTERS = 3;
const LONGEST = 100;
/** GitLab searches for no less in most of its lists. */
const BEGINNING = 3;

/** A value that stands for something in GitLab, and the list that has such things. */
interface Candidate {
	list: List;
	given: string;
	label: string;
	/** The field, or the collection that holds it. */
	field: string;
}

/**
 * What is there and most like what a model asked for in vain, as a sentence; none where nothing is known of it. One
 * list is asked for, once.
 *
 * @param message GitLab's words with the fields in quotes that they are about; the last of them is meant
 */
export async function nearestTo(operation: Operation, item: Item, message: string): Promise<string> {
	const candidates = candidatesIn(operation, item);
	const named = candidates.filter(({ given }) => message.includes(`'${given.replace(/^@/, '')}'`));
	const asked = named.at(-1) ?? candidates.filter(({ label }) => message.includes(`'${label}'`)).at(-1);
	return asked ? await sentenceOn(asked, item) : '';
}

/**
 * The same for filters that found nothing: GitLab gives an empty list for a label that does not exist. Of what they
 * ask for, the first is named that is not there.
 */
export async function nearestToFilters(operation: Operation, item: Item): Promise<string> {
	const filters = candidatesIn(operation, item).filter(({ field }) => field === 'filters');
	for (const { given, ...rest } of filters.slice(0, MOST_FILTERS)) {
		const asked = { ...rest, given };
		if (KINDS.test(given) || (await entriesFor(asked, item, given)).some((entry) => isCalled(entry, given)))
			continue;
		const sentence = await sentenceOn(asked, item);
		if (sentence) return `There is no '${given}'. ${sentence}`;
	}
	return '';
}

/** GitLab's words that stand for no one thing. */
const KINDS = /^(?:any|none|started|upcoming)$/i;

function isCalled({ name, value }: Entry, given: string): boolean {
	return [name, value].some((each) => each.toLowerCase() === lastPart(given).toLowerCase());
}

async function sentenceOn(asked: Candidate, item: Item): Promise<string> {
	const entries = await entriesFor(asked, item);
	const nearest = ranked(entries, asked.given).slice(0, MOST_NAMED);
	return nearest.length ? `The nearest that exist: ${nearest.map(shownAs).join(', ')}.` : '';
}

/** @param wanted what the list is searched for; as much of it as may be right, unless said */
async function entriesFor({ list, given }: Candidate, item: Item, wanted?: string): Promise<Entry[]> {
	try {
		// What is everywhere is too much to be looked through; what is in one place is not, and its beginning may be wrong.
		const isEverywhere = (await list.from({}, item, '')) !== undefined;
		const typed = wanted ?? (isEverywhere ? lastPart(given).slice(0, BEGINNING) : '');
		return await firstEntries(item.gitlab, list, { place: await chosenPlace(item), item, typed });
	} catch {
		// That GitLab gives no list does not change what failed.
		return [];
	}
}

function candidatesIn(operation: Operation, item: Item): Candidate[] {
	const lists = new Map(
		operation.fields.flatMap(({ lists = [] }) => lists).map(({ list }) => [list.name, list]),
	);
	const properties = operation.fields.flatMap(({ properties }) => properties);
	return properties
		.flatMap((field) =>
			[[field, item.value(field.name)] as const, ...membersOf(field, item)].map(([property, value]) => ({
				field,
				property,
				value,
			})),
		)
		.flatMap(({ field, property, value }) => {
			const list = lists.get(listOf(property) as List['name']);
			const about = { label: property.displayName, field: field.name };
			return list ? textsOf(value).map((given) => ({ list, given, ...about })) : [];
		});
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
