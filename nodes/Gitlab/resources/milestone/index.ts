import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { stateChanges } from '../shared/stateChange';
import { create } from './create';
import { getBurndownEvents } from './getBurndownEvents';
import { getIssues } from './getIssues';
import { getMany } from './getMany';
import { getMergeRequests } from './getMergeRequests';
import { promote } from './promote';
import { simpleMilestone } from './simple';
import { at, subject } from './subject';
import { update } from './update';

/**
 * @see https://docs.gitlab.com/api/milestones/#get-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-single-milestone
 */
const get = getOne({ noun: 'a milestone', at, simplify: simpleMilestone });

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
