import {
	type List,
	type LocatorSpec,
	type Param,
	compose,
	entry,
	itemPage,
	ListQuery,
	locator,
	numberIn,
	placeOfItemPage,
	placePage,
	text,
	textOf,
} from '../../fields';
import { chosenIn, placeOfPage } from '../../fields/places';
import type { Field } from '../../operation';
import { kindOf, namespace, namespaceIn, namespaceOf } from './namespace';

/** A work item by where it is and its number there. */
export type ItemRef = { path: string; iid: string };

const QUERY = (scope: string) => `query ($path: ID!, $search: String, $first: Int, $after: String) {
	namespace(fullPath: $path) {
		workItems(search: $search, first: $first, after: $after, sort: UPDATED_DESC${scope}) {
			nodes { iid title web_url: webUrl reference(full: true) } pageInfo { hasNextPage endCursor }
		}
	}
}`;

const OWN = QUERY('');
const AROUND = QUERY(', includeAncestors: true, includeDescendants: true');

const workItems: List = {
	name: 'searchWorkItems',
	from: async (place, item) => {
		const path = await namespaceIn(place, item);
		return path === undefined ? path : new ListQuery(OWN, { path });
	},
	entry: entry('iid', (row) => `#${textOf(row.iid)} ${textOf(row.title)}`),
};

/** Those of the closest group, of the groups above it and of all that is below. */
const around: List = {
	name: 'searchRelatedWorkItems',
	from: async (place, item) => {
		const own = await namespaceIn(place, item);
		const path = kindOf(item) === 'group' ? own : own?.replace(/\/[^/]*$/, '');
		return path === undefined ? path : new ListQuery(AROUND, { path });
	},
	entry: entry('reference', (row) => `${textOf(row.reference)} ${textOf(row.title)}`),
};

/** Work items have pages of their own, and those of the kinds that they once were. */
const URL = {
	pattern: itemPage(
		'either',
		String.raw`(?:work_items\/|issues\/(?:incident\/)?|epics\/|quality\/test_cases\/)`,
	),
	example: 'https://gitlab.com/group/project/-/work_items/12',
};

const workItem = chosenIn(
	{ to: 'either', placeOf: (url, item) => placeOfItemPage(url, item, kindOf(item)) },
	{
		name: 'workItem',
		list: workItems,
		url: URL,
		id: {
			displayName: 'IID',
			example: '12',
			pattern: '[#&]?\\d+',
			hint: 'The number after the # in GitLab',
		},
		knownBy: ({ iid }) => iid,
		resolve: numberIn,
	},
);

/** The work item that an operation works on. */
export const at: Field<'at', ItemRef> = compose('at', [namespace, workItem], async (item) => ({
	path: await namespace.read(item),
	iid: String(await workItem.read(item)),
}));

const REFERENCE = /^((?:[\w.+-]+\/)*[\w.+-]+)[#&](\d+)$/;

/** Another work item, of the same place or of any: by URL, reference or number. */
const RELATED: Omit<LocatorSpec<string, ItemRef>, 'name' | 'displayName'> = {
	list: around,
	url: {
		pattern: placePage(String.raw`(?:work_items|issues(?:\/incident)?|epics)\/(\d+)`),
		example: URL.example,
	},
	id: {
		displayName: 'IID, Reference or URL',
		example: 'group/project#12',
		pattern: String.raw`(?:(?:[\w.+-]+\/)*[\w.+-]+)?[#&]\d+|\d+`,
	},
	knownBy: ({ reference, namespace: path, iid }) =>
		reference ?? (path && iid ? `${textOf(path)}#${textOf(iid)}` : iid),
	resolve: async (identifier, item, { url }) => {
		const [, path, iid] = REFERENCE.exec(identifier) ?? [];
		if (path !== undefined) return { path, iid };
		const there = url ? placeOfPage(url, item)?.path : await namespaceOf(item);
		return there === undefined ? there : { path: there, iid: identifier.replace(/^[#&]/, '') };
	},
};

/** Another work item, chosen from a list, by URL, reference or number. */
export function relatedItem<K extends string>(name: K, displayName: string): Param<K, ItemRef> {
	return locator<K, ItemRef>({ ...RELATED, name, displayName });
}

/** The same written as text: a collection has no room for the list. */
export function relatedText<K extends string>(
	name: K,
	looks: { displayName: string; description?: string; sendAs?: string },
): Param<K, ItemRef> {
	const written = text(name, { description: 'IID, reference or URL', ...looks });
	const { convert } = relatedItem(name, looks.displayName);
	return { ...written, cleared: null, convert };
}
