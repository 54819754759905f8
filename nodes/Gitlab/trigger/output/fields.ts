import type { INodeProperties } from 'n8n-workflow';

/** How much of an event comes out. */
export const outputField: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'Simplified',
			value: 'simplified',
			description: 'What most workflows use, in the same form for all events',
		},
		{ name: 'Full Payload', value: 'full', description: 'The body as GitLab has sent it' },
	],
	default: 'simplified',
	description: 'How much of the event to return',
};

/** Entries of 'Options' about what comes out. */
export const outputOptions: INodeProperties[] = [
	{
		displayName: 'Include Headers',
		name: 'includeHeaders',
		type: 'boolean',
		default: false,
		description: "Whether to return the delivery's headers too, except secret ones",
	},
	{
		displayName: 'Output per Event',
		name: 'outputPerEvent',
		type: 'boolean',
		default: false,
		description: "Whether the node has an output for each event in 'Trigger On', instead of one for all",
	},
];
