import type { Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { history } from '../shared/history';
import { labelChanges } from '../shared/labelChange';
import { participants } from '../shared/participants';
import { stateChanges } from '../shared/stateChange';
import { subscription } from '../shared/subscription';
import { timeTracking } from '../shared/timeTracking';
import { addTodo } from '../shared/todo';
import { addReviewers } from './addReviewers';
import { approve } from './approve';
import { cancelAutoMerge } from './cancelAutoMerge';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { dependencies } from './dependencies';
import { get } from './get';
import { getApprovalRules } from './getApprovalRules';
import { getApprovalState } from './getApprovalState';
import { getApprovals } from './getApprovals';
import { getChanges } from './getChanges';
import { getCommits } from './getCommits';
import { getIssuesClosed } from './getIssuesClosed';
import { getMany } from './getMany';
import { getPipelines } from './getPipelines';
import { getRelatedIssues } from './getRelatedIssues';
import { getReviewers } from './getReviewers';
import { getVersions } from './getVersions';
import { markAsDraft } from './markAsDraft';
import { markAsReady } from './markAsReady';
import { merge } from './merge';
import { rebase } from './rebase';
import { removeReviewers } from './removeReviewers';
import { resetApprovals } from './resetApprovals';
import { runPipeline } from './runPipeline';
import { subject } from './subject';
import { submitReview } from './submitReview';
import { unapprove } from './unapprove';
import { update } from './update';
import { mergeRequestEvent } from './waitForEvent';
import { waitUntilMergeable } from './waitUntilMergeable';

export const mergeRequest: Resource = {
	name: 'Merge Request',
	description: 'Review and merge changes',
	operations: [
		create,
		createOrUpdate,
		get,
		getMany,
		update,
		markAsDraft,
		markAsReady,
		addReviewers,
		removeReviewers,
		deletion(subject, 'Owner'),
		merge,
		cancelAutoMerge,
		waitUntilMergeable,
		mergeRequestEvent.operation,
		rebase,
		submitReview,
		approve,
		unapprove,
		resetApprovals,
		getApprovals,
		getApprovalState,
		getApprovalRules,
		getChanges,
		getCommits,
		getVersions,
		getPipelines,
		runPipeline,
		participants(subject),
		getReviewers,
		getIssuesClosed,
		getRelatedIssues,
		history(subject),
		...timeTracking(subject),
		...stateChanges(subject, 'merging'),
		...dependencies,
		...labelChanges(subject),
		...subscription(subject),
		addTodo(subject),
	],
};
