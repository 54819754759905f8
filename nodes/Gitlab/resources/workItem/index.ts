import type { IDataObject } from 'n8n-workflow';
import { choice, filters, limit, required, text } from '../../fields';
import { type Resource, read, write } from '../../operation';
import { listIn } from '../shared/node';
import { fields, status } from './content';
import { type ItemRef, at, relatedItem } from './field';
import { getMany } from './getMany';
import { link, unlink } from './links';
import { itemIn, locate } from './locate';
import { namespace } from './namespace';
import { isShort, rowOf, simpleWorkItem } from './row';
import { selection } from './selection';
import { ask } from './server';
import { stateChanges } from './state';
import { customFieldsOf, type, typesOf, widgetsOf } from './types';
import { change, customFieldsInput, globalIds, inputOf, update } from './update';

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemconvert */
const convertType = write({
	name: 'Convert Type',
	action: 'Convert a work item to another type',
	description: 'Change the type; what the new type does not have is lost',
	fields: [at, type, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, type: workItemTypeId, isShort }) => {
		const [id] = await locate({ gitlab, hint }, at);
		return await change({ gitlab, hint }, 'workItemConvert', { id, workItemTypeId }, isShort);
	},
});

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemcreate */
const create = write({
	name: 'Create',
	description: 'Add a task, epic, issue or other work item',
	role: 'Guest',
	fields: [namespace, type, required(text('title')), fields.create, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, namespace: path, type: workItemTypeId, title, fields: given, isShort }) => {
		const { labels, parent } = given as { labels?: number[]; parent?: ItemRef };
		const asking = { gitlab, hint };
		const input = {
			namespacePath: path,
			workItemTypeId,
			...inputOf({ title, ...given }),
			...(labels && { labelsWidget: { labelIds: globalIds('Label', labels) } }),
			...(parent && { hierarchyWidget: { parentId: (await locate(asking, parent))[0] } }),
			...(await customFieldsInput(asking, given, { path }, workItemTypeId)),
		};
		return await change(asking, 'workItemCreate', input, isShort);
	},
});

const DELETE = 'mutation ($input: WorkItemDeleteInput!) { workItemDelete(input: $input) { errors } }';

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemdelete */
const remove = write({
	name: 'Delete',
	description: 'Delete a work item permanently; needs the role Planner or Owner',
	role: 'Planner',
	fields: [at],
	run: async ({ gitlab, at }) => {
		const [id] = await locate({ gitlab }, at);
		await ask({ gitlab }, DELETE, async (query) => await gitlab.graphql.send(query, { input: { id } }));
		return { deleted: true };
	},
});

/** @see https://docs.gitlab.com/api/graphql/reference/#namespaceworkitem */
const get = read({
	name: 'Get',
	fields: [at, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, isShort }) => {
		const query = `query ($path: ID!, $iid: String!) {
			namespace(fullPath: $path) { workItem(iid: $iid) { ${selection(isShort)} } }
		}`;
		const { namespace } = await ask(
			{ gitlab, hint },
			query,
			async (known) => await gitlab.graphql.send(known, { ...at }),
		);
		return rowOf(itemIn(namespace, at));
	},
});

/** @see https://docs.gitlab.com/api/graphql/reference/#workitemwidgethierarchy */
const getChildren = read({
	name: 'Get Children',
	action: 'Get the children of a work item',
	description: 'List the work items below a work item; needs GitLab 18.9',
	fields: [at, limit, filters(choice('state', { OPEN: 'Open', CLOSED: 'Closed' })), isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, limit, filters, isShort }) => {
		// Among widgets, which are a list, no list can be paged.
		const query = `query ($path: ID!, $iid: String!, $state: WorkItemState, $first: Int, $after: String) {
			namespace(fullPath: $path) { workItem(iid: $iid) { features { hierarchy {
				children(state: $state, first: $first, after: $after) {
					nodes { ${selection(isShort)} } pageInfo { hasNextPage endCursor }
				}
			} } } }
		}`;
		const rows = await ask(
			{ gitlab, hint },
			query,
			async (known) => await gitlab.graphql.list(known, { ...at, ...filters }, limit),
		);
		return rows.map(rowOf);
	},
});

/** @see https://docs.gitlab.com/api/graphql/reference/#namespaceworkitemtypes */
const getTypes = read({
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

/** @see https://docs.gitlab.com/user/work_items/parent_and_child_items/ */
const setParent = write({
	name: 'Set Parent',
	action: 'Set the parent of a work item',
	description: "Put a work item below another one; to take it out, clear 'Parent' with Update",
	fields: [at, required(relatedItem('parent', 'Parent')), isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, parent, isShort }) => {
		const [id, parentId] = await locate({ gitlab, hint }, at, parent);
		return await change({ gitlab, hint }, 'workItemUpdate', { id, hierarchyWidget: { parentId } }, isShort);
	},
});

/** @see https://docs.gitlab.com/user/work_items/status/ */
const setStatus = write({
	name: 'Set Status',
	action: 'Set the status of a work item',
	description: 'Give a work item a status, which may close or reopen it',
	tier: 'Premium',
	fields: [at, required(status), isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, status: statusWidget, isShort }) => {
		const [id] = await locate({ gitlab, hint }, at);
		return await change({ gitlab, hint }, 'workItemUpdate', { id, statusWidget }, isShort);
	},
});

export const workItem: Resource = {
	name: 'Work Item',
	description: 'Tasks, epics, issues and all else that is planned',
	operations: [
		convertType,
		create,
		remove,
		get,
		getChildren,
		getMany,
		getTypes,
		link,
		setParent,
		setStatus,
		...stateChanges,
		unlink,
		update,
	],
};
