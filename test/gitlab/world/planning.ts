import type { Row } from '../table/rows';
import { rowsIn } from '../table/rows';
import { groupsAbove } from './arrange';
import type { Group, Holding, Issue, Milestone, Project, User } from './model';
import type { World } from './world';

/** What issues and what groups plan with have in common. */
export type Planned = Pick<
	Issue,
	| 'id'
	| 'iid'
	| 'title'
	| 'description'
	| 'state'
	| 'created_at'
	| 'updated_at'
	| 'closed_at'
	| 'author'
	| 'assignees'
	| 'labels'
	| 'milestone'
	| 'confidential'
	| 'due_date'
	| 'weight'
	| 'discussion_locked'
	| 'time_estimate'
	| 'total_time_spent'
>;

export interface Status {
	id: number;
	name: string;
	category: 'TRIAGE' | 'TO_DO' | 'IN_PROGRESS' | 'DONE' | 'CANCELED';
}

/** A custom field of a top-level group. */
export interface CustomField {
	id: number;
	name: string;
	fieldType: 'SINGLE_SELECT' | 'MULTI_SELECT' | 'NUMBER' | 'TEXT' | 'DATE';
	options: Array<{ id: number; value: string }>;
	/** The names of the types that have it. */
	types: string[];
}

/** A type that a top-level group has made for itself: with all that there is, in projects and groups. */
export interface CustomType {
	id: number;
	name: string;
}

export interface Iteration extends Row<Holding> {
	iid: number;
	title: string | null;
	description: string | null;
	/** 1 upcoming, 2 current, 3 closed. */
	state: number;
	start_date: string;
	due_date: string;
}

export type LinkType = 'RELATED' | 'BLOCKS' | 'BLOCKED_BY';

/** What GraphQL shows: an issue, or what a group plans with, and what REST does not have of it. */
export interface WorkItem {
	holder: Holding;
	thing: Planned;
	/** The name of its type. */
	type: string;
	status: Status | null;
	start_date: string | null;
	color: string | null;
	health: string | null;
	progress: number | null;
	iteration: Iteration | null;
	parent: WorkItem | null;
	values: Map<CustomField, unknown>;
	links: Map<WorkItem, LinkType>;
}

/** GitLab's own statuses, which a group that has none of its own uses. */
export const STATUSES: Status[] = [
	{ id: 1, name: 'To do', category: 'TO_DO' },
	{ id: 2, name: 'In progress', category: 'IN_PROGRESS' },
	{ id: 3, name: 'Done', category: 'DONE' },
	{ id: 4, name: "Won't do", category: 'CANCELED' },
	{ id: 5, name: 'Duplicate', category: 'CANCELED' },
];

const EMPTY = {
	status: null,
	start_date: null,
	color: null,
	health: null,
	progress: null,
	iteration: null,
	parent: null,
};

/** The work items of a project or group themselves: in a project all issues are among them. */
export function workItemsIn(holder: Holding): WorkItem[] {
	const stored = rowsIn<WorkItem>(holder, 'work item');
	if (holder.kind === 'group') return stored;
	const known = new Map(stored.map((item) => [item.thing, item]));
	const items = [...holder.issues.values()].map((issue) => known.get(issue) ?? planned(holder, issue));
	holder.rows.set('work item', items);
	return items;
}

function planned(holder: Holding, thing: Planned, type = typeOf(thing)): WorkItem {
	return { ...EMPTY, holder, thing, type, values: new Map(), links: new Map() };
}

function typeOf(thing: Partial<Issue>): string {
	const words = (thing.issue_type ?? 'issue').replace(/_/g, ' ');
	return words.replace(/(^| )\w/g, (letter) => letter.toUpperCase());
}

/** All work items of all places. */
export function allWorkItems(world: World): WorkItem[] {
	return [...world.projects, ...world.groups].flatMap(workItemsIn);
}

/** A new work item: an issue in a project, something of its own in a group. */
export function addWorkItem(
	world: World,
	holder: Holding,
	{ title, author, type }: { title: string; author: User; type: string },
): WorkItem {
	if (holder.kind === 'project') return addIssue(world, holder, { title, author, type });
	const now = world.now();
	const thing: Planned = {
		id: world.next('issue'),
		iid: world.next(`work item of group ${holder.id}`),
		title,
		author,
		description: null,
		state: 'opened',
		created_at: now,
		updated_at: now,
		closed_at: null,
		assignees: [],
		labels: [],
		milestone: null,
		confidential: false,
		due_date: null,
		weight: null,
		discussion_locked: null,
		time_estimate: 0,
		total_time_spent: 0,
	};
	const item = planned(holder, thing, type);
	workItemsIn(holder).push(item);
	return item;
}

function addIssue(
	world: World,
	project: Project,
	{ type, ...input }: { title: string; author: User; type: string },
): WorkItem {
	const issue_type = type.toLowerCase().replace(/ /g, '_');
	const issue = world.createIssue(project, { ...input, issue_type });
	const item = workItemsIn(project).find(({ thing }) => thing === issue);
	if (!item) throw new Error(`The issue ${issue.iid} is not in its project`);
	return item;
}

/** Takes a work item away, and with it all that leads to it. */
export function removeWorkItem(world: World, item: WorkItem): void {
	const { holder, thing } = item;
	if (holder.kind === 'project') holder.issues.delete(thing.iid);
	else workItemsIn(holder).splice(workItemsIn(holder).indexOf(item), 1);
	for (const other of allWorkItems(world)) {
		if (other.parent === item) other.parent = null;
		other.links.delete(item);
	}
}

/** The group at the top, which the custom fields belong to; none above what is a user's. */
export function rootOf(holder: Holding): Group | undefined {
	return groupsAbove(holder).at(-1) ?? (holder.kind === 'group' ? holder : undefined);
}

export function customFieldsOf(holder: Holding): CustomField[] {
	const root = rootOf(holder);
	return root ? rowsIn<CustomField>(root, 'custom field') : [];
}

export function addCustomField(
	world: World,
	group: Group,
	{ options = [], ...field }: Pick<CustomField, 'name' | 'fieldType' | 'types'> & { options?: string[] },
): CustomField {
	const made: CustomField = {
		...field,
		id: world.next('custom field'),
		options: options.map((value) => ({ id: world.next('custom field option'), value })),
	};
	rowsIn<CustomField>(group, 'custom field').push(made);
	return made;
}

export function customTypesOf(holder: Holding): CustomType[] {
	const root = rootOf(holder);
	return root ? rowsIn<CustomType>(root, 'work item type') : [];
}

export function addCustomType(world: World, group: Group, name: string): CustomType {
	const made = { id: 1000 + world.next('work item type'), name };
	rowsIn<CustomType>(group, 'work item type').push(made);
	return made;
}

/** Milestones and iterations that can be put on what is in a place: its own, and those of the groups above. */
export function milestonesFor(holder: Holding): Milestone[] {
	return [holder, ...groupsAbove(holder)].flatMap(({ milestones }) => milestones);
}

export function iterationsFor(holder: Holding): Iteration[] {
	const groups = [...(holder.kind === 'group' ? [holder] : []), ...groupsAbove(holder)];
	return groups.flatMap((group) => rowsIn<Iteration>(group, 'iteration'));
}
