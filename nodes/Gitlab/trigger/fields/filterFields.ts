import type { INodeProperties } from 'n8n-workflow';
import { FILTERS } from '../filters/accept';
import { roleField } from '../filters/role';

/** All filters, also the one that GitLab is asked for, in the order of their names. */
const fields = [...FILTERS, { field: roleField, flags: undefined }].sort((a, b) =>
	a.field.displayName.localeCompare(b.field.displayName, 'en'),
);

/** What the user can ask of events beyond their kind. Filters that fit no chosen event are not shown. */
export const filterFields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description:
			'An event starts the workflow only if it passes all of these. A filter applies only to the events it makes sense for.',
		options: fields.map(({ field, flags }) => ({
			...field,
			...(flags && { displayOptions: { show: { '/events': [...flags] } } }),
		})),
	},
];
