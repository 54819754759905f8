import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../client';
import { additionalFields, flag, limit, moment, options, required, text, texts } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { incidentAt } from './incident';
import { at } from './subject';
import { EVENT, eventRow, EVENTS, timelineEvent } from './timelineField';

const ADD = `mutation ($input: TimelineEventCreateInput!) {
	timelineEventCreate(input: $input) { timelineEvent { ${EVENT} } errors }
}`;

const DELETE = `mutation ($input: TimelineEventDestroyInput!) {
	timelineEventDestroy(input: $input) { errors }
}`;

/**
 * The timeline of an incident, which only GraphQL has.
 *
 * @see https://docs.gitlab.com/operations/incident_management/incident_timeline_events/
 */
export const timeline: Operation[] = [
	write({
		name: 'Add Timeline Event',
		action: 'Add an event to the timeline of an incident',
		description: 'Note in the timeline of an incident what happened, and when',
		role: 'Developer',
		fields: [
			at,
			required(text('note', { lines: 2 })),
			required(moment('occurredAt')),
			additionalFields(
				texts('timelineEventTagNames', {
					displayName: 'Tags',
					placeholder: 'e.g. Start time, Impact detected',
				}),
			),
			options(
				flag(
					'once',
					'Whether to leave it out where the timeline has it already, with the same text and time',
				),
			),
		],
		run: async ({ gitlab, at, note, occurredAt, additionalFields, options: { once } }) => {
			const incident = await incidentAt(gitlab, at);
			const { id: incidentId } = incident;
			const known = once ? (await gitlab.graphql.list(EVENTS, incident)).map(eventRow) : [];
			const same = known.find((event) => event.note === note && isSameTime(event.occurred_at, occurredAt));
			if (same) return same;
			const input = { incidentId, note, occurredAt, ...additionalFields };
			const { timelineEventCreate: payload } = await gitlab.graphql.send(ADD, { input });
			const added = isRecord(payload) ? payload.timelineEvent : undefined;
			return eventRow((isRecord(added) ? added : {}) as IDataObject);
		},
	}),
	write({
		name: 'Delete Timeline Event',
		action: 'Delete an event of the timeline of an incident (cannot be undone)',
		description: 'Take an event out of the timeline of an incident',
		role: 'Developer',
		fields: [at, timelineEvent],
		run: async ({ gitlab, timelineEvent: id }) => {
			await gitlab.graphql.send(DELETE, { input: { id } });
			return { deleted: true };
		},
	}),
	read({
		name: 'Get Timeline Events',
		action: 'Get the timeline events of an incident',
		description: 'List what happened in an incident, and when',
		fields: [at, limit],
		run: async ({ gitlab, at, limit }) => {
			const rows = await gitlab.graphql.list(EVENTS, await incidentAt(gitlab, at), limit);
			return rows.map(eventRow);
		},
	}),
];

function isSameTime(one: unknown, other: unknown): boolean {
	return Date.parse(String(one)) === Date.parse(String(other));
}
