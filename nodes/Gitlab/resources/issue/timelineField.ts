import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, chosen, entry, isEmpty, ListQuery, textOf } from '../../fields';
import { eachIn, globalId, inside, numberOf } from '../shared/node';
import { chosenIssue } from './field';
import { incidentAt } from './incident';

/** What is asked of an event in an incident's timeline, under the names of its row. */
export const EVENT = `
	id note action
	incident { iid }
	occurred_at: occurredAt created_at: createdAt updated_at: updatedAt
	author { username } updatedByUser { username }
	timelineEventTags { nodes { name } }`;

/** The events of an incident. */
export const EVENTS = `query ($path: ID!, $id: IssueID!, $first: Int, $after: String) {
	project(fullPath: $path) {
		incidentManagementTimelineEvents(incidentId: $id, first: $first, after: $after) {
			nodes { ${EVENT} } pageInfo { hasNextPage endCursor }
		}
	}
}`;

/** An event as GraphQL gives it, with what people know. */
export function eventRow(node: IDataObject): IDataObject {
	return {
		id: numberOf(node.id),
		incident_iid: Number(inside(node.incident, 'iid')) || null,
		note: node.note ?? null,
		action: node.action ?? null,
		tags: eachIn(node.timelineEventTags, 'name'),
		occurred_at: node.occurred_at ?? null,
		author: inside(node.author, 'username'),
		updated_by: inside(node.updatedByUser, 'username'),
		created_at: node.created_at ?? null,
		updated_at: node.updated_at ?? null,
	} as IDataObject;
}

const byNumber = entry('number', ({ occurred_at, note }) => `${textOf(occurred_at)} ${textOf(note)}`);

const timelineEvents: List = {
	name: 'searchTimelineEvents',
	from: async ({ project }, item) => {
		if (!project || isEmpty(item.value('issue'))) return undefined;
		const at = path`/projects/${project}/issues/${await chosenIssue.read(item)}`;
		return new ListQuery(EVENTS, await incidentAt(item.gitlab, at));
	},
	searchBy: 'names',
	entry: (row) => byNumber({ ...row, number: numberOf(row.id) }),
};

/** An event in the timeline of an incident, by its global ID. */
export const timelineEvent = chosen({
	name: 'timelineEvent',
	list: timelineEvents,
	id: { displayName: 'ID', example: '12', pattern: '\\d+' },
	knownBy: ({ id }) => id,
	resolve: (number) => globalId('IncidentManagement::TimelineEvent', number),
});
