import type { IDataObject } from 'n8n-workflow';
import { GitlabError } from '../../client';
import {
	type List,
	type Param,
	entry,
	identifiersFrom,
	ListQuery,
	locator,
	rows,
	shown,
	text,
	textFrom,
	textOf,
} from '../../fields';
import { listIn, numberOf } from '../shared/node';
import { namespaceIn } from './namespace';

const FIELDS = `query ($path: ID!, $search: String, $first: Int, $after: String) {
	namespace(fullPath: $path) {
		customFields(active: true, search: $search, first: $first, after: $after) {
			nodes { id name fieldType } pageInfo { hasNextPage endCursor }
		}
	}
}`;

const fields: List = {
	name: 'searchCustomFields',
	from: async (place, item) => {
		const path = await namespaceIn(place, item);
		return path === undefined ? path : new ListQuery(FIELDS, { path });
	},
	entry: entry('name', (field) => textOf(field.name)),
};

/** A custom field by name or ID. */
export const customField = locator<'custom_field', string>({
	name: 'custom_field',
	displayName: 'Custom Field',
	list: fields,
	id: { displayName: 'Name or ID', example: 'Team' },
	knownBy: ({ name, id }) => name ?? id,
	resolve: (identifier) => identifier,
});

/** One value, or several: what an expression gives as a list, too. */
const value: Param<'value', string[]> = {
	...text('value', {
		placeholder: 'e.g. Backend',
		description: 'Text, a number, a date, or options; empty for none',
	}),
	convert: (given, item) =>
		Array.isArray(given)
			? identifiersFrom(given, 'Value', item, { knownBy: ({ value: own }) => own }).map((one) => one.text)
			: [textFrom(given, 'Value', item)],
};

/** Custom fields to set, each with its value; see {@link customValues}. */
export const customFieldsParam = rows('custom_fields', {
	displayName: 'Custom Fields',
	each: 'Custom Field',
	description: 'Premium',
	required: [customField],
	optional: [value],
});

/**
 * Custom fields with their values as GitLab takes them: options by their IDs, the others by their kind.
 *
 * @param given rows of {@link customFieldsParam}
 * @param known the custom fields that there are
 * @throws GitlabError of kind `input` for a field or an option that is not there
 */
export function customValues(given: IDataObject[], known: IDataObject[]): IDataObject[] {
	return given.map(({ custom_field, value: values }) => {
		const field = found(String(custom_field), known);
		return { customFieldId: field.id, ...valueFor(field, (values as string[] | undefined) ?? []) };
	});
}

function found(identifier: string, known: IDataObject[]): IDataObject {
	const field =
		known.find(({ name }) => isSame(name, identifier)) ?? known.find(({ id }) => isId(id, identifier));
	if (field) return field;
	const there = [...new Set(known.map(({ name }) => textOf(name)))];
	throw new GitlabError('input', `'Custom Fields' has no field '${shown(identifier)}' here`, {
		advice: there.length
			? `There are: ${there.join(', ')}`
			: 'There are none here: custom fields need GitLab 18.0 and Premium or Ultimate, and belong to types.',
	});
}

function valueFor(field: IDataObject, values: string[]): IDataObject {
	const [first] = values;
	if (field.fieldType === 'NUMBER')
		return { numberValue: first === undefined ? null : numberFor(field, first) };
	if (field.fieldType === 'DATE') return { dateValue: first === undefined ? null : dayFor(field, first) };
	if (field.fieldType === 'TEXT') return { textValue: first === undefined ? null : values.join(', ') };
	return { selectedOptionIds: optionIds(field, values) };
}

/** An option's name may hold a comma, so a whole text is looked for before its parts. */
function optionIds(field: IDataObject, values: string[]): unknown[] {
	const there = listIn(field.selectOptions);
	const idOf = (wanted: string) =>
		there.find(({ value: name, id }) => isSame(name, wanted) || isId(id, wanted))?.id;
	return values.flatMap((text) => {
		const whole = idOf(text.trim());
		if (whole !== undefined) return [whole];
		return text.split(',').map((part) => idOf(part.trim()) ?? refuse(field, part, there));
	});
}

function refuse(field: IDataObject, option: string, there: IDataObject[]): never {
	throw new GitlabError(
		'input',
		`The custom field '${textOf(field.name)}' has no option '${shown(option)}'`,
		{ advice: `There are: ${there.map(({ value: name }) => textOf(name)).join(', ')}` },
	);
}

function numberFor(field: IDataObject, text: string): number {
	const number = Number(text);
	if (text.trim() && Number.isFinite(number)) return number;
	throw new GitlabError(
		'input',
		`The custom field '${textOf(field.name)}' takes a number, not '${shown(text)}'`,
	);
}

function dayFor(field: IDataObject, text: string): string {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(text.trim())?.[0];
	if (day !== undefined) return day;
	throw new GitlabError(
		'input',
		`The custom field '${textOf(field.name)}' takes a date, not '${shown(text)}'`,
		{ advice: 'A date looks like 2030-12-31.' },
	);
}

function isSame(name: unknown, wanted: string): boolean {
	return typeof name === 'string' && name.toLowerCase() === wanted.toLowerCase();
}

function isId(id: unknown, wanted: string): boolean {
	return id === wanted || (/^\d+$/.test(wanted) && numberOf(id) === Number(wanted));
}
