import type { Resource } from '../../operation';

export const mergeRequest: Resource = {
	name: 'Merge Request',
	description: 'Review and merge changes',
	operations: [],
};
