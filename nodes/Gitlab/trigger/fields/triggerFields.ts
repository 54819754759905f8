import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { commentFlags } from '../events/events';
import { outputField, outputOptions } from '../output/fields';
import { filterFields } from './filterFields';
import { placeFields, placeOptions } from './placeFields';

/** What comments can be on, by GitLab's `noteable_type`. */
const SUBJECTS: INodePropertyOptions[] = [
	{ name: 'Commit', value: 'Commit' },
	{ name: 'Issue', value: 'Issue' },
	{ name: 'Merge Request', value: 'MergeRequest' },
	{ name: 'Snippet', value: 'Snippet' },
];

/** On what comments must be. */
export const commentsOnField: INodeProperties = {
	displayName: 'Comments On',
	name: 'commentsOn',
	type: 'multiOptions',
	required: true,
	options: SUBJECTS,
	default: ['Commit', 'Issue', 'MergeRequest', 'Snippet'],
	description:
		'What the comments are on. If all are chosen, comments on anything else start the workflow too.',
};

/** What the user fills in: where, what, and how it comes out. */
export const triggerFields: INodeProperties[] = [
	...placeFields,
	{
		...commentsOnField,
		displayOptions: { show: { events: [...commentFlags] }, hide: { place: ['instance'] } },
	},
	outputField,
	...filterFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...placeOptions, ...outputOptions],
	},
];

/** Whether the user wants some comments only. */
export function narrowsComments(chosen: readonly string[]): boolean {
	return !SUBJECTS.every(({ value }) => chosen.includes(String(value)));
}
