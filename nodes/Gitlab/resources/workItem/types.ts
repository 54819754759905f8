import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../client';
import {
	type List,
	type LocatorSpec,
	type Param,
	entry,
	identifiersFrom,
	ListQuery,
	locator,
	required,
	several,
	shown,
	text,
	textOf,
} from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { listIn, numberOf } from '../shared/node';
import { namespaceIn, namespaceOf } from './namespace';
import { type Asking, ask } from './server';

const TYPES = `query ($path: ID!, $first: Int, $after: String) {
	namespace(fullPath: $path) {
		workItemTypes(first: $first, after: $after) {
			nodes {
				id name
				widgetDefinitions {
					type
					... on WorkItemWidgetDefinitionHierarchy { allowedChildTypes { nodes { name } } }
					... on WorkItemWidgetDefinitionStatus { allowedStatuses { id name category } }
					... on WorkItemWidgetDefinitionCustomFields {
						customFieldValues { customField { id name fieldType selectOptions { id value } } }
					}
				}
			}
			pageInfo { hasNextPage endCursor }
		}
	}
}`;

const NAMES = `query ($path: ID!, $first: Int, $after: String) {
	namespace(fullPath: $path) {
		workItemTypes(first: $first, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } }
	}
}`;

/**
 * The types of a project or group, each with its widgets; asked for once a run.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/#namespaceworkitemtypes
 */
export async function typesOf(path: string, asking: Asking): Promise<IDataObject[]> {
	const { gitlab } = asking;
	return await gitlab.once(
		`work item types ${path.toLowerCase()}`,
		async () => await ask(asking, TYPES, async (query) => await gitlab.graphql.list(query, { path })),
	);
}

/** What a type has of one widget. */
export function widgetsOf(type: IDataObject): IDataObject[] {
	return listIn(type.widgetDefinitions);
}

/** The custom fields of a type. */
export function customFieldsOf(type: IDataObject): IDataObject[] {
	const values = widgetsOf(type).flatMap(({ customFieldValues }) => listIn(customFieldValues));
	return values.map(({ customField }) => customField).filter(isRecord) as IDataObject[];
}

const types: List = {
	name: 'searchWorkItemTypes',
	from: async (place, item) => {
		const path = await namespaceIn(place, item);
		return path === undefined ? path : new ListQuery(NAMES, { path });
	},
	searchBy: 'names',
	entry: entry('name', (type) => textOf(type.name)),
};

const IS_ID = /^(?:gid:\/\/gitlab\/WorkItems::Type\/)?(\d+)$/;

const spec: LocatorSpec<'type', string> = {
	name: 'type',
	displayName: 'Type',
	list: types,
	id: { displayName: 'Name or ID', example: 'Task' },
	knownBy: ({ name, id }) => name ?? id,
	resolve: async (identifier, item) => await typeId(identifier, 'Type', item),
};

/** A type of the project or group, by name or ID, as its global ID. */
export const type: Field<'type', string> = required(locator(spec));

/** Several types to filter by. */
export function typesParam<K extends string>(name: K, displayName: string, sendAs?: string) {
	return several(
		name,
		{ displayName, sendAs, list: types, about: 'Text is a name.', knownBy: spec.knownBy },
		async (given, item) =>
			await Promise.all(given.map(async ({ text }) => await typeId(text, displayName, item))),
	);
}

/** The same written as text. */
export function typeNames<K extends string>(
	name: K,
	displayName: string,
	sendAs: string,
): Param<K, string[]> {
	const written = text(name, { displayName, sendAs });
	return {
		...written,
		convert: async (given, item) =>
			await Promise.all(
				identifiersFrom(given, displayName, item, spec).map(
					async (one) => await typeId(one.text, displayName, item),
				),
			),
	};
}

async function typeId(identifier: string, label: string, item: Item): Promise<string> {
	const known = await typesOf(await namespaceOf(item), item);
	const id = IS_ID.exec(identifier)?.[1];
	const isNamed = ({ name }: IDataObject) => textOf(name).toLowerCase() === identifier.toLowerCase();
	const found = known.find(isNamed) ?? known.find((one) => id && numberOf(one.id) === Number(id));
	return found
		? String(found.id)
		: item.fail(
				`'${label}' is no type of work items here: ${shown(identifier)}`,
				known.length
					? `There are: ${known.map(({ name }) => textOf(name)).join(', ')}`
					: 'GitLab has no types here: those of groups need Premium or Ultimate.',
			);
}
