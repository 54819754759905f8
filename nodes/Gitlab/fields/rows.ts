import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';
import type { Field } from '../operation';
import { type Param, isEmpty, required } from './param';
import { isObject } from './value';

/** Params of a row that it must have come first; all others may be left out. */
export interface RowSpec {
	displayName: string;
	/** One of them, as its button and its heading name it: `Link`. */
	each: string;
	description?: string;
	required: readonly Param[];
	optional?: readonly Param[];
}

/** Several rows of params, filled in one below the other. */
export function rows<K extends string>(name: K, spec: RowSpec): Param<K, IDataObject[]> {
	const { displayName, each, description, required, optional = [] } = spec;
	const property: INodeProperties = {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${each}`,
		default: {},
		...(description && { description }),
		options: [
			{
				displayName: each,
				name: 'values',
				values: [...required, ...optional].map((param) => param.property),
			},
		],
	};
	return {
		name,
		property,
		list: [...required, ...optional].flatMap(({ list = [] }) => list),
		convert: async (given, item, path = name) =>
			await Promise.all(
				rowsIn(given).map(async (row, at) => await read(row, spec, item, `${path}.values[${at}]`)),
			),
	};
}

/** The same as a field of its own, in which there must be one row at least. */
export function requiredRows<K extends string>(name: K, spec: RowSpec): Field<K, IDataObject[]> {
	const param = rows(name, spec);
	return required({
		...param,
		convert: async (given, item, path) => {
			const read = await param.convert(given, item, path);
			return read.length ? read : item.fail(`'${spec.displayName}' is empty`, `Add a ${spec.each}.`);
		},
	});
}

/** n8n keeps them under the name of the collection's only list. */
function rowsIn(given: unknown): IDataObject[] {
	const { values } = isObject(given) ? given : {};
	return Array.isArray(values) ? values.filter(isObject) : [];
}

async function read(row: IDataObject, spec: RowSpec, item: Item, path: string): Promise<IDataObject> {
	const sent: IDataObject = {};
	for (const param of [...spec.required, ...(spec.optional ?? [])]) {
		const value = row[param.property.name];
		if (!isEmpty(value))
			sent[param.sendAs ?? param.name] = (await param.convert(
				value,
				item,
				`${path}.${param.property.name}`,
			)) as IDataObject[string];
		else if (spec.required.includes(param))
			item.fail(
				`'${param.property.displayName}' is empty`,
				`Each ${spec.each} in '${spec.displayName}' needs it.`,
			);
	}
	return sent;
}
