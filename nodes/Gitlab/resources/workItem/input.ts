import type { IDataObject } from 'n8n-workflow';
import { globalId } from '../shared/node';
import { customValues } from './customFields';
import type { ItemRef } from './field';
import type { Asking } from './server';
import { customFieldsOf, typesOf } from './types';

/** The IDs of several things; none of them where there are none. */
export function globalIds(model: string, ids: unknown): string[] {
	return Array.isArray(ids) ? ids.map((id) => globalId(model, id)) : [];
}

/** GitLab's widgets by the fields that set them; see `content.ts`. */
const WIDGETS: Readonly<Record<string, (value: unknown) => IDataObject>> = {
	description: (description) => ({ descriptionWidget: { description } as IDataObject }),
	assignee_ids: (ids) => ({ assigneesWidget: { assigneeIds: globalIds('User', ids) } }),
	milestone_id: (id) => ({ milestoneWidget: { milestoneId: id ? globalId('Milestone', id) : null } }),
	iteration_id: (id) => ({ iterationWidget: { iterationId: id ? globalId('Iteration', id) : null } }),
	weight: (weight) => ({ weightWidget: { weight } as IDataObject }),
	health_status: (healthStatus) => ({ healthStatusWidget: { healthStatus } as IDataObject }),
	color: (color) => ({ colorWidget: { color } as IDataObject }),
	status: (status) => ({ statusWidget: status as IDataObject }),
};

const DATES = { start_date: 'startDate', due_date: 'dueDate', is_fixed: 'isFixed' } as const;

/** What is not in a widget. */
const PLAIN = {
	title: 'title',
	confidential: 'confidential',
	created_at: 'createdAt',
	state_event: 'stateEvent',
};

/** What fields hold as GitLab's mutations take it, but for what has to be looked up: parent, labels, custom fields. */
export function inputOf(fields: IDataObject): IDataObject {
	const widgets = Object.entries(WIDGETS).filter(([name]) => name in fields);
	const dates = renamed(fields, DATES);
	return {
		...renamed(fields, PLAIN),
		...Object.assign({}, ...widgets.map(([name, widget]) => widget(fields[name]))),
		...(Object.keys(dates).length && { startAndDueDateWidget: dates }),
	} as IDataObject;
}

function renamed(fields: IDataObject, names: Readonly<Record<string, string>>): IDataObject {
	const given = Object.entries(names).filter(([name]) => name in fields);
	return Object.fromEntries(given.map(([name, as]) => [as, fields[name]]));
}

/**
 * The custom fields that are set, as GitLab takes them.
 *
 * @param typeId the type that they are of; any of the place's where it is not known
 */
export async function customFieldsInput(
	asking: Asking,
	{ custom_fields: given }: IDataObject,
	{ path }: Pick<ItemRef, 'path'>,
	typeId?: string,
): Promise<IDataObject> {
	if (!Array.isArray(given) || !given.length) return {};
	const types = await typesOf(path, asking);
	const known = types.filter(({ id }) => typeId === undefined || id === typeId).flatMap(customFieldsOf);
	return { customFieldsWidget: customValues(given as IDataObject[], known) };
}
