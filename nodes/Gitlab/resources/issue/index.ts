import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { history } from '../shared/history';
import { labelChanges } from '../shared/labelChange';
import { locking } from '../shared/locking';
import { participants } from '../shared/participants';
import { stateChanges } from '../shared/stateChange';
import { subscription } from '../shared/subscription';
import { timeTracking } from '../shared/timeTracking';
import { addTodo } from '../shared/todo';
import { clone } from './clone';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { get } from './get';
import { getClosingMergeRequests } from './getClosingMergeRequests';
import { getLinks } from './getLinks';
import { getMany } from './getMany';
import { getRelatedMergeRequests } from './getRelatedMergeRequests';
import { getStatistics } from './getStatistics';
import { link } from './link';
import { metricImagesOf } from './metricImages';
import { move } from './move';
import { reorder } from './reorder';
import { subject } from './subject';
import { timeline } from './timeline';
import { unlink } from './unlink';
import { update } from './update';
import { issueEvent } from './waitForEvent';

export const issue: Resource = {
	name: 'Issue',
	description: 'Plan and track work',
	operations: [
		addTodo(subject),
		clone,
		create,
		createOrUpdate,
		deletion(subject, 'Owner'),
		get,
		getClosingMergeRequests,
		getLinks,
		getMany,
		getRelatedMergeRequests,
		getStatistics,
		history(subject),
		link,
		...metricImagesOf,
		move,
		participants(subject),
		reorder,
		...stateChanges(subject, 'deleting'),
		...labelChanges(subject),
		...locking(subject),
		...subscription(subject),
		...timeline,
		...timeTracking(subject),
		unlink,
		update,
		issueEvent.operation,
	],
};
