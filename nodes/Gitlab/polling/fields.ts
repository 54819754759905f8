import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { group, project } from '../fields/places';
import { HOOK_EVENTS } from '../trigger/events/hookEvents';
import { filterFields } from '../trigger/fields/filterFields';
import { projects } from '../trigger/fields/placeFields';
import { commentsOnField } from '../trigger/fields/triggerFields';
import { outputField } from '../trigger/output/fields';
import { LABELS, outputsBy } from '../trigger/output/outputs';
import type { Where } from './places';
import { TO_DO } from './streams/lists';

/** How far back anything is told unless the user says otherwise, in days. */
export const LOOK_BACK_DAYS = 7;

/** What polling can tell of the events that webhooks tell, by their flags. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
	confidential_issues_events: 'A confidential issue or task is opened, changed, closed or reopened',
	confidential_note_events: 'An internal note, or a comment on a confidential issue, is added',
	deployment_events: 'A deployment gets another status',
	issues_events: 'An issue, task or incident is opened, changed, closed or reopened',
	job_events: 'The status of a CI/CD job changes',
	merge_requests_events:
		'A merge request is opened, changed, approved, merged, closed or reopened, or a review is requested',
	milestone_events: 'A milestone of a project is created, closed, reopened or deleted',
	note_events: 'A comment is added on an issue, merge request, commit or snippet',
	pipeline_events: 'The status of a CI/CD pipeline changes',
	push_events: 'Commits are pushed to a branch, or a branch is created or deleted',
	releases_events: 'A release is created',
	tag_push_events: 'A tag is created or deleted',
};

const events: INodePropertyOptions[] = [
	...HOOK_EVENTS.filter(({ flag }) => flag in DESCRIPTIONS).map(({ flag, name }) => ({
		name,
		value: flag,
		description: DESCRIPTIONS[flag],
	})),
	{
		name: 'My To-Dos',
		value: TO_DO,
		description:
			"Something is put on the to-do list of the credential's user: a mention, an assignment, a review request",
	},
].sort((a, b) => a.name.localeCompare(b.name));

const shownIn = (where: Where, property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { show: { place: [where] } },
});

/** What the user fills in: where, what, and how it comes out. */
export const pollingFields: INodeProperties[] = [
	{
		displayName: 'Where',
		name: 'place',
		type: 'options',
		options: [
			{
				name: 'All My Projects',
				value: 'instance',
				description: "All projects that the credential's user is a member of",
			},
			{
				name: 'Group',
				value: 'group',
				description: 'A group with all subgroups and projects below it',
			},
			{ name: 'One Project', value: 'project', description: 'Reading it is enough' },
			{
				name: 'Several Projects',
				value: 'projects',
				description: 'A list of projects, each asked by itself',
			},
		],
		default: 'project',
		description: 'Where in GitLab to look for events',
	},
	...project.properties.map((property) => shownIn('project', property)),
	shownIn('projects', projects),
	...group.properties.map((property) => shownIn('group', property)),
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: events,
		default: [],
	},
	{ ...commentsOnField, displayOptions: { show: { events: ['note_events', 'confidential_note_events'] } } },
	outputField,
	...filterFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Look Back',
				name: 'lookBack',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 2 },
				default: LOOK_BACK_DAYS,
				description:
					'For how many days events still start the workflow that happened while n8n or GitLab was away, or the workflow was switched off',
			},
			{
				displayName: 'Output per Event',
				name: 'outputPerEvent',
				type: 'boolean',
				default: false,
				description: "Whether the node has an output for each event in 'Trigger On', instead of one for all",
			},
		],
	},
];

/** The node's outputs. */
export const outputs = outputsBy({
	...Object.fromEntries(Object.entries(LABELS).filter(([flag]) => flag in DESCRIPTIONS)),
	[TO_DO]: 'To-Dos',
});
