import type { IDataObject } from 'n8n-workflow';
import { mapAtOnce, path } from '../../client';
import { commentBody } from '../bodies/comment';
import { issueBody, mergeRequestBody } from '../bodies/issuable';
import { ifThere } from '../bodies/parts';
import { milestoneBody } from '../bodies/plans';
import { pushBody } from '../bodies/push';
import { type Change, timeOf } from '../change';
import type { Progress } from '../cursor';
import { type Rows, Reading } from '../reading';
import { PORTION } from './stream';
import { type Deed, type Kind, thingKey } from './updates';

const DAY_MS = 24 * 60 * 60_000;
const PROJECTS_AT_ONCE = 5;

/** What GitLab's activity calls deeds, in the words of webhooks. */
const ACTIONS: Readonly<Record<string, string>> = {
	opened: 'open',
	created: 'open',
	closed: 'close',
	reopened: 'reopen',
	accepted: 'merge',
	merged: 'merge',
	approved: 'approved',
};

const MILESTONE_ACTIONS: Readonly<Record<string, string>> = {
	opened: 'create',
	created: 'create',
	closed: 'close',
	reopened: 'reopen',
	destroyed: 'delete',
};

const KINDS: Readonly<Record<string, Kind>> = {
	Issue: 'issues',
	WorkItem: 'issues',
	MergeRequest: 'merge_requests',
};

/** The events that only the activity tells of. */
export const ACTIVITY_EVENTS: readonly string[] = [
	'note_events',
	'confidential_note_events',
	'push_events',
	'tag_push_events',
	'milestone_events',
];

/** What is new in the activity, and all that it tells of issues and merge requests, also what was told before. */
export interface Activity extends Rows {
	deeds: Deed[];
}

/**
 * Reads the activity of projects: what GitLab keeps of who did what.
 *
 * @see https://docs.gitlab.com/api/events/#list-all-visible-events-for-a-project
 */
export async function readActivity(
	projectIds: readonly string[],
	{ reading, progress }: { reading: Reading; progress: Progress },
): Promise<Activity> {
	const time = (row: IDataObject) => timeOf(row.created_at);
	const { since } = progress;
	// GitLab takes days, of its own time zone, and leaves the day itself out.
	const after = new Date(since - 2 * DAY_MS).toISOString().slice(0, 10);
	const deeds: Deed[] = [];
	const wanted = {
		...{ timeOf: time, since, most: PORTION },
		isNew: (row: IDataObject) => progress.isNew({ at: time(row), id: String(row.id) }),
		look: (row: IDataObject) => void (time(row) >= since && deeds.push(...deedIn(row))),
	};
	const all = await mapAtOnce(projectIds, PROJECTS_AT_ONCE, async (id) => {
		const at = path`/projects/${id}/events`;
		return await reading.newest(at, reading.isSample ? {} : { after }, wanted, Reading.isBefore(since, time));
	});
	return {
		deeds,
		rows: all.flatMap(({ rows }) => rows),
		horizon: Math.min(Infinity, ...all.map(({ horizon }) => horizon)),
	};
}

/** What a row tells of an issue or merge request: also comments update what they are on. */
function deedIn(row: IDataObject): Deed[] {
	const note = Object(row.note) as IDataObject;
	const kind = KINDS[String(note.noteable_type ?? row.target_type)];
	if (!kind) return [];
	return [{ thing: thingKey(kind, note.noteable_id ?? row.target_id), at: timeOf(row.created_at) }];
}

/** A row of the activity as a change; undefined for what the trigger does not tell of. */
export function activityChange(row: IDataObject, reading: Reading): Change | undefined {
	const told = tell(row, reading);
	return told && { id: String(row.id), at: timeOf(row.created_at), ...told };
}

function tell(event: IDataObject, reading: Reading): Pick<Change, 'flag' | 'body'> | undefined {
	const project = async () => await reading.project(event.project_id);
	const action = String(event.action_name);
	if (event.push_data) {
		const { ref_type: type, ref } = event.push_data as IDataObject;
		// Of many branches that are pushed at once GitLab keeps the number alone, and tells no webhook.
		if (!ref) return undefined;
		const flag = type === 'tag' ? 'tag_push_events' : 'push_events';
		return { flag, body: async () => pushBody(event, await project()) };
	}
	if (event.note) {
		const { system, internal, confidential } = event.note as IDataObject;
		if (system === true) return undefined;
		const flag = internal === true || confidential === true ? 'confidential_note_events' : 'note_events';
		return { flag, body: async () => await commentBody(event, reading) };
	}
	if (event.target_type === 'Milestone' && MILESTONE_ACTIONS[action])
		return { flag: 'milestone_events', body: async () => await milestone(event, reading) };
	const kind = KINDS[String(event.target_type)];
	if (!kind || !ACTIONS[action]) return undefined;
	const flag = kind === 'issues' ? 'issues_events' : 'merge_requests_events';
	return { flag, body: async () => await issuable(kind, event, reading) };
}

async function milestone(event: IDataObject, reading: Reading): Promise<IDataObject> {
	const project = await reading.project(event.project_id);
	const at = path`/projects/${Number(project.id)}/milestones/${Number(event.target_id)}`;
	const action = MILESTONE_ACTIONS[String(event.action_name)];
	return milestoneBody({ event, action, milestone: await ifThere(reading, at) }, project);
}

/** Of what is gone since, or moved, only the title is left. */
async function issuable(kind: Kind, event: IDataObject, reading: Reading): Promise<IDataObject> {
	const project = await reading.project(event.project_id);
	const { target_id: id, target_iid: iid, target_title: title, created_at } = event;
	const at = path`/projects/${Number(project.id)}/${kind}/${Number(iid)}`;
	const row = (await ifThere(reading, at)) ?? { id, iid, title, created_at };
	const deed = { action: ACTIONS[String(event.action_name)], user: event.author };
	return kind === 'issues' ? issueBody(row, project, deed) : mergeRequestBody(row, project, deed);
}
