import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../client';
import type { Field } from '../../operation';
import { pick } from '../../simplify';
import { eachIn, inside, listIn, numberOf, wordOf } from '../shared/node';

/** What most workflows use of a work item. */
export const simpleWorkItem = pick(
	['iid', 'namespace', 'title', 'type', 'state', 'status'],
	['assignees', 'labels', 'due_date', 'parent', 'custom_fields', 'web_url'],
);

/** A work item as GraphQL gives it, with its widgets' values beside its own, as people know them. */
export function rowOf(node: IDataObject): IDataObject {
	const widgets = listIn(node.widgets).reduce<IDataObject>((all, widget) => ({ ...all, ...widget }), {});
	const { milestone, iteration, status, parent } = widgets;
	return {
		id: node.id ?? null,
		iid: numberIn(node.iid),
		namespace: inside(node.namespace, 'fullPath'),
		reference: node.reference ?? null,
		title: node.title ?? null,
		description: node.description ?? null,
		type: inside(node.workItemType, 'name'),
		state: stateOf(node.state),
		status: inside(status, 'name'),
		status_category: wordOf(inside(status, 'category')),
		confidential: node.confidential ?? null,
		author: inside(node.author, 'username'),
		assignees: eachIn(widgets.assignees, 'username'),
		labels: eachIn(widgets.labels, 'title'),
		milestone: inside(milestone, 'title'),
		milestone_id: numberOf(inside(milestone, 'id')),
		iteration: iterationOf(iteration),
		iteration_id: numberOf(inside(iteration, 'id')),
		...dates(widgets),
		weight: widgets.weight ?? null,
		health_status: widgets.health_status ?? null,
		color: widgets.color ?? null,
		parent: inside(parent, 'reference'),
		parent_iid: numberIn(inside(parent, 'iid')),
		has_children: widgets.has_children ?? null,
		progress: widgets.progress ?? null,
		time_estimate: widgets.time_estimate ?? null,
		total_time_spent: widgets.total_time_spent ?? null,
		discussion_locked: widgets.discussion_locked ?? null,
		custom_fields: customFieldsOf(widgets.custom_fields),
		web_url: node.web_url ?? null,
		created_at: node.created_at ?? null,
		updated_at: node.updated_at ?? null,
		closed_at: node.closed_at ?? null,
	} as IDataObject;
}

function dates({ start_date, due_date }: IDataObject): IDataObject {
	return { start_date: start_date ?? null, due_date: due_date ?? null };
}

/** GitLab's other API says "opened" of what is open, and so do all other rows. */
function stateOf(state: unknown): string | null {
	return state === 'OPEN' ? 'opened' : wordOf(state);
}

function numberIn(text: unknown): number | null {
	return typeof text === 'string' || typeof text === 'number' ? Number(text) : null;
}

/** Most iterations have no title: GitLab shows their days then. */
function iterationOf(iteration: unknown): unknown {
	if (!isRecord(iteration)) return null;
	const day = (moment: unknown) => (typeof moment === 'string' ? moment.slice(0, 10) : '');
	return iteration.title ?? `${day(iteration.startDate)} – ${day(iteration.dueDate)}`;
}

/** Values by the names of their fields: text, a number, a day, an option, or a list of options. */
function customFieldsOf(values: unknown): IDataObject | null {
	if (!Array.isArray(values)) return null;
	const entries = listIn(values).map((value) => {
		const { name, fieldType } = (isRecord(value.customField) ? value.customField : {}) as IDataObject;
		return [String(name ?? ''), customValueOf(value, fieldType)] as const;
	});
	return Object.fromEntries(entries) as IDataObject;
}

function customValueOf({ options, text, number, date }: IDataObject, kind: unknown): unknown {
	const chosen = eachIn(options, 'value');
	if (kind === 'MULTI_SELECT') return chosen;
	return chosen[0] ?? text ?? number ?? date ?? null;
}

/** Whether only what Simplify shows is wanted, so that GitLab is not asked for more. The run has the property. */
export const isShort: Field<'isShort', boolean> = {
	key: 'isShort',
	properties: [],
	labels: {},
	read: (item) => ['true', true].includes(item.value('simplify') as string | boolean),
};
