import { levelIn } from '../../http/access';
import type { Holding, User } from '../../world/model';
import { LEVEL } from '../../world/model';
import type { LinkType, WorkItem } from '../../world/planning';
import { addWorkItem, removeWorkItem } from '../../world/planning';
import type { Asking } from '../asking';
import { NO_ACCESS } from '../asking';
import { findHolding } from '../places';
import { workItemEntity } from './entity';
import { findItem } from './items';
import { typeOf, widgetsOf } from './types';
import type { WidgetInputs } from './widgets';
import { applyWidgets } from './widgets';

type Input = WidgetInputs & Record<string, unknown>;

/** What changes work items, as far as the stand-in knows it. */
export function workItemMutations(asking: Asking) {
	const answer = (item: WorkItem, errors: string[] = []) => ({
		errors,
		workItem: errors.length ? null : workItemEntity(asking.world, item),
	});
	return {
		workItemCreate: ({ input }: { input: Input }) => answer(...create(asking, input)),
		workItemUpdate: ({ input }: { input: Input }) => answer(...update(asking, input)),
		workItemConvert: ({ input }: { input: Input }) => answer(...convert(asking, input)),
		workItemAddLinkedItems: ({ input }: { input: Input }) => answer(...link(asking, input)),
		workItemRemoveLinkedItems: ({ input }: { input: Input }) => answer(...unlink(asking, input)),
		workItemDelete: ({ input }: { input: Input }) => {
			removeWorkItem(asking.world, writable(asking, input.id, LEVEL.planner));
			return { errors: [] };
		},
	};
}

type Outcome = [item: WorkItem, errors?: string[]];

function create(asking: Asking, input: Input): Outcome {
	const { world } = asking;
	const holder = findHolding(asking, String(input.namespacePath));
	if (!holder) throw new Error(NO_ACCESS);
	const author = allowed(asking, holder, LEVEL.guest);
	const type = typeOf(world, holder, String(input.workItemTypeId));
	if (!type) throw new Error(`The type of work item is not supported in ${String(input.namespacePath)}`);
	checkWidgets(asking, { holder, type }, input);
	const item = addWorkItem(world, holder, { title: String(input.title), author, type });
	const errors = String(input.title).trim() ? applyTo(asking, item, input) : ["Title can't be blank"];
	if (errors.length) removeWorkItem(world, item);
	return [item, errors];
}

function update(asking: Asking, input: Input): Outcome {
	const item = writable(asking, input.id, LEVEL.planner);
	checkWidgets(asking, item, input);
	if (input.title === '') return [item, ["Title can't be blank"]];
	return [item, applyTo(asking, item, input)];
}

function applyTo(asking: Asking, item: WorkItem, input: Input): string[] {
	const { world } = asking;
	const { thing } = item;
	const errors = applyWidgets(asking, item, input);
	if (errors.length) return errors;
	if (typeof input.title === 'string') thing.title = input.title;
	if (typeof input.confidential === 'boolean') thing.confidential = input.confidential;
	if (typeof input.createdAt === 'string') thing.created_at = input.createdAt;
	if (input.stateEvent) {
		thing.state = input.stateEvent === 'CLOSE' ? 'closed' : 'opened';
		item.status = null;
	}
	thing.closed_at = thing.state === 'closed' ? (thing.closed_at ?? world.now()) : null;
	thing.updated_at = world.now();
	return [];
}

function convert(asking: Asking, input: Input): Outcome {
	const item = writable(asking, input.id, LEVEL.planner);
	const type = typeOf(asking.world, item.holder, String(input.workItemTypeId));
	if (!type) return [item, ['Work item type is not supported']];
	item.type = type;
	return [item];
}

const OTHER_END: Record<LinkType, LinkType> = {
	RELATED: 'RELATED',
	BLOCKS: 'BLOCKED_BY',
	BLOCKED_BY: 'BLOCKS',
};

function link(asking: Asking, input: Input): Outcome {
	const item = writable(asking, input.id, LEVEL.guest);
	const type = (input.linkType ?? 'RELATED') as LinkType;
	if (!asking.world.premium && type !== 'RELATED')
		return [item, ['Blocked work items are not available for the current subscription tier']];
	for (const other of linked(asking, input)) {
		if (item.links.has(other)) return [item, ['Items are already linked']];
		item.links.set(other, type);
		other.links.set(item, OTHER_END[type]);
	}
	return [item];
}

function unlink(asking: Asking, input: Input): Outcome {
	const item = writable(asking, input.id, LEVEL.guest);
	for (const other of linked(asking, input)) {
		if (!item.links.has(other)) return [item, [`${other.thing.title} is not linked`]];
		item.links.delete(other);
		other.links.delete(item);
	}
	return [item];
}

function linked(asking: Asking, { workItemsIds }: Input): WorkItem[] {
	return (workItemsIds as string[]).map((id) => findItem(asking, id));
}

/** GitLab looks whether the type has what is sent before it changes anything. */
function checkWidgets(
	{ world }: Asking,
	{ holder, type }: Pick<WorkItem, 'holder' | 'type'>,
	input: Input,
): void {
	const keys = Object.keys(input).filter((key) => key.endsWith('Widget'));
	const names = keys.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
	const missing = names.filter(
		(name) => !widgetsOf(world, holder, type).includes(name.replace(/_widget$/, '').toUpperCase()),
	);
	if (!missing.length) return;
	const shown = missing.map((name) => `:${name}`).join(', ');
	throw new Error(`Following widget keys are not supported by ${type} type: [${shown}]`);
}

function writable(asking: Asking, id: unknown, level: number): WorkItem {
	const item = findItem(asking, String(id));
	allowed(asking, item.holder, level);
	return item;
}

function allowed({ user, scopes }: Asking, holder: Holding, level: number): User {
	if (!user || !scopes.includes('api') || levelIn(holder, user) < level) throw new Error(NO_ACCESS);
	return user;
}
