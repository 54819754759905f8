import type { Resource } from '../../operation';
import { computeDeliveryMetrics } from './computeDeliveryMetrics';
import { getDoraMetrics } from './getDoraMetrics';
import { getProjectStatistics } from './getProjectStatistics';

export const analytics: Resource = {
	name: 'Analytics',
	description: 'How fast changes get reviewed, merged and deployed, and how often a project is fetched',
	operations: [computeDeliveryMetrics, getDoraMetrics, getProjectStatistics],
};
