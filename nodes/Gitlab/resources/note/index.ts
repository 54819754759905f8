import type { Resource } from '../../operation';

export const note: Resource = {
	name: 'Comment',
	description: 'Comments on issues, merge requests, commits and more',
	operations: [],
};
