import type { Resource } from '../../operation';

export const label: Resource = {
	name: 'Label',
	description: 'Labels of projects and groups',
	operations: [],
};
