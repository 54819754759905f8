import type { Resource } from '../../operation';
import { results } from './results';
import { services } from './services';

export const statusCheck: Resource = {
	name: 'Status Check',
	description: 'External services that check merge requests',
	operations: [...services, ...results],
};
