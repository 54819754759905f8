import type { IDataObject } from 'n8n-workflow';
import { type FormPart, type Gitlab, type ListTraits, type Path, isRecord, path, Upload } from '../../client';
import {
	type List,
	additionalFields,
	chosen,
	entry,
	flag,
	inputFile,
	isEmpty,
	limit,
	ListQuery,
	moment,
	options,
	required,
	text,
	textOf,
	texts,
} from '../../fields';
import { type Operation, read, write } from '../../operation';
import { eachIn, globalId, inside, numberOf } from '../shared/node';
import { listBelow } from '../shared/plain';
import { at, chosenIssue } from './field';

/** An issue as GraphQL knows it. */
interface Incident extends IDataObject {
	/** Its global ID. */
	id: string;
	/** The full path of its project. */
	path: string;
}

/** What GraphQL wants to know of an issue, by the issue's path. */
async function incidentAt(gitlab: Gitlab, at: Path): Promise<Incident> {
	const { id, references } = await gitlab.once(at.encoded, async () => await gitlab.get(at));
	const full = isRecord(references) ? String(references.full) : '';
	return { id: globalId('Issue', id), path: full.replace(/#\d+$/, '') };
}

/** What is asked of an event in an incident's timeline, under the names of its row. */
const EVENT = `
	id note action
	incident { iid }
	occurred_at: occurredAt created_at: createdAt updated_at: updatedAt
	author { username } updatedByUser { username }
	timelineEventTags { nodes { name } }`;

/** The events of an incident. */
const EVENTS = `query ($path: ID!, $id: IssueID!, $first: Int, $after: String) {
	project(fullPath: $path) {
		incidentManagementTimelineEvents(incidentId: $id, first: $first, after: $after) {
			nodes { ${EVENT} } pageInfo { hasNextPage endCursor }
		}
	}
}`;

/** An event as GraphQL gives it, with what people know. */
function eventRow(node: IDataObject): IDataObject {
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
const timelineEvent = chosen({
	name: 'timelineEvent',
	list: timelineEvents,
	id: { displayName: 'ID', example: '12', pattern: '\\d+' },
	knownBy: ({ id }) => id,
	resolve: (number) => globalId('IncidentManagement::TimelineEvent', number),
});

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

/** GitLab gives all images of an incident at once. */
const METRIC_IMAGES: ListTraits = { isPaged: false };

const metricImages: List = {
	...METRIC_IMAGES,
	name: 'searchMetricImages',
	from: async ({ project }, item) =>
		project && !isEmpty(item.value('issue')) ? path`${await at.read(item)}/metric_images` : undefined,
	searchBy: 'names',
	entry: entry('id', ({ filename, url_text }) => `${textOf(filename)} ${textOf(url_text)}`.trim()),
};

const metricImage = chosen({
	name: 'metricImage',
	list: metricImages,
	id: { displayName: 'ID', example: '12', pattern: '\\d+' },
	knownBy: ({ id }) => id,
	resolve: (id) => Number(id),
});

/**
 * The images of metrics that belong to an incident.
 *
 * @see https://docs.gitlab.com/api/issues/#upload-metric-image
 */
export const metricImagesOf: Operation[] = [
	write({
		name: 'Add Metric Image',
		action: 'Add a metric image to an incident',
		description: 'Upload an image of a metric to an incident',
		tier: 'Premium',
		role: 'Reporter',
		fields: [
			at,
			inputFile,
			additionalFields(
				text('url', {
					displayName: 'Link URL',
					placeholder: 'e.g. https://monitoring.example.com/d/1',
					description: 'Where people see more of the metric',
				}),
				text('url_text', { displayName: 'Link Text', description: 'Describes the image, or its link' }),
			),
		],
		run: async ({ gitlab, at, inputFile, additionalFields }) => {
			const more = Object.entries(additionalFields).map(([name, value]): FormPart => [name, String(value)]);
			return await gitlab.post(path`${at}/metric_images`, Upload.ofForm([['file', inputFile], ...more]));
		},
	}),
	write({
		name: 'Delete Metric Image',
		action: 'Delete a metric image of an incident (cannot be undone)',
		description: 'Take an image of a metric away from an incident',
		tier: 'Premium',
		role: 'Reporter',
		fields: [at, metricImage],
		run: async ({ gitlab, at, metricImage }) => await gitlab.delete(path`${at}/metric_images/${metricImage}`),
	}),
	listBelow(at, path`/metric_images`, {
		name: 'Get Metric Images',
		action: 'Get the metric images of an incident',
		description: 'List the images of metrics that belong to an incident',
		tier: 'Premium',
		traits: METRIC_IMAGES,
	}),
];
