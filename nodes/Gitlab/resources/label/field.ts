import type { IDataObject } from 'n8n-workflow';
import { isFailure, path } from '../../client';
import {
	type List,
	type Param,
	END,
	entry,
	inPlace,
	isDigits,
	placePage,
	required,
	several,
	textOf,
} from '../../fields';
import { locatorIn, placeOf } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { pick } from '../../simplify';

/** The labels of the place and of the groups above it. */
export const labels: List = {
	name: 'searchLabels',
	from: inPlace(path`/labels`),
	query: { include_ancestor_groups: true },
	entry: entry('name', (label) => textOf(label.name)),
};

const ownLabels: List = { ...labels, name: 'searchOwnLabels', query: { include_ancestor_groups: false } };

/** A label's page when editing it, or a list filtered by exactly one label. */
const LABEL_URL = placePage(
	String.raw`(?:labels\/(?=\d+\/edit)|\w+\/?\?(?:(?!label_name)[^&#]*&)*label_name(?:\[\]|%5B%5D)?=(?!\S*&label_name))([^\/&#\s]+)`,
	String.raw`\S*${END}`,
);

/** The label that an operation reads, by its name or ID: also one of the groups above. */
export const anyLabel: Field<'label', string> = required(labelParam(labels, true));

/** The label that an operation changes: one of the project or group itself. */
export const ownLabel: Field<'label', string> = required(labelParam(ownLabels, false));

function labelParam(list: List, ancestors: boolean): Param<'label', string> {
	return locatorIn<'label', string>(
		// A label shows in its own place and in those below it.
		{ to: 'either', alsoIn: 'aboveAndBelow' },
		{
			name: 'label',
			displayName: 'Label',
			list,
			url: { pattern: LABEL_URL, example: 'https://gitlab.com/group/project/-/issues?label_name[]=bug' },
			id: {
				displayName: 'Name or ID',
				example: 'bug',
				hint: 'Digits are a name if a label has that name, otherwise an ID',
			},
			knownBy: ({ id, name, title }) => id ?? name ?? title,
			resolve: async (identifier, item, { origin, url }) => {
				if (!url)
					return isDigits(identifier) && origin !== 'number'
						? await titled(identifier, ancestors, item)
						: identifier;
				// In a query a plus is a space, and a real plus is encoded.
				const written = /[?&]label_name(?:\[\]|%5B%5D)?=([^&#]+)/.exec(url)?.[1];
				const name = written && new URLSearchParams(`name=${written}`).get('name');
				return name && isDigits(name) ? await titled(name, ancestors, item) : name || identifier;
			},
		},
	);
}

/** Several labels, by name. */
export function labelsParam<K extends string>(
	name: K,
	{ displayName = 'Label Names or IDs', sendAs }: { displayName?: string; sendAs?: string } = {},
): Param<K, string> {
	const looks = {
		displayName,
		sendAs,
		list: labels,
		about: 'Text is a name, numbers are IDs.',
		knownBy: ({ name: own, title }: IDataObject) => own ?? title,
	} as const;
	return several(name, looks, async (labels, item) => {
		const names = labels.map(async ({ text, origin }) =>
			origin === 'number' ? await nameOf(text, displayName, item) : text,
		);
		// GitLab forbids commas in label names, so joining loses nothing.
		return (await Promise.all(names)).join(',');
	});
}

/**
 * What a label of digits is asked for by: its ID, because the API takes digits for an ID before a name. Where no
 * label has such a name, they are an ID.
 */
async function titled(digits: string, ancestors: boolean, item: Item): Promise<string> {
	const { gitlab } = item;
	const labels = path`${await placeOf(item)}/labels`;
	const query = { search: digits, include_ancestor_groups: ancestors };
	const key = `label ${labels.encoded} ${JSON.stringify(query)}`;
	const found = await gitlab.once(key, async () => await gitlab.list(labels, query));
	return String(found.find(({ name }) => name === digits)?.id ?? digits);
}

/** The name of the label with an ID. */
async function nameOf(id: string, displayName: string, item: Item): Promise<string> {
	const { gitlab } = item;
	const place = await placeOf(item);
	const refuse = () =>
		item.fail(`'${displayName}' holds no label's ID: ${id}`, 'Give the names of the labels.');
	if (place.encoded === '') return refuse();
	const at = path`${place}/labels/${id}`;
	const label = await gitlab
		.once(at.encoded, async () => await gitlab.get(at))
		.catch((error: unknown) => {
			if (isFailure(error, 'notFound')) return refuse();
			throw error;
		});
	return String(label.name);
}

/** What most workflows use of a label. */
export const simpleLabel = pick(
	['id', 'name', 'color', 'description', 'is_project_label'],
	['priority', 'subscribed', 'open_issues_count', 'closed_issues_count', 'open_merge_requests_count'],
);
