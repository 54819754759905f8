import type { IDataObject } from 'n8n-workflow';
import type { Item } from '../item';
import type { Field } from '../operation';
import { type Param, isEmpty } from './param';
import { when } from './when';

const KINDS = {
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	fields: { displayName: 'Fields', placeholder: 'Add Field' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
} as const;

/** What narrows a list. */
export function filters<const P extends readonly Param[]>(...params: P): Field<'filters', IDataObject> {
	return collection('filters', params);
}

/** What a new thing can be given beside what it must have. */
export function additionalFields<const P extends readonly Param[]>(
	...params: P
): Field<'additionalFields', IDataObject> {
	return collection('additionalFields', params);
}

/**
 * What is to change of a thing: what is added and left empty is cleared, what is not added stays. An item for
 * which nothing is added is refused.
 */
export function updateFields<const P extends readonly Param[]>(
	...params: P
): Field<'updateFields', IDataObject> {
	return notEmpty(upsertFields(...params));
}

function notEmpty<K extends keyof typeof KINDS>(fields: Field<K, IDataObject>): Field<K, IDataObject> {
	return {
		...fields,
		read: async (item) => {
			const changes = await fields.read(item);
			return Object.keys(changes).length
				? changes
				: item.fail(`'${KINDS[fields.key].displayName}' is empty`, ADD_SOME);
		},
	};
}

/** What the operations Create and Update of a resource take: both of them, or one. */
interface SharedParams {
	both: readonly Param[];
	create: readonly Param[];
	update: readonly Param[];
}

/**
 * What a new thing can be given and what is to change of it later, shown as one collection: for a resource whose
 * fields are so many that saying all of them twice would make the node's description too large.
 *
 * @returns the field of each operation; what is added and left empty is cleared by Update, and not sent by Create
 */
export function sharedFields({ both, create, update }: SharedParams): {
	create: Field<'fields', IDataObject>;
	update: Field<'fields', IDataObject>;
} {
	const shown = [
		...both,
		...create.map((param) => when('operation', ['create'], param)),
		...update.map((param) => when('operation', ['update'], param)),
	];
	const fields = collection('fields', shown);
	const reading = (params: readonly Param[], clears: boolean) => ({
		...fields,
		read: async (item: Item) => await readCollection('fields', params, item, clears),
	});
	return {
		create: reading([...both, ...create], false),
		update: notEmpty(reading([...both, ...update], true)),
	};
}

const ADD_SOME = 'Add the fields that should change. All other fields stay as they are.';

/** What a thing is given when it is made, and what is changed where it is there: nothing is fine too. */
export function upsertFields<const P extends readonly Param[]>(
	...params: P
): Field<'updateFields', IDataObject> {
	return collection('updateFields', params);
}

/** How something is done. Every operation's options also hold how requests are sent: see `description.ts`. */
export function options<const P extends readonly Param[]>(...params: P): Field<'options', IDataObject> {
	return collection('options', params);
}

/** Optional parameters of GitLab under one collection; gives what to send, under GitLab's names. */
function collection<K extends keyof typeof KINDS>(key: K, params: readonly Param[]): Field<K, IDataObject> {
	const shown = [...params].sort((a, b) =>
		a.property.displayName.localeCompare(b.property.displayName, 'en'),
	);
	return {
		key,
		properties: [
			{
				...KINDS[key],
				name: key,
				type: 'collection',
				default: {},
				options: shown.map(({ property }) => property),
			},
		],
		lists: params.flatMap(({ list = [] }) => list),
		labels: Object.fromEntries(
			params.map(({ name, sendAs, property }) => [sendAs ?? name, property.displayName]),
		),
		read: async (item) => await readCollection(key, params, item, key === 'updateFields'),
	};
}

async function readCollection(
	key: string,
	params: readonly Param[],
	item: Item,
	clears: boolean,
): Promise<IDataObject> {
	const given = (item.value(key) ?? {}) as Record<string, unknown>;
	const sent: IDataObject = {};
	for (const param of params) {
		const value = given[param.property.name];
		if (value === undefined || value === null) continue;
		if (!isEmpty(value))
			sent[param.sendAs ?? param.name] = (await param.convert(
				value,
				item,
				`${key}.${param.property.name}`,
			)) as IDataObject[string];
		else if (clears)
			sent[param.sendAs ?? param.name] = (
				param.cleared === undefined ? '' : param.cleared
			) as IDataObject[string];
	}
	return sent;
}
