import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { project } from '../fields/project';
import { commentFlags, eventOptions } from './events';

/** What comments can be on, by GitLab's `noteable_type`. */
const SUBJECTS: INodePropertyOptions[] = [
	{ name: 'Commit', value: 'Commit' },
	{ name: 'Issue', value: 'Issue' },
	{ name: 'Merge Request', value: 'MergeRequest' },
	{ name: 'Snippet', value: 'Snippet' },
];

/** What the user fills in: where, and what. */
export const triggerFields: INodeProperties[] = [
	...project.properties,
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: eventOptions,
		default: [],
	},
	{
		displayName: 'Comments On',
		name: 'commentsOn',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { events: [...commentFlags] } },
		options: SUBJECTS,
		default: ['Commit', 'Issue', 'MergeRequest', 'Snippet'],
		description: 'What the comments are on. While all are chosen, comments on anything else come too.',
	},
];

/** Whether the user wants some comments only. */
export function narrowsComments(chosen: readonly string[]): boolean {
	return !SUBJECTS.every(({ value }) => chosen.includes(String(value)));
}
