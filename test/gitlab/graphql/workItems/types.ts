import { groupsAbove } from '../../world/arrange';
import type { Holding } from '../../world/model';
import type { CustomField, Status } from '../../world/planning';
import { customFieldsOf, customTypesOf, STATUSES } from '../../world/planning';
import type { World } from '../../world/world';
import type { PageOf } from '../connection';
import { connectionOf } from '../connection';
import { globalId } from '../ids';

/** A type: its number, where it is, what only paid editions have of it, and what may be below it. */
interface Type {
	id: number;
	in: Holding['kind'];
	isPaid?: boolean;
	widgets: string[];
	children: string[];
}

const COMMON =
	'ASSIGNEES DESCRIPTION HIERARCHY LABELS LINKED_ITEMS MILESTONE NOTES START_AND_DUE_DATE TIME_TRACKING';
const PAID = ['COLOR', 'CUSTOM_FIELDS', 'HEALTH_STATUS', 'ITERATION', 'PROGRESS', 'STATUS', 'WEIGHT'];

function withWidgets(more: string): string[] {
	return `${COMMON} ${more}`.split(' ').sort();
}

const TYPES: Record<string, Type> = {
	Issue: {
		id: 1,
		in: 'project',
		widgets: withWidgets('CUSTOM_FIELDS HEALTH_STATUS ITERATION STATUS WEIGHT'),
		children: ['Task'],
	},
	Incident: { id: 2, in: 'project', widgets: withWidgets('CUSTOM_FIELDS'), children: ['Task'] },
	Task: {
		id: 5,
		in: 'project',
		widgets: withWidgets('CUSTOM_FIELDS ITERATION STATUS WEIGHT'),
		children: [],
	},
	Objective: {
		id: 6,
		in: 'project',
		isPaid: true,
		widgets: withWidgets('HEALTH_STATUS PROGRESS'),
		children: [],
	},
	Epic: {
		id: 8,
		in: 'group',
		isPaid: true,
		widgets: withWidgets('COLOR CUSTOM_FIELDS HEALTH_STATUS'),
		children: ['Epic', 'Issue'],
	},
};

/** A type by its name; those that a group has made for itself have all widgets. */
function typeNamed(holder: Holding, name: string): Type | undefined {
	const own = customTypesOf(holder).find((custom) => custom.name === name);
	if (!own) return TYPES[name];
	return {
		id: own.id,
		in: holder.kind,
		isPaid: true,
		widgets: withWidgets(PAID.join(' ')),
		children: [name],
	};
}

/** The widgets that a type has in an edition. */
export function widgetsOf({ premium }: World, holder: Holding, type: string): string[] {
	const widgets = typeNamed(holder, type)?.widgets ?? COMMON.split(' ');
	return widgets.filter((widget) => premium || !PAID.includes(widget));
}

/** Whether something may be below another thing. */
export function mayBeBelow(holder: Holding, type: string, parent: string): boolean {
	return typeNamed(holder, parent)?.children.includes(type) ?? false;
}

/** The types that can be made in a place. */
export function typesIn({ premium }: World, holder: Holding): string[] {
	const names = [...Object.keys(TYPES), ...customTypesOf(holder).map(({ name }) => name)];
	return names.filter((name) => {
		const type = typeNamed(holder, name);
		return type?.in === holder.kind && (premium || !type.isPaid);
	});
}

/** The name of a type by its global ID, where it can be made. */
export function typeOf(world: World, holder: Holding, id: string): string | undefined {
	return typesIn(world, holder).find((name) => typeId(holder, name) === id);
}

export function typeId(holder: Holding, name: string): string {
	return globalId('WorkItems::Type', typeNamed(holder, name)?.id ?? 0);
}

export function typeEntity(world: World, holder: Holding, name: string) {
	return {
		id: typeId(holder, name),
		name,
		widgetDefinitions: () => definitionsOf(world, holder, name),
	};
}

function definitionsOf(world: World, holder: Holding, type: string) {
	return widgetsOf(world, holder, type)
		.map((widget) => definitionOf(holder, type, widget))
		.map((definition) =>
			world.unknownTypes.includes(definition.__typename)
				? { __typename: GENERIC, type: definition.type }
				: definition,
		);
}

const GENERIC = 'WorkItemWidgetDefinitionGeneric';

function definitionOf(holder: Holding, name: string, type: string) {
	const children = typeNamed(holder, name)?.children ?? [];
	switch (type) {
		case 'STATUS':
			return {
				__typename: 'WorkItemWidgetDefinitionStatus',
				type,
				allowedStatuses: STATUSES.map(statusEntity),
			};
		case 'CUSTOM_FIELDS':
			return {
				__typename: 'WorkItemWidgetDefinitionCustomFields',
				type,
				customFieldValues: fieldsFor(holder, name).map((field) => valueEntity(field, null)),
			};
		case 'HIERARCHY':
			return {
				__typename: 'WorkItemWidgetDefinitionHierarchy',
				type,
				allowedChildTypes: (page: PageOf) =>
					connectionOf(
						children.map((child) => ({ id: typeId(holder, child), name: child })),
						page,
					),
			};
		default:
			return { __typename: GENERIC, type };
	}
}

/** The custom fields of a type. */
export function fieldsFor(holder: Holding, type: string): CustomField[] {
	return customFieldsOf(holder).filter(({ types }) => types.includes(type));
}

export function statusEntity({ id, name, category }: Status) {
	return { id: globalId('WorkItems::Statuses::SystemDefined::Status', id), name, category };
}

export function fieldEntity({ id, name, fieldType, options }: CustomField) {
	return {
		id: globalId('Issuables::CustomField', id),
		name,
		fieldType,
		active: true,
		selectOptions: fieldType.endsWith('SELECT') ? options.map(optionEntity) : null,
	};
}

function optionEntity({ id, value }: CustomField['options'][number]) {
	return { id: globalId('Issuables::CustomFieldSelectOption', id), value };
}

const VALUES = {
	NUMBER: 'Number',
	TEXT: 'Text',
	DATE: 'Date',
	SINGLE_SELECT: 'Select',
	MULTI_SELECT: 'Select',
};

/** A field with its value: the chosen options, or what was typed. */
export function valueEntity(field: CustomField, value: unknown) {
	const chosen = Array.isArray(value) ? value : [];
	return {
		__typename: `WorkItem${VALUES[field.fieldType]}FieldValue`,
		customField: fieldEntity(field),
		selectedOptions: field.options.filter(({ id }) => chosen.includes(id)).map(optionEntity),
		value: value ?? null,
	};
}

/** The places that a group's lists may reach: itself, the groups above, and what is below. */
export function isBelow(holder: Holding, group: Holding): boolean {
	return groupsAbove(holder).some((above) => above === group);
}
