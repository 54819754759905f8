import type { Resource } from '../../operation';
import { get } from './get';

export const milestone: Resource = {
	name: 'Milestone',
	description: 'Milestones of projects and groups',
	operations: [get],
};
