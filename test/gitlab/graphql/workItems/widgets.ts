import { labelsOf } from '../../world/arrange';
import type { CustomField, WorkItem } from '../../world/planning';
import { iterationsFor, milestonesFor, STATUSES } from '../../world/planning';
import type { Asking } from '../asking';
import { numberIn } from '../ids';
import { findItem } from './items';
import { fieldsFor, mayBeBelow, statusEntity } from './types';

interface CustomFieldInput {
	customFieldId: string;
	numberValue?: number | null;
	textValue?: string | null;
	dateValue?: string | null;
	selectedOptionIds?: string[];
}

/** The inputs of widgets that the stand-in knows; null clears where GitLab takes it. */
export interface WidgetInputs {
	descriptionWidget?: { description: string };
	assigneesWidget?: { assigneeIds: string[] };
	labelsWidget?: { labelIds?: string[]; addLabelIds?: string[]; removeLabelIds?: string[] };
	milestoneWidget?: { milestoneId: string | null };
	iterationWidget?: { iterationId: string | null };
	startAndDueDateWidget?: { startDate?: string | null; dueDate?: string | null };
	weightWidget?: { weight: number | null };
	healthStatusWidget?: { healthStatus: string | null };
	colorWidget?: { color: string };
	statusWidget?: { status?: string; name?: string };
	hierarchyWidget?: { parentId?: string | null };
	customFieldsWidget?: CustomFieldInput[];
}

type Set<K extends keyof WidgetInputs> = (
	item: WorkItem,
	input: NonNullable<WidgetInputs[K]>,
	asking: Asking,
) => void;

/** What GitLab has against a value: an error of the mutation. */
class Refused extends Error {}

const SET: { [K in keyof Required<WidgetInputs>]: Set<K> } = {
	descriptionWidget: ({ thing }, { description }, { world, user }) => {
		thing.description = user ? world.interpret(description, user, thing).text : description;
	},
	assigneesWidget: ({ thing }, { assigneeIds }, { world }) => {
		const ids = assigneeIds.map((id) => numberIn(id, 'User'));
		const users = world.users.filter(({ id }) => ids.includes(id));
		thing.assignees = world.premium ? users : users.slice(0, 1);
	},
	labelsWidget: (item, { labelIds = [], addLabelIds = [], removeLabelIds = [] }) => {
		const [add, remove] = [[...labelIds, ...addLabelIds], removeLabelIds].map((ids) =>
			ids.map((id) => numberIn(id, /^(?:Group|Project)?Label$/)),
		);
		const there = item.thing.labels.map(({ id }) => id);
		const wanted = [...there, ...add].filter((id) => !remove.includes(id));
		item.thing.labels = labelsOf(item.holder).filter(({ id }) => wanted.includes(id));
	},
	milestoneWidget: ({ thing, holder }, { milestoneId }) => {
		const id = milestoneId && numberIn(milestoneId, 'Milestone');
		thing.milestone = milestonesFor(holder).find((milestone) => milestone.id === id) ?? null;
	},
	iterationWidget: (item, { iterationId }) => {
		const id = iterationId && numberIn(iterationId, 'Iteration');
		item.iteration = iterationsFor(item.holder).find((iteration) => iteration.id === id) ?? null;
	},
	startAndDueDateWidget: (item, { startDate, dueDate }) => {
		if (startDate !== undefined) item.start_date = startDate;
		if (dueDate !== undefined) item.thing.due_date = dueDate;
	},
	weightWidget: ({ thing }, { weight }) => {
		thing.weight = weight;
	},
	healthStatusWidget: (item, { healthStatus }) => {
		item.health = healthStatus;
	},
	colorWidget: (item, { color }) => {
		item.color = color;
	},
	statusWidget: (item, { status: id, name }) => {
		const status = STATUSES.find(
			(one) => statusEntity(one).id === id || one.name.toLowerCase() === name?.toLowerCase(),
		);
		if (!status) throw new Refused('System-defined status not provided or references non-existent status');
		item.status = status;
		item.thing.state = ['DONE', 'CANCELED'].includes(status.category) ? 'closed' : 'opened';
	},
	hierarchyWidget: (item, { parentId }, asking) => {
		if (parentId === undefined) return;
		const parent = parentId === null ? null : findItem(asking, parentId);
		if (parent && !mayBeBelow(item.holder, item.type, parent.type))
			throw new Refused(
				`${item.thing.title} cannot be added: it's not allowed to add this type of parent item`,
			);
		item.parent = parent;
	},
	customFieldsWidget: (item, inputs) => {
		for (const input of inputs) {
			const id = numberIn(input.customFieldId, 'Issuables::CustomField');
			const field = fieldsFor(item.holder, item.type).find((one) => one.id === id);
			if (!field) throw new Refused(`Invalid custom field ID: ${id}`);
			item.values.set(field, valueIn(field, input));
		}
	},
};

function valueIn({ fieldType }: CustomField, input: CustomFieldInput): unknown {
	const { numberValue = null, textValue = null, dateValue = null, selectedOptionIds = [] } = input;
	const plain = { NUMBER: numberValue, TEXT: textValue, DATE: dateValue } as Record<string, unknown>;
	if (fieldType in plain) return plain[fieldType];
	return selectedOptionIds.map((id) => numberIn(id, 'Issuables::CustomFieldSelectOption'));
}

/** Sets what the widgets' inputs say; gives GitLab's words where one cannot be. */
export function applyWidgets(asking: Asking, item: WorkItem, inputs: WidgetInputs): string[] {
	try {
		for (const [name, set] of Object.entries(SET)) {
			const input = inputs[name as keyof WidgetInputs];
			if (input !== undefined) (set as (...args: unknown[]) => void)(item, input, asking);
		}
		return [];
	} catch (error) {
		if (error instanceof Refused) return [error.message];
		throw error;
	}
}
