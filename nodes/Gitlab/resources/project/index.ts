import type { Resource } from '../../operation';

export const project: Resource = {
	name: 'Project',
	description: 'Projects that you can see',
	operations: [],
};
