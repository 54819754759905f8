import { canSeeIssue, levelIn } from '../../http/access';
import { rowsIn } from '../../table/rows';
import type { Issue, Project, User } from '../../world/model';
import { LEVEL } from '../../world/model';
import type { World } from '../../world/world';
import type { Asking } from '../asking';
import { NO_ACCESS } from '../asking';
import type { PageOf } from '../connection';
import { connectionOf } from '../connection';
import { globalId, numberIn } from '../ids';

export interface TimelineEvent {
	id: number;
	issue: Issue;
	author: User;
	note: string;
	occurred_at: string;
	created_at: string;
	tags: string[];
}

const TAGS = [
	...['Start time', 'End time', 'Impact detected'],
	...['Response initiated', 'Impact mitigated', 'Cause identified'],
];

const eventsIn = (project: Project) => rowsIn<TimelineEvent>(project, 'timeline event');

/** Notes something in the timeline of an incident. */
export function addTimelineEvent(
	world: World,
	issue: Issue,
	given: Pick<TimelineEvent, 'author' | 'note'> & Partial<TimelineEvent>,
): TimelineEvent {
	const now = world.now();
	const event = {
		id: world.next('timeline event'),
		issue,
		occurred_at: now,
		created_at: now,
		tags: [],
		...given,
	};
	eventsIn(issue.project).push(event);
	return event;
}

function eventEntity({ id, issue, author, note, occurred_at, created_at, tags }: TimelineEvent) {
	return {
		id: globalId('IncidentManagement::TimelineEvent', id),
		note,
		action: 'comment',
		incident: { iid: String(issue.iid) },
		occurredAt: occurred_at,
		createdAt: created_at,
		updatedAt: created_at,
		author: { username: author.username },
		updatedByUser: { username: author.username },
		timelineEventTags: { nodes: tags.map((name) => ({ name })) },
	};
}

function incidentOf({ world, user }: Asking, id: string): Issue | undefined {
	const number = numberIn(id, 'Issue');
	const issues = world.projects.flatMap((project) => [...project.issues.values()]);
	return issues.find((issue) => issue.id === number && canSeeIssue(issue, user));
}

/** The timeline of an incident, in the order of what happened. */
export function timelineOf(
	asking: Asking,
	project: Project,
	{ incidentId, ...page }: PageOf & { incidentId: string },
) {
	const incident = incidentOf(asking, incidentId);
	const found = eventsIn(project).filter(({ issue }) => issue === incident);
	found.sort((a, b) => Date.parse(a.occurred_at) - Date.parse(b.occurred_at));
	return connectionOf(found, page, eventEntity);
}

export interface Create {
	incidentId: string;
	note: string;
	occurredAt: string;
	timelineEventTagNames?: string[] | null;
}

/** What changes timelines, as far as the stand-in knows it. */
export function timelineMutations(asking: Asking) {
	return {
		timelineEventCreate: ({ input }: { input: Create }) => create(asking, input),
		timelineEventDestroy: ({ input }: { input: { id: string } }) => destroy(asking, input.id),
	};
}

function mayWrite({ user, scopes }: Asking, issue: Issue | undefined): issue is Issue {
	return issue !== undefined && scopes.includes('api') && levelIn(issue.project, user) >= LEVEL.developer;
}

function create(asking: Asking, { incidentId, note, occurredAt, timelineEventTagNames }: Create) {
	const incident = incidentOf(asking, incidentId);
	if (!asking.user || !mayWrite(asking, incident)) throw new Error(NO_ACCESS);
	const refuse = (words: string) => ({ timelineEvent: null, errors: [words] });
	if (incident.issue_type !== 'incident')
		return refuse('You have insufficient permissions to manage timeline events for this incident');
	const tags = timelineEventTagNames ?? [];
	const unknown = tags.filter((tag) => !TAGS.includes(tag));
	if (unknown.length) return refuse(`Following tags don't exist: ${JSON.stringify(unknown)}`);
	const given = { author: asking.user, note, occurred_at: occurredAt, tags };
	return { timelineEvent: eventEntity(addTimelineEvent(asking.world, incident, given)), errors: [] };
}

function destroy(asking: Asking, id: string) {
	const number = numberIn(id, 'IncidentManagement::TimelineEvent');
	for (const project of asking.world.projects) {
		const at = eventsIn(project).findIndex((event) => event.id === number);
		if (at >= 0 && mayWrite(asking, eventsIn(project)[at].issue)) {
			const [gone] = eventsIn(project).splice(at, 1);
			return { timelineEvent: eventEntity(gone), errors: [] };
		}
	}
	throw new Error(NO_ACCESS);
}
