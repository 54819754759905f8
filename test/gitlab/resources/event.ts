import type { ResourceSeed } from '../base';
import { noteEntity } from '../entities/note';
import { userBasic } from '../entities/user';
import { projectOf, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { me } from '../http/call';
import { page } from '../http/paging';
import { notFound } from '../http/refusal';
import * as values from '../http/values';
import type { Rule } from '../table/rules';
import { byTime, passing } from '../table/rules';
import type { Issue, MergeRequest, Milestone, Note, Project, User } from '../world/model';
import type { World } from '../world/world';

/** Something that happened: it follows from what there is, or was recorded. */
export interface Event {
	project: Project;
	author: User;
	created_at: string;
	action: string;
	on: Issue | MergeRequest | Milestone | null;
	note?: Note;
	push?: Push;
}

interface Push {
	ref: string;
	type: 'branch' | 'tag';
	from: string | null;
	to: string | null;
	title: string | null;
	commits: number;
}

/** What was recorded, beside what follows from what there is. */
const recorded = new WeakMap<World, Event[]>();

/** Records something that does not follow from what there is; `created_at` may be earlier than others have. */
export function recordEvent(world: World, event: Event): Event {
	recorded.set(world, [...(recorded.get(world) ?? []), event]);
	return event;
}

/** The IDs that events were given when they were first seen. */
const ids = new WeakMap<World, Map<string, number>>();

function idOf(world: World, { project, on, action, created_at, note, push }: Event): number {
	const known = ids.get(world) ?? new Map<string, number>();
	ids.set(world, known);
	const key = [
		project.id,
		on && (isMilestone(on) ? 'Milestone' : on.kind),
		on?.id,
		note?.id,
		push?.ref,
		push?.to,
		action,
		created_at,
	].join();
	const id = known.get(key) ?? world.next('event');
	known.set(key, id);
	return id;
}

/** GitLab asks for actions in other words than it gives them. */
const WORDS: Record<string, string> = {
	created: 'opened',
	closed: 'closed',
	merged: 'accepted',
	reopened: 'reopened',
	approved: 'approved',
	destroyed: 'destroyed',
	commented: 'commented on',
	pushed: 'pushed to',
};

const TARGETS = { Issue: 'issue', MergeRequest: 'merge_request', milestone: 'milestone' } as const;

function ofThing(on: Issue | MergeRequest): Event[] {
	const event = { project: on.project, on };
	const merged = on.kind === 'MergeRequest' && on.merge_user && on.merged_at;
	return [
		{ ...event, author: on.author, created_at: on.created_at, action: 'created' },
		...(on.closed_at && on.closed_by
			? [{ ...event, author: on.closed_by, created_at: on.closed_at, action: 'closed' }]
			: []),
		...(merged
			? [{ ...event, author: on.merge_user ?? on.author, created_at: merged, action: 'merged' }]
			: []),
		...on.events.flatMap((each) =>
			each.of === 'state' && each.state === 'reopened'
				? [{ ...event, author: each.user, created_at: each.created_at, action: 'reopened' }]
				: [],
		),
		...on.notes
			.filter(({ system }) => !system)
			.map((note) => ({
				...event,
				note,
				author: note.author,
				created_at: note.created_at,
				action: 'commented',
			})),
	];
}

function pushesTo(project: Project, users: User[]): Event[] {
	return [...project.branches.values()].flatMap(({ name: branch, commits: [commit, before] }) => {
		const author = users.find(({ email }) => email === commit?.author_email);
		if (!commit || !author) return [];
		const push: Push = {
			...{ ref: branch, type: 'branch', from: before?.id ?? null, to: commit.id },
			...{ title: commit.message.split('\n')[0] ?? '', commits: 1 },
		};
		return [{ project, author, created_at: commit.created_at, action: 'pushed', on: null, push }];
	});
}

function eventsOf(call: Call, projects: Project[]): Event[] {
	return projects
		.flatMap((project) => [
			...[...project.issues.values(), ...project.merge_requests.values()].flatMap(ofThing),
			...pushesTo(project, call.world.users),
			...(recorded.get(call.world) ?? []).filter((event) => event.project === project),
		])
		.sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
}

const isMilestone = (on: NonNullable<Event['on']>): on is Milestone => !('kind' in on);

function payloadOf({ ref, type, from, to, title, commits }: Push) {
	return {
		commit_count: commits,
		action: from ? (to ? 'pushed' : 'removed') : 'created',
		ref_type: type,
		commit_from: from,
		commit_to: to,
		ref,
		commit_title: title,
		ref_count: null,
	};
}

function eventEntity(call: Call, { event, id }: { event: Event; id: number }) {
	const { project, author, on, note, push, action, created_at } = event;
	return {
		id,
		project_id: project.id,
		action_name: WORDS[action],
		target_id: note?.id ?? on?.id ?? null,
		target_iid: note?.id ?? on?.iid ?? null,
		target_type: note ? 'Note' : on && (isMilestone(on) ? 'Milestone' : on.kind),
		author_id: author.id,
		target_title: on?.title ?? null,
		created_at,
		...(note ? { note: noteEntity(call, note) } : {}),
		...(push ? { push_data: payloadOf(push) } : {}),
		author: userBasic(call, author),
		imported: false,
		imported_from: 'none',
		author_username: author.username,
	};
}

const filters: Record<string, Rule<Event>> = {
	action: (given, name) => {
		const wanted = values.text(given, name);
		return wanted === undefined ? undefined : ({ action }) => action === wanted;
	},
	target_type: (given, name) => {
		const wanted = values.text(given, name);
		if (wanted === undefined) return undefined;
		return ({ on, note }) =>
			(note ? 'note' : on && TARGETS[isMilestone(on) ? 'milestone' : on.kind]) === wanted;
	},
	after: byTime(({ created_at }) => created_at, 'after'),
	before: byTime(({ created_at }) => created_at, 'before'),
};

function list(call: Call, events: Event[], is: (event: Event) => boolean = () => true) {
	const numbered = new Map(events.map((event) => [event, idOf(call.world, event)]));
	const found = passing(call, events.filter(is), filters).map((event) => ({
		event,
		id: numbered.get(event) ?? 0,
	}));
	const newestFirst = values.choice(call.input, 'sort', ['asc', 'desc']) !== 'asc';
	return page(call, newestFirst ? found.reverse() : found, (one) => eventEntity(call, one));
}

function ofUser(call: Call) {
	const user = call.world.findUser(call.params.id ?? '');
	if (!user) throw notFound('User');
	return list(call, eventsOf(call, visibleProjects(call)), ({ author }) => author === user);
}

function own(call: Call) {
	const user = me(call);
	const all = values.text(call.input, 'scope') === 'all';
	return list(call, eventsOf(call, visibleProjects(call)), ({ author }) => all || author === user);
}

/** @see https://docs.gitlab.com/api/events/ */
export const eventRoutes: Route[] = [
	['GET', 'events', own],
	['GET', 'users/:id/events', ofUser],
	['GET', 'projects/:id/events', (call) => list(call, eventsOf(call, [projectOf(call)]))],
];

/** Whose events there are. */
export const seedEvents: ResourceSeed = () => ({ user: ['maria.santos', 'jonas.weber'] });
