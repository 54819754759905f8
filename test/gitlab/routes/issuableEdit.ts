import { levelIn } from '../http/access';
import type { Call } from '../http/call';
import { invalid } from '../http/refusal';
import type { Values } from '../http/values';
import * as values from '../http/values';
import { groupsAbove } from '../world/arrange';
import { hookLabel, hookUser, stamp } from '../hooks/parts';
import type { Changes } from '../hooks/payloads';
import type { Label, Milestone, Project, ResourceEvent, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';
import type { Thing } from './filters';

const LONGEST_TITLE = 255;

/** What was changed in an update, told to webhooks and kept as history. */
export class Edit {
	readonly changes: Changes = {};

	constructor(
		readonly call: Pick<Call, 'world'>,
		readonly thing: Thing,
		readonly by: User,
	) {}

	/** Sets a plain property and notes the change. */
	set<T extends Thing, K extends keyof T & string>(thing: T, name: K, value: T[K] | undefined): void {
		if (value === undefined || thing[name] === value) return;
		this.changes[name] = { previous: thing[name], current: value };
		thing[name] = value;
	}

	/** Ends the edit: true when something has changed. */
	finish(): boolean {
		if (Object.keys(this.changes).length === 0) return false;
		const now = this.call.world.now();
		this.changes.updated_at = { previous: stamp(this.thing.updated_at), current: stamp(now) };
		this.thing.updated_at = now;
		this.thing.updated_by = this.by;
		this.thing.project.last_activity_at = now;
		return true;
	}
}

type Happening =
	| Omit<Extract<ResourceEvent, { of: 'label' }>, 'id' | 'user' | 'created_at'>
	| Omit<Extract<ResourceEvent, { of: 'milestone' }>, 'id' | 'user' | 'created_at'>
	| Omit<Extract<ResourceEvent, { of: 'state' }>, 'id' | 'user' | 'created_at'>
	| Omit<Extract<ResourceEvent, { of: 'iteration' }>, 'id' | 'user' | 'created_at'>
	| Omit<Extract<ResourceEvent, { of: 'weight' }>, 'id' | 'user' | 'created_at'>;

/** Keeps an event in the history of an issue or merge request. */
export function record(world: World, thing: Thing, user: User, event: Happening): void {
	thing.events.push({ ...event, id: world.next('resource event'), user, created_at: world.now() });
}

export function checkTitle(title: string | undefined): void {
	if (title === undefined) return;
	if (title.trim() === '') throw invalid({ title: ["can't be blank"] });
	if (title.length > LONGEST_TITLE) {
		throw invalid({ title: [`is too long (maximum is ${LONGEST_TITLE} characters)`] });
	}
}

/** Applies what issues and merge requests take alike. Labels, milestone and assignees need a reporter. */
export function editCommon(edit: Edit, input: Values): void {
	const { thing, call } = edit;
	const title = values.text(input, 'title');
	checkTitle(title);
	edit.set(thing, 'title', title);
	const description = values.text(input, 'description');
	const kept =
		typeof description === 'string' ? call.world.interpret(description, edit.by, thing).text : null;
	if ('description' in input) edit.set(thing, 'description', kept);
	if (levelIn(thing.project, edit.by) < LEVEL.planner) return;
	edit.set(thing, 'discussion_locked', values.flag(input, 'discussion_locked'));
	setLabels(edit, wantedLabels(call.world, thing, input));
	setMilestone(edit, wantedMilestone(thing.project, input));
	setUsers(edit, 'assignees', wantedUsers(call.world, thing, 'assignee', input));
}

function wantedLabels(world: World, thing: Thing, input: Values): Label[] | undefined {
	const names = values.list(input, 'labels');
	const add = values.list(input, 'add_labels') ?? [];
	const remove = values.list(input, 'remove_labels') ?? [];
	if (names === undefined && !add.length && !remove.length) return undefined;
	const kept = (names ?? thing.labels.map((label) => label.name)).filter((name) => !remove.includes(name));
	return world.labelsNamed(thing.project, exclusive([...kept, ...add]));
}

/** Of several labels with the same scope ('priority::high'), the last one stays. */
function exclusive(names: string[]): string[] {
	const scope = (name: string) => /^(.+)::[^:]+$/.exec(name)?.[1];
	return names.filter((name, at) => {
		const own = scope(name);
		return own === undefined || !names.slice(at + 1).some((later) => later !== name && scope(later) === own);
	});
}

function setLabels(edit: Edit, labels: Label[] | undefined): void {
	const { thing } = edit;
	if (!labels) return;
	const { world } = edit.call;
	const added = labels.filter((label) => !thing.labels.includes(label));
	const removed = thing.labels.filter((label) => !labels.includes(label));
	if (!added.length && !removed.length) return;
	for (const label of added) record(world, thing, edit.by, { of: 'label', action: 'add', label });
	for (const label of removed) record(world, thing, edit.by, { of: 'label', action: 'remove', label });
	edit.changes.labels = { previous: thing.labels.map(hookLabel), current: labels.map(hookLabel) };
	thing.labels = labels;
}

/** A milestone of the project or of a group above; null for none. Others are ignored, as GitLab does. */
function wantedMilestone(project: Project, input: Values): Milestone | null | undefined {
	const id = values.integer(input, 'milestone_id');
	if (id === undefined) return undefined;
	if (id === null || id === 0) return null;
	const places = [project, ...groupsAbove(project)];
	return places.flatMap((place) => place.milestones).find((milestone) => milestone.id === id);
}

function setMilestone(edit: Edit, milestone: Milestone | null | undefined): void {
	const { thing, by } = edit;
	const previous = thing.milestone;
	if (milestone === undefined || milestone === previous) return;
	const happened = (action: 'add' | 'remove', which: Milestone) =>
		record(edit.call.world, thing, by, { of: 'milestone', action, milestone: which, state: thing.state });
	if (previous) happened('remove', previous);
	if (milestone) happened('add', milestone);
	edit.changes.milestone_id = { previous: previous?.id ?? null, current: milestone?.id ?? null };
	thing.milestone = milestone;
}

/** Who is to be assignee or reviewer; 0 and an empty list mean nobody, strangers are ignored, on Free all but the first. */
export function wantedUsers(world: World, thing: Thing, role: string, input: Values): User[] | undefined {
	const several = values.integers(input, `${role}_ids`);
	const single = values.integer(input, `${role}_id`);
	const wanted = several ?? (single === undefined ? undefined : [single ?? 0]);
	const ids = world.premium ? wanted : wanted?.slice(0, 1);
	return ids?.flatMap((id) => {
		const user = id ? world.findUser(id) : undefined;
		return user && (thing.project.visibility !== 'private' || levelIn(thing.project, user) > 0) ? [user] : [];
	});
}

export function setUsers(edit: Edit, role: 'assignees' | 'reviewers', users: User[] | undefined): void {
	const thing = edit.thing as Extract<Thing, Record<typeof role, unknown>>;
	if (!users) return;
	const previous = thing[role];
	if (previous.length === users.length && users.every((user) => previous.includes(user))) return;
	const [before, after] = [previous.map(hookUser), users.map(hookUser)];
	edit.changes[role] = role === 'reviewers' ? [before, after] : { previous: before, current: after };
	thing[role] = users;
}
