import type { IDataObject } from 'n8n-workflow';
import { read } from '../../operation';
import { listIn } from '../shared/node';
import { namespace } from './namespace';
import { customFieldsOf, typesOf, widgetsOf } from './types';

/** @see https://docs.gitlab.com/api/graphql/reference/#namespaceworkitemtypes */
export const getTypes = read({
	name: 'Get Types',
	action: 'Get types of work items',
	description: 'List types with their statuses, widgets and custom fields',
	fields: [namespace],
	run: async ({ gitlab, hint, namespace }) => (await typesOf(namespace, { gitlab, hint })).map(typeRow),
});

function typeRow(type: IDataObject): IDataObject {
	const widgets = widgetsOf(type);
	return {
		id: type.id ?? null,
		name: type.name ?? null,
		statuses: widgets
			.flatMap(({ allowedStatuses }) => listIn(allowedStatuses))
			.map(({ id, name, category }) => ({ id: id ?? null, name: name ?? null, category: category ?? null })),
		custom_fields: customFieldsOf(type).map(({ id, name, fieldType, selectOptions }) => ({
			id: id ?? null,
			name: name ?? null,
			type: fieldType ?? null,
			options: listIn(selectOptions).map(({ value }) => value ?? null),
		})),
		child_types: widgets
			.flatMap(({ allowedChildTypes }) => listIn(allowedChildTypes))
			.map(({ name }) => name ?? null),
		widgets: widgets.map(({ type: kind }) => kind ?? null),
	} as IDataObject;
}
