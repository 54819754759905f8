import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isRecord } from '../../client';
import { write } from '../../operation';
import { ASSIGNEES } from '../shared/leftOut';
import { globalId } from '../shared/node';
import { fields } from './content';
import { customValues } from './customFields';
import { type ItemRef, at } from './field';
import { locate, locateWithLabels } from './locate';
import { isShort, rowOf, simpleWorkItem } from './row';
import { selection } from './selection';
import { type Asking, ask } from './server';
import { customFieldsOf, typesOf } from './types';

/** GitLab's mutations of work items, with the types of their inputs. */
const MUTATIONS = {
	workItemCreate: 'WorkItemCreateInput',
	workItemUpdate: 'WorkItemUpdateInput',
	workItemConvert: 'WorkItemConvertInput',
	workItemAddLinkedItems: 'WorkItemAddLinkedItemsInput',
	workItemRemoveLinkedItems: 'WorkItemRemoveLinkedItemsInput',
} as const;

/**
 * Changes a work item.
 *
 * @returns its row after the change
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemupdate
 */
export async function change(
	asking: Asking,
	mutation: keyof typeof MUTATIONS,
	input: IDataObject,
	isShort: boolean,
): Promise<IDataObject> {
	const query = `mutation ($input: ${MUTATIONS[mutation]}!) {
		${mutation}(input: $input) { errors workItem { ${selection(isShort)} } }
	}`;
	const data = await ask(asking, query, async (known) => await asking.gitlab.graphql.send(known, { input }));
	const { workItem } = (data[mutation] ?? {}) as IDataObject;
	if (isRecord(workItem)) return tellLeftOut(asking, input, rowOf(workItem as IDataObject));
	throw new GitlabError('notGitlab', 'GitLab did not give the work item that it changed');
}

/** GitLab passes over a second assignee without a word where the edition allows but one. */
function tellLeftOut({ hint }: Asking, { assigneesWidget }: IDataObject, row: IDataObject): IDataObject {
	const { assigneeIds: sent } = (assigneesWidget ?? {}) as { assigneeIds?: string[] };
	const there = row.assignees as string[];
	if (sent && there.length < sent.length) hint?.(ASSIGNEES);
	return row;
}

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

interface Changes {
	labels?: number[];
	add_labels?: number[];
	remove_labels?: number[];
	parent?: ItemRef | null;
}

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemupdate */
export const update = write({
	name: 'Update',
	fields: [at, fields.update, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, fields: changes, isShort }) => {
		const asking = { gitlab, hint };
		const { id, parentId, labels } = await lookedUp(asking, at, changes as Changes);
		const input = {
			id,
			...inputOf(changes),
			...labelsWidget(changes as Changes, labels),
			...(parentId !== undefined && { hierarchyWidget: { parentId } }),
			...(await customFieldsInput(asking, changes, at)),
		};
		return await change(asking, 'workItemUpdate', input, isShort);
	},
});

/** The item, its new parent, and, where the labels are to be set, those that it has: in one request. */
async function lookedUp(asking: Asking, at: ItemRef, { labels: wanted, parent }: Changes) {
	const refs = parent ? [at, parent] : [at];
	const { ids, labels } = wanted
		? await locateWithLabels(asking, ...refs)
		: { ids: await locate(asking, ...refs), labels: [] };
	const [id, parentId] = ids;
	return { id, labels, parentId: parent === null ? null : parentId };
}

/** GitLab only adds and removes labels: to set them, all others are removed. */
function labelsWidget({ labels, add_labels, remove_labels }: Changes, there: string[]): IDataObject {
	if (!labels && !add_labels && !remove_labels) return {};
	const set = labels && globalIds('Label', labels).map(numberAtEnd);
	const others = set ? there.filter((id) => !set.includes(numberAtEnd(id))) : [];
	return {
		labelsWidget: {
			addLabelIds: globalIds('Label', [...(labels ?? []), ...(add_labels ?? [])]),
			removeLabelIds: [...others, ...globalIds('Label', remove_labels)],
		},
	};
}

/** One label is known as a `ProjectLabel` or `GroupLabel` in one place and as a `Label` in another. */
function numberAtEnd(id: string): string {
	return id.slice(id.lastIndexOf('/'));
}
