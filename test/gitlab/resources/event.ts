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
import type { Issue, MergeRequest, Note, Project, User } from '../world/model';

/** Something that happened, as it follows from what there is. */
interface Event {
	project: Project;
	author: User;
	created_at: string;
	action: string;
	on: Issue | MergeRequest | null;
	note?: Note;
	push?: { branch: string; head: string; title: string; commits: number };
}

/** GitLab asks for actions in other words than it gives them. */
const WORDS: Record<string, string> = {
	created: 'opened',
	closed: 'closed',
	merged: 'accepted',
	commented: 'commented on',
	pushed: 'pushed to',
};

const TARGETS = { Issue: 'issue', MergeRequest: 'merge_request' } as const;

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
	return [...project.branches.values()].flatMap(({ name: branch, commits: [commit] }) => {
		const author = users.find(({ email }) => email === commit?.author_email);
		if (!commit || !author) return [];
		const push = { branch, head: commit.id, title: commit.message.split('\n')[0] ?? '', commits: 1 };
		return [{ project, author, created_at: commit.created_at, action: 'pushed', on: null, push }];
	});
}

function eventsOf(call: Call, projects: Project[]): Event[] {
	return projects
		.flatMap((project) => [
			...[...project.issues.values(), ...project.merge_requests.values()].flatMap(ofThing),
			...pushesTo(project, call.world.users),
		])
		.sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
}

function payloadOf({ branch, head, title, commits }: NonNullable<Event['push']>) {
	return {
		commit_count: commits,
		action: 'pushed',
		ref_type: 'branch',
		commit_from: null,
		commit_to: head,
		ref: branch,
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
		target_type: note ? 'Note' : (on?.kind ?? null),
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
		return ({ on, note }) => (note ? 'note' : on && TARGETS[on.kind]) === wanted;
	},
	after: byTime(({ created_at }) => created_at, 'after'),
	before: byTime(({ created_at }) => created_at, 'before'),
};

function list(call: Call, events: Event[], is: (event: Event) => boolean = () => true) {
	const numbered = new Map(events.map((event, at) => [event, at + 1]));
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
