import type { INodeProperties } from 'n8n-workflow';
import { group, project, projectParam } from '../../fields/places';
import { optionsFor } from '../events/events';
import type { Holder } from '../events/hookEvents';

/** Where a workflow listens: the values of 'Where'. */
export type Where = 'project' | 'projects' | 'group' | 'instance';

/** On what the hooks hang. */
export const HOLDERS: Record<Where, Holder> = {
	project: 'project',
	projects: 'project',
	group: 'group',
	instance: 'instance',
};

const shownIn = (where: Where[], property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { show: { place: where } },
});

const where: INodeProperties = {
	displayName: 'Where',
	name: 'place',
	type: 'options',
	options: [
		{
			name: 'Group',
			value: 'group',
			description: 'A group with all subgroups and projects below it (Premium; needs the role Owner)',
		},
		{ name: 'One Project', value: 'project', description: 'Needs the role Maintainer or Owner' },
		{
			name: 'Several Projects',
			value: 'projects',
			description: 'A list of projects, each with a webhook of its own',
		},
		{
			name: 'Whole Instance',
			value: 'instance',
			description: 'All projects of the server (only for administrators of self-managed instances)',
		},
	],
	default: 'project',
	description: 'Where in GitLab to listen for events',
};

const { property: listed } = projectParam('project');

/** The list of several projects. */
export const projects: INodeProperties = {
	displayName: 'Projects',
	name: 'projects',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Project',
	required: true,
	default: {},
	options: [{ displayName: 'Project', name: 'values', values: [listed] }],
};

const triggerOn = (holder: Holder): INodeProperties =>
	shownIn(
		(Object.keys(HOLDERS) as Where[]).filter((each) => HOLDERS[each] === holder),
		{
			displayName: 'Trigger On',
			name: 'events',
			type: 'multiOptions',
			required: true,
			options: optionsFor(holder),
			default: [],
		},
	);

/** Where to listen, and for which of the events that there are in such a place. */
export const placeFields: INodeProperties[] = [
	where,
	...project.properties.map((property) => shownIn(['project'], property)),
	shownIn(['projects'], projects),
	...group.properties.map((property) => shownIn(['group'], property)),
	triggerOn('project'),
	triggerOn('group'),
	triggerOn('instance'),
];

/** Entries of 'Options' about how deliveries come in. */
export const placeOptions: INodeProperties[] = [
	{
		displayName: 'Ask GitLab for a Sample',
		name: 'testEvent',
		type: 'boolean',
		default: false,
		description:
			"Whether GitLab sends a test of the first event in 'Trigger On' as soon as the editor listens for a test event. Where GitLab has nothing to send, the editor goes on listening.",
	},
	{
		displayName: 'Catch Up',
		name: 'catchUp',
		type: 'boolean',
		default: true,
		description:
			'Whether to ask GitLab again for what it could not deliver in the last 7 days, for example while n8n was switched off',
	},
];
