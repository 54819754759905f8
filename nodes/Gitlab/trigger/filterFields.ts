import type { INodeProperties } from 'n8n-workflow';
import { FILTERS } from './filters/filters';

/** What the user can ask of events beyond their kind. Filters that fit no chosen event are not shown. */
export const filterFields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description:
			'What starts the workflow must get past all of these. A filter holds for the events that it makes sense for.',
		options: FILTERS.map(({ field, flags }) => ({
			...field,
			...(flags && { displayOptions: { show: { '/events': [...flags] } } }),
		})),
	},
];
