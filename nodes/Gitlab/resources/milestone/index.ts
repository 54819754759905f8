import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { stateChanges } from '../shared/stateChange';
import { create } from './create';
import { get } from './get';
import { getBurndownEvents } from './getBurndownEvents';
import { getIssues } from './getIssues';
import { getMany } from './getMany';
import { getMergeRequests } from './getMergeRequests';
import { promote } from './promote';
import { subject } from './subject';
import { update } from './update';

export const milestone: Resource = {
	name: 'Milestone',
	description: 'Milestones of projects and groups',
	operations: [
		create,
		deletion(subject, 'Planner'),
		get,
		getBurndownEvents,
		getIssues,
		getMany,
		getMergeRequests,
		promote,
		...stateChanges(subject, 'deleting', { reopen: 'activate', role: 'Planner' }),
		update,
	],
};
