import type { Resource } from '../../operation';
import { history } from '../shared/history';
import { participants } from '../shared/participants';
import { subscription } from '../shared/subscription';
import { timeTracking } from '../shared/timeTracking';
import { addTodo } from '../shared/todo';
import { addLabels } from './addLabels';
import { clone } from './clone';
import { close } from './close';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { deleteIssue } from './delete';
import { get } from './get';
import { getClosingMergeRequests } from './getClosingMergeRequests';
import { getLinks } from './getLinks';
import { getMany } from './getMany';
import { getRelatedMergeRequests } from './getRelatedMergeRequests';
import { getStatistics } from './getStatistics';
import { link } from './link';
import { lock } from './lock';
import { move } from './move';
import { removeLabels } from './removeLabels';
import { reopen } from './reopen';
import { reorder } from './reorder';
import { subject } from './subject';
import { unlink } from './unlink';
import { unlock } from './unlock';
import { update } from './update';

export const issue: Resource = {
	name: 'Issue',
	description: 'Plan and track work',
	operations: [
		addLabels,
		addTodo(subject),
		clone,
		close,
		create,
		createOrUpdate,
		deleteIssue,
		get,
		getClosingMergeRequests,
		getLinks,
		getMany,
		getRelatedMergeRequests,
		getStatistics,
		history(subject),
		link,
		lock,
		move,
		participants(subject),
		removeLabels,
		reopen,
		reorder,
		...subscription(subject),
		...timeTracking(subject),
		unlink,
		unlock,
		update,
	],
};
