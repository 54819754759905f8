import type { User } from '../../world/model';
import type { Status, WorkItem } from '../../world/planning';
import { allWorkItems, STATUSES } from '../../world/planning';
import type { World } from '../../world/world';
import type { PageOf } from '../connection';
import { connectionOf } from '../connection';
import { globalId } from '../ids';
import { fieldsFor, statusEntity, typeEntity, valueEntity, widgetsOf } from './types';

/** Which work items, and of which world. */
type View = Pick<World, 'url' | 'premium' | 'unknownTypes'> & World;

/** A work item as GraphQL shows it. */
export function workItemEntity(world: View, item: WorkItem) {
	const { thing, holder } = item;
	return {
		id: globalId('WorkItem', thing.id),
		iid: String(thing.iid),
		title: thing.title,
		description: thing.description,
		state: thing.state === 'closed' ? 'CLOSED' : 'OPEN',
		confidential: thing.confidential,
		reference: ({ full }: { full?: boolean }) => (full ? referenceOf(item) : `#${thing.iid}`),
		webUrl: `${world.url}${holder.kind === 'group' ? '/groups' : ''}/${pathOf(item)}/-/work_items/${thing.iid}`,
		namespace: { fullPath: pathOf(item) },
		workItemType: () => typeEntity(world, holder, item.type),
		author: userEntity(thing.author),
		createdAt: thing.created_at,
		updatedAt: thing.updated_at,
		closedAt: thing.closed_at,
		widgets: () => widgets(world, item),
		features: () => ({ hierarchy: hierarchy(world, item) }),
	};
}

/** The full path of the project or group that has it. */
export function pathOf({ holder }: WorkItem): string {
	return holder.kind === 'group' ? holder.full_path : holder.path_with_namespace;
}

export function referenceOf(item: WorkItem): string {
	return `${pathOf(item)}#${item.thing.iid}`;
}

/** The status that it has, or that new and closed ones begin with. */
export function statusOf({ status, thing }: WorkItem): Status {
	const isOpen = thing.state !== 'closed';
	const fits = status && !['DONE', 'CANCELED'].includes(status.category) === isOpen;
	return fits ? status : isOpen ? STATUSES[0] : STATUSES[2];
}

function widgets(world: View, item: WorkItem): object[] {
	return widgetsOf(world, item.holder, item.type)
		.map((type) => ({ type, __typename: typeName(type), ...contentOf(world, item, type) }))
		.filter(({ __typename }) => !world.unknownTypes.includes(__typename));
}

function typeName(widget: string): string {
	const words = widget.split('_').map((word) => word[0] + word.slice(1).toLowerCase());
	return `WorkItemWidget${words.join('')}`;
}

function contentOf(world: View, item: WorkItem, widget: string): object {
	const { thing } = item;
	const list =
		<T>(rows: T[]) =>
		(page: PageOf) =>
			connectionOf(rows, page);
	const contents: Record<string, () => object> = {
		ASSIGNEES: () => ({ assignees: list(thing.assignees.map(userEntity)) }),
		LABELS: () => ({
			labels: list(thing.labels.map(({ id, name }) => ({ id: globalId('GroupLabel', id), title: name }))),
		}),
		MILESTONE: () => ({
			milestone: thing.milestone && {
				id: globalId('Milestone', thing.milestone.id),
				title: thing.milestone.title,
			},
		}),
		START_AND_DUE_DATE: () => ({ startDate: item.start_date, dueDate: thing.due_date }),
		STATUS: () => ({ status: statusEntity(statusOf(item)) }),
		CUSTOM_FIELDS: () => ({
			customFieldValues: fieldsFor(item.holder, item.type).map((field) =>
				valueEntity(field, item.values.get(field) ?? null),
			),
		}),
		ITERATION: () => ({ iteration: iterationOf(item) }),
		WEIGHT: () => ({ weight: thing.weight }),
		HEALTH_STATUS: () => ({ healthStatus: item.health }),
		COLOR: () => ({ color: item.color }),
		PROGRESS: () => ({ progress: item.progress }),
		TIME_TRACKING: () => ({ timeEstimate: thing.time_estimate, totalTimeSpent: thing.total_time_spent }),
		NOTES: () => ({ discussionLocked: thing.discussion_locked }),
		HIERARCHY: () => hierarchy(world, item),
	};
	return contents[widget]?.() ?? {};
}

function hierarchy(world: View, item: WorkItem) {
	const children = allWorkItems(world).filter(({ parent }) => parent === item);
	const inState = ({ state }: { state?: string | null }) =>
		children.filter(({ thing }) => !state || (thing.state === 'closed') === (state === 'CLOSED'));
	return {
		hasChildren: children.length > 0,
		parent: () => item.parent && workItemEntity(world, item.parent),
		children: ({ state, ...page }: PageOf & { state?: string | null }) =>
			connectionOf(
				inState({ state }).map((child) => workItemEntity(world, child)),
				page,
			),
	};
}

function iterationOf({ iteration }: WorkItem) {
	if (!iteration) return null;
	const { id, title, start_date, due_date } = iteration;
	return { id: globalId('Iteration', id), title, startDate: start_date, dueDate: due_date };
}

function userEntity({ id, username, name }: User) {
	return { __typename: 'UserCore', id: globalId('User', id), username, name };
}
