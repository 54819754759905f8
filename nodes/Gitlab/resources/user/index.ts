import type { Resource } from '../../operation';

export const user: Resource = {
	name: 'User',
	description: 'People and bots on the server',
	operations: [],
};
