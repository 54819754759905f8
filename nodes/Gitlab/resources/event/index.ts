import type { Resource } from '../../operation';
import { getMany } from './getMany';

export const event: Resource = {
	name: 'Event',
	description: 'What people did in GitLab',
	operations: [getMany],
};
